package io.github.quern.tornado.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.contract.Tensors;
import io.github.quern.data.DType;
import io.github.quern.data.Ranges;
import io.github.quern.data.Tensor;
import io.github.quern.parity.BackendParity;
import io.github.quern.parity.ParityReport;
import io.github.quern.parity.ParityTest;
import io.github.quern.parity.Positions;
import io.github.quern.parity.Tier;
import io.github.quern.parity.TierResult;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The processor and TornadoVM's first device compute the same, beside each other in one engine. */
class DeviceParityTest {
  private static BackendParity everywhere(Genred genred, Tensor... arguments) {
    return BackendParity.of(genred, arguments).require("tornado", "simd", "scalar");
  }

  /** Several kernels, whose results go from one to the next. */
  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void valuesAndGradientsAreThoseOfTheOracle(DType dtype) {
    Genred gradient =
        Genred.of("P * (X | Y)")
            .aliases("P = Pm(1)", "X = Vi(3)", "Y = Vj(3)")
            .reductionOp("LogSumExp")
            .axis(1)
            .build()
            .valueAndGradient("P", "X", "Y");
    Tensor[] arguments = Tensors.random(gradient.arguments(), 130, 300, dtype, 5);
    ParityReport report = everywhere(gradient, arguments).check();
    assertEquals(
        List.of("tornado", "simd", "scalar"),
        report.compared().stream().map(TierResult.Compared::tier).toList());
    report.compared().forEach(tier -> assertEquals(4, tier.results().size()));
  }

  /** Data on a grid have many ties. */
  @ParameterizedTest
  @EnumSource(names = {"FLOAT16", "FLOAT32", "FLOAT64"})
  void neighboursInRangesAreThoseOfTheOracle(DType dtype) {
    Genred neighbours =
        Genred.of("SqDist(X,Y)")
            .aliases("X = Vi(2)", "Y = Vj(2)")
            .reductionOp("KMin_ArgKMin")
            .optArg(7)
            .axis(1)
            .build();
    double[] grid = new double[2 * 200];
    for (int entry = 0; entry < grid.length; entry++) {
      grid[entry] = entry * 7 % 11;
    }
    Tensor points = Tensors.of(dtype, grid, 200, 2);
    Ranges ranges =
        Ranges.overJ(
            new long[][] {{0, 50}, {60, 200}},
            new long[] {1, 3},
            new long[][] {{10, 90}, {0, 20}, {100, 200}});
    // Ties go to the lowest position on every tier, so that none needs Positions.BY_VALUE.
    everywhere(neighbours, points, points)
        .withOptions(CallOptions.DEFAULT.withRanges(ranges))
        .withPositions(Positions.EXACT)
        .check();
  }

  @ParityTest(require = "tornado")
  void theDeviceThatComputesIsOneOfTheTiers(Tier tier) {
    Genred sum = Genred.of("X * Y").aliases("X = Vi(1)", "Y = Vj(1)").axis(1).build();
    String device = sum.explain(tier.options(), DType.FLOAT32).device().description();
    assertTrue(tier.devices().stream().anyMatch(one -> one.description().equals(device)), device);
    assertEquals(Engine.shared(), tier.engine());
    assertEquals(6, sum.call(tier.options(), ones(2), ones(6)).at(1));
  }

  private static Tensor ones(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return Tensor.of(ones, count, 1);
  }
}

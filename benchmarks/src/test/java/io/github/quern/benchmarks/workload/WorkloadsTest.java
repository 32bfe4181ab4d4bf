package io.github.quern.benchmarks.workload;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import io.github.quern.parity.BackendParity;
import io.github.quern.parity.ParityReport;
import io.github.quern.parity.Positions;
import io.github.quern.parity.Tolerance;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkloadsTest {
  private static final int M = 113;
  private static final int N = 131;

  private Engine engine = Engine.shared();

  @BeforeAll
  void open() {
    engine = Engine.create(2);
  }

  @AfterAll
  void close() {
    engine.close();
  }

  static Stream<Workload> all() {
    return Stream.concat(Workloads.set().stream(), Stream.of(Workloads.TILE));
  }

  private Tensor byScalarTier(Workload workload, int m, int n) {
    CallOptions options = CallOptions.DEFAULT.withBackend("scalar");
    return workload
        .reduction(engine)
        .call(workload.ranges(m, n).map(options::withRanges).orElse(options), workload.data(m, n));
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyTierAgreesWithTheOracleAndWithTheJavaLoop(Workload workload) {
    Tensor[] data = workload.data(M, N);
    CallOptions options =
        workload.ranges(M, N).map(CallOptions.DEFAULT::withRanges).orElse(CallOptions.DEFAULT);
    BackendParity parity =
        BackendParity.of(workload.reduction(engine), data)
            .withOptions(options)
            .withTolerance(Tolerance.ofLargest(workload.tolerance()))
            .withPositions(Positions.BY_VALUE);
    ParityReport report = parity.check();
    assertTrue(report.compared().getFirst().results().getFirst().largest() > 0);
    parity.against("the Java loop", () -> workload.plainJava(data)).check();
  }

  @Test
  void theSetIsThatOfTheTables() {
    assertEquals(
        List.of(
            "gaussian-d3",
            "gradient-d3",
            "logsumexp-d3",
            "argkmin-d3",
            "argkmin-d50",
            "gaussian-d10",
            "gaussian-d100",
            "gaussian-d1000",
            "block-sparse-d3",
            "gaussian-d3-double"),
        Workloads.set().stream().map(Workload::name).toList());
    Workload inDouble = Workloads.find("gaussian-d3-double");
    assertEquals(DType.FLOAT64, byScalarTier(inDouble, 2, 2).dtype());
  }

  @Test
  void blocksReachFourBlocksToEitherSide() {
    Workload sparse = Workloads.find("block-sparse-d3");
    // Rows 0-100 see columns 0-500, rows 100-200 columns 0-600, and rows 200-250 columns 0-700.
    assertEquals(100 * 500 + 100 * 600 + 50 * 700, sparse.pairs(250, 1000));
    Tensor[] data = sparse.data(1000, 1000);
    Tensor[] near = {
      data[0], rows(data[1], 500, 600), rows(data[2], 100, 1000), rows(data[3], 100, 1000)
    };
    double[] expected = Workloads.find("gaussian-d3").plainJava(near).toDoubleArray();
    double[] got = sparse.plainJava(data).toDoubleArray();
    assertArrayEquals(expected, Arrays.copyOfRange(got, 500, 600));
  }

  private static Tensor rows(Tensor tensor, int start, int end) {
    int columns = Math.toIntExact(tensor.shape().size(1));
    float[] part = Arrays.copyOfRange(Numbers.floats(tensor), start * columns, end * columns);
    return Tensor.of(part, end - start, columns);
  }

  @Test
  void aTileLeavesTheOtherRowsZero() {
    assertEquals(64 * 131, Workloads.TILE.pairs(113, 131));
    double[] sums = byScalarTier(Workloads.TILE, 113, 131).toDoubleArray();
    assertTrue(Arrays.stream(sums, 0, 64).allMatch(sum -> sum > 0));
    assertTrue(Arrays.stream(sums, 64, 113).allMatch(sum -> sum == 0));
  }

  @Test
  void theDataAreThoseOfRandomWithSeedOne() {
    Random random = new Random(1);
    Tensor[] data = Workloads.find("gaussian-d10").data(2, 3);
    assertArrayEquals(new float[] {0.6f}, data[0].toFloatArray());
    for (Tensor tensor : List.of(data).subList(1, 4)) {
      for (float number : tensor.toFloatArray()) {
        assertEquals(random.nextFloat(), number);
      }
    }
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() {
    Exception failure = assertThrows(IllegalArgumentException.class, () -> Workloads.find("gauss"));
    assertTrue(
        String.valueOf(failure.getMessage())
            .startsWith("There is no workload 'gauss'; there are gaussian-d3, gradient-d3, "),
        failure::getMessage);
  }
}

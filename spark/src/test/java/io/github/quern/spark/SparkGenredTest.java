package io.github.quern.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.contract.BackendContract;
import io.github.quern.contract.ReductionCase;
import io.github.quern.contract.Tensors;
import io.github.quern.contract.Tier;
import io.github.quern.data.DType;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import io.github.quern.testing.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Distributed calls give what calls in one process give. */
class SparkGenredTest {
  @RegisterExtension static final LocalSession SPARK = new LocalSession();

  static Stream<Arguments> reductions() {
    return ReductionCase.all().stream()
        .flatMap(reduction ->
            Stream.of(
                Arguments.of(reduction, 0, DType.FLOAT64, Distribution.TILES),
                Arguments.of(reduction, 1, DType.FLOAT32, Distribution.TILES)));
  }

  /** Exact values, ties included, so that positions and sums are exact as well. */
  @ParameterizedTest(name = "{0}, axis {1}, {2}, {3}")
  @MethodSource("reductions")
  void reductionsAreThoseOfOneProcess(
      ReductionCase reduction, int axis, DType dtype, Distribution distribution) {
    Genred genred = reduction.builder(new Tier(Engine.shared(), CallOptions.DEFAULT), axis).build();
    int m = 90;
    int n = 130;
    Tensor[] arguments = ReductionCase.arguments(genred, m, n, dtype, 1);
    try (SparkResult result = SPARK.call(genred, distribution, arguments)) {
      List<Tensor> results = new ArrayList<>();
      for (int number = 0; number < result.names().size(); number++) {
        results.add(result.tensor(number));
      }
      int rows = axis == 1 ? m : n;
      reduction.requireRight(
          distribution.toString(),
          results,
          axis,
          ReductionCase.dense(rows, axis == 1 ? n : m),
          arguments);
      assertEquals(distribution, result.plan().distribution());
    }
  }

  /** What the bits of float64 allow: sums of about 100 terms, in another order. */
  private static void requireClose(Tensor expected, Tensor got) {
    assertEquals(expected.shape(), got.shape());
    assertEquals(expected.dtype(), got.dtype());
    double largest = 0;
    for (long entry = 0; entry < expected.count(); entry++) {
      largest = Math.max(largest, Math.abs(expected.at(entry)));
    }
    Numbers.requireAgreement(
        "sum", expected.toDoubleArray(), got.toDoubleArray(), 1e-13, 1e-13 * largest);
  }

  @ParameterizedTest
  @EnumSource
  void gradientsAreThoseOfOneProcess(Distribution distribution) {
    Genred gradient = Frames.gaussian().valueAndGradient("G", "X", "Y", "B");
    Tensor[] arguments = Tensors.random(gradient.arguments(), 90, 130, DType.FLOAT64, 3);
    List<Tensor> expected = gradient.callAll(CallOptions.DEFAULT, arguments);
    try (SparkResult result = SPARK.call(gradient, distribution, arguments)) {
      for (int number = 0; number < expected.size(); number++) {
        requireClose(expected.get(number), result.tensor(number));
      }
    }
  }

  @Test
  void gradientsOfLogSumExpAreThoseOfOneProcess() {
    Genred gradient =
        Genred.of("(X | Y) * G")
            .aliases("G = Pm(1)", "X = Vi(3)", "Y = Vj(3)")
            .reductionOp("LogSumExp")
            .axis(0)
            .build()
            .gradient("X", "Y");
    Tensor[] arguments = Tensors.random(gradient.arguments(), 90, 130, DType.FLOAT64, 4);
    List<Tensor> expected = gradient.callAll(CallOptions.DEFAULT, arguments);
    try (SparkResult result = SPARK.call(gradient, Distribution.TILES, arguments)) {
      requireClose(expected.get(0), result.tensor(0));
      requireClose(expected.get(1), result.tensor(1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void parametersMayHaveBatchElements(Distribution distribution) {
    Genred genred = Frames.gaussian().valueAndGradient("X", "G");
    Tensor[] arguments = Tensors.random(genred.arguments(), 90, 130, DType.FLOAT64, 5);
    Tensor several = Tensor.of(new double[] {0.1, 1, 10}, 3, 1);
    SparkArguments distributed =
        Frames.distributed(SPARK.get(), genred, arguments).with("G", several);
    // One incoming gradient for each batch element is not a matter of rows, so the driver has it.
    Tensor e = Tensors.random(genred.arguments(), 90, 3, DType.FLOAT64, 6)[4];
    Tensor incoming = Slices.joined(List.of(one(e), one(e), one(e)), 0);
    distributed = withoutE(distributed, arguments).with("e", incoming).with("G", several);
    Tensor[] whole = {several, one(arguments[1]), one(arguments[2]), one(arguments[3]), incoming};
    List<Tensor> expected = genred.callAll(CallOptions.DEFAULT, whole);
    try (SparkResult result =
        SparkGenred.of(genred, SPARK.get())
            .with(LocalSession.SMALL_BLOCKS.withDistribution(distribution))
            .call(distributed)) {
      requireClose(expected.get(0), result.tensor(0));
      assertEquals(Shape.of(3, 90, 2), result.tensor(0).shape());
      requireClose(expected.get(1).reshaped(Shape.of(90, 3)), result.tensor(1));
      requireClose(expected.get(2), result.tensor(2));
    }
  }

  private static Tensor one(Tensor rows) {
    return rows.reshaped(Shape.of(1, rows.shape().size(0), rows.shape().size(1)));
  }

  private static SparkArguments withoutE(SparkArguments arguments, Tensor... all) {
    Dataset<Row> points = Frames.frame(SPARK.get(), List.of("X"), List.of(all[1]));
    return new SparkArguments(
        Optional.of(DistributedRows.of(points).bind("X", "X")),
        arguments.rowsJ(),
        arguments.tensors());
  }

  /** Whatever partitions the rows come in, and whatever order tasks end in. */
  @ParameterizedTest
  @EnumSource
  void bitsDependOnTheDataOnly(Distribution distribution) {
    Genred genred = Frames.gaussian();
    Tensor[] arguments = Tensors.random(genred.arguments(), 90, 130, DType.FLOAT32, 8);
    SparkGenred spark =
        SparkGenred.of(genred, SPARK.get())
            .with(LocalSession.SMALL_BLOCKS.withDistribution(distribution));
    SparkArguments once = Frames.distributed(SPARK.get(), genred, arguments);
    Dataset<Row> columns =
        Frames.frame(SPARK.get(), List.of("Y", "B"), List.of(arguments[2], arguments[3]));
    SparkArguments again =
        once.j(DistributedRows.of(columns.coalesce(1)).bind("Y", "Y").bind("B", "B"));
    try (SparkResult first = spark.call(once);
        SparkResult second = spark.call(again)) {
      BackendContract.assertSameBits(first.tensor(0), second.tensor(0));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 5", "5, 0", "0, 0", "1, 1"})
  void emptyInputIsFine(int m, int n) {
    Genred genred = Frames.gaussian();
    Tensor[] arguments = Tensors.random(genred.arguments(), m, n, DType.FLOAT32, 11);
    SparkGenred spark = SparkGenred.of(genred, SPARK.get()).with(LocalSession.SMALL_BLOCKS);
    try (SparkResult result = spark.call(Frames.distributed(SPARK.get(), genred, arguments))) {
      BackendContract.assertSameBits(genred.call(arguments), result.tensor(0));
      assertEquals(m, result.dataset().count());
    }
  }

  @Test
  void integersAndIndicesAreThoseOfTheWhole() {
    Genred genred =
        Genred.of("IfElse(K - L, X, 0) * (IndexJ() <= IndexI())")
            .aliases("X = Vi(1)", "K = Vi(1)", "L = Vj(1)")
            .axis(1)
            .build();
    Tensor x = Tensor.of(new double[90], 90, 1);
    long[] k = new long[90];
    long[] l = new long[130];
    for (int row = 0; row < 90; row++) {
      k[row] = (1L << 60) + row % 7;
    }
    for (int row = 0; row < 130; row++) {
      l[row] = (1L << 60) + row % 5;
    }
    Tensor ones =
        Tensors.of(DType.FLOAT64, DoubleStream.generate(() -> 1).limit(90).toArray(), 90, 1);
    assertEquals(x.shape(), ones.shape());
    Tensor[] arguments = {ones, Tensor.of(k, 90, 1), Tensor.of(l, 130, 1)};
    try (SparkResult result = SPARK.call(genred, Distribution.TILES, arguments)) {
      BackendContract.assertSameBits(genred.call(arguments), result.tensor(0));
      assertTrue(result.tensor(0).at(89) > 0);
    }
  }
}

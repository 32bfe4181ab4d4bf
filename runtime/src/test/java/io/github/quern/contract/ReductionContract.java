package io.github.quern.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.api.Genred;
import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every reduction gives what its definition says, ties included, for every size and type. */
public interface ReductionContract extends Tier.Contract {
  /**
   * M and N: so many that they are split, around blocks and tiles, a prime, one, and none. The
   * largest come first, since a tier may compile again where its buffers grow.
   */
  private static int[][] sizes() {
    return new int[][] {
      {20_000, 3},
      {3, 20_000},
      {65, 300},
      {64, 128},
      {13, 127},
      {129, 1},
      {1, 129},
      {1, 1},
      {5, 0},
      {0, 5},
      {0, 0}
    };
  }

  /** Reductions, axes and types. */
  static Stream<Arguments> cases() {
    return ReductionCase.all().stream()
        .flatMap(reduction ->
            Stream.of(0, 1)
                .flatMap(axis ->
                    Stream.of(DType.FLOAT16, DType.FLOAT32, DType.FLOAT64)
                        .map(dtype -> Arguments.of(reduction, axis, dtype))));
  }

  @ParameterizedTest(name = "{0}, axis {1}, {2}")
  @MethodSource("io.github.quern.contract.ReductionContract#cases")
  default void reductionsAreRightForEverySize(ReductionCase reduction, int axis, DType dtype) {
    Genred genred = reduction.builder(tier(), axis).build();
    for (int[] size : sizes()) {
      Tensor[] arguments = ReductionCase.arguments(genred, size[0], size[1], dtype, 21);
      List<Tensor> results = genred.callAll(tier().options(), arguments);
      int rows = size[1 - axis];
      int columns = size[axis];
      for (Tensor result : results) {
        assertEquals(rows, result.shape().size(0));
        assertEquals(result.dtype().isInteger() ? DType.INT64 : dtype, result.dtype());
      }
      reduction.requireRight(
          "M = " + size[0] + ", N = " + size[1],
          results,
          axis,
          ReductionCase.dense(rows, columns),
          arguments);
    }
  }

  @ParameterizedTest(name = "{0}, K = {1}, N = {2}")
  @CsvSource({
    "KMin, 1, 200",
    "KMin_ArgKMin, 1, 200",
    "ArgKMin, 40, 200",
    "KMin_ArgKMin, 40, 5000",
    "KMin, 5, 3",
    "KMin_ArgKMin, 40, 39",
    "ArgKMin, 5, 0"
  })
  default void anyNumberOfSmallestValuesIsFound(String name, int k, int n) {
    ReductionCase reduction =
        new ReductionCase(io.github.quern.reduction.Reductions.find(name).orElseThrow(), false, k);
    Genred genred = reduction.builder(tier(), 1).build();
    Tensor[] arguments = ReductionCase.arguments(genred, 70, n, DType.FLOAT32, 22);
    List<Tensor> results = genred.callAll(tier().options(), arguments);
    assertEquals(List.of(70L, (long) k, 2L), results.getFirst().shape().sizes());
    reduction.requireRight("N = " + n, results, 1, ReductionCase.dense(70, n), arguments);
  }

  @ParameterizedTest
  @CsvSource({"KMin, 1", "KMin, 3", "KMin_ArgKMin, 40"})
  default void smallestValuesOfScalarsHaveOneAxisLess(String name, int k) {
    Genred genred =
        tier().of("Square(X - Y)", "X = Vi(1)", "Y = Vj(1)").reductionOp(name).optArg(k).build();
    double[] y = new double[300];
    for (int j = 0; j < y.length; j++) {
      y[j] = (j * 7) % 300;
    }
    List<Tensor> results =
        genred.callAll(
            tier().options(),
            Tensors.of(DType.FLOAT64, new double[] {0, 10}, 2, 1),
            Tensors.of(DType.FLOAT64, y, 300, 1));
    for (Tensor result : results) {
      assertEquals(List.of(2L, (long) k), result.shape().sizes());
    }
    for (int rank = 0; rank < k; rank++) {
      assertEquals((double) rank * rank, results.getFirst().get(0, rank));
      // 7 · 43 = 301, so that j = 43 rank mod 300 has y = rank.
      if (results.size() == 2) {
        assertEquals((43L * rank) % 300, results.get(1).longAt(rank));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"Min_ArgMin", "Max_ArgMax", "KMin_ArgKMin"})
  default void nanNeverWinsAndInfinityHasPosition0(String name) {
    Genred genred =
        (name.startsWith("K")
                ? tier().of("X * Y", "X = Vi(1)", "Y = Vj(1)").optArg(1)
                : tier().of("X * Y", "X = Vi(1)", "Y = Vj(1)"))
            .reductionOp(name)
            .build();
    double worst = name.startsWith("Max") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    double nan = Double.NaN;
    List<Tensor> some = call(genred, nan, worst, nan, 5, 5, nan);
    assertEquals(5, some.get(0).at(0));
    assertEquals(3, some.get(1).longAt(0));
    for (double[] nothing : new double[][] {{nan, nan}, {nan, worst}, {worst, worst}, {}}) {
      List<Tensor> none = call(genred, nothing);
      assertEquals(worst, none.get(0).at(0));
      assertEquals(0, none.get(1).longAt(0));
    }
  }

  private List<Tensor> call(Genred genred, double... y) {
    return genred.callAll(
        tier().options(),
        Tensors.of(DType.FLOAT32, new double[] {1}, 1, 1),
        Tensors.of(DType.FLOAT32, y, y.length, 1));
  }
}

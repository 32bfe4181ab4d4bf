package io.github.quern.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.api.Genred;
import io.github.quern.api.GenredBuilder;
import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import io.github.quern.testing.Numbers;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sum schemes and wide accumulators are right, and as accurate as they are meant to be. */
public interface SummationContract extends Tier.Contract {
  /** What one million terms, all floats, are. */
  enum Terms {
    /** Random numbers between 0 and 1, whose rounding errors mostly cancel. */
    RANDOM,
    /** All 0.1f: rounding goes the same way again and again, and its errors add up. */
    EQUAL
  }

  /**
   * Whether few rows are cut into thousands of chunks of columns, so that all sums are short and
   * the scheme makes no difference.
   */
  default boolean cutsFewRowsFinely() {
    return false;
  }

  /** The error of a sum of one million terms, relative to it. */
  private double error(Terms terms, String scheme, String accumulators) {
    double[] y =
        switch (terms) {
          case RANDOM ->
              new SplittableRandom(61).doubles(1_000_000).map(number -> (float) number).toArray();
          case EQUAL -> DoubleStream.generate(() -> 0.1f).limit(1_000_000).toArray();
        };
    // The products with 1 are exact, and so is this sum but for some 1e-13.
    double exact = 0;
    double lost = 0;
    for (double term : y) {
      double corrected = term - lost;
      double next = exact + corrected;
      lost = (next - exact) - corrected;
      exact = next;
    }
    Genred genred =
        tier()
            .of("X * Y", "X = Vi(1)", "Y = Vj(1)")
            .sumScheme(scheme)
            .dtypeAcc(accumulators)
            .build();
    Tensor sum =
        genred.call(
            tier().options(),
            // The sums of fewer rows are made of several parts.
            Tensors.of(DType.FLOAT32, new double[] {1, 1, 1, 1, 1}, 5, 1),
            Tensors.of(DType.FLOAT32, y, y.length, 1));
    return Math.abs(sum.at(0) - exact) / exact;
  }

  @ParameterizedTest
  @CsvSource({
    "kahan_scheme, auto",
    "direct_sum, float64",
    "block_sum, float64",
    "kahan_scheme, float64"
  })
  default void kahanAndWideAccumulatorsRoundTheResultOnly(String scheme, String accumulators) {
    // 2^-24 for the result, and as much where sums of chunks are joined.
    for (Terms terms : Terms.values()) {
      double error = error(terms, scheme, accumulators);
      assertTrue(error <= 2 * 0x1p-24, terms + ", " + scheme + ", " + accumulators + ": " + error);
    }
  }

  /**
   * What they are needed for: without them, errors that add up are many times larger. Where errors
   * cancel, none of the schemes is better for certain.
   */
  @Test
  default void errorsThatAddUpAreLargeWithoutThemAndSmallerInBlocks() {
    double direct = error(Terms.EQUAL, "direct_sum", "auto");
    double block = error(Terms.EQUAL, "block_sum", "auto");
    if (!cutsFewRowsFinely()) {
      assertTrue(direct > 100 * 2 * 0x1p-24, "direct " + direct);
      assertTrue(block < direct / 10, "blocks " + block + ", direct " + direct);
    }
    // A rounding for each term of a tile of 128, and for each of the 7813 tiles; a tier that cuts a
    // row into chunks of tiles stays far below.
    assertTrue(block <= (128 + 7813) * 0x1p-24, "blocks " + block);
    // Where roundings cancel, 7813 of them are as large as some 90.
    assertTrue(error(Terms.RANDOM, "block_sum", "auto") <= 100 * 0x1p-24);
  }

  @ParameterizedTest
  @CsvSource({
    "Sum, direct_sum, auto",
    "Sum, kahan_scheme, auto",
    "Sum, block_sum, float64",
    "LogSumExp, direct_sum, float64",
    "LogSumExp, kahan_scheme, auto",
    "SumSoftMaxWeight, kahan_scheme, float64",
    "Max_SumShiftExpWeight, kahan_scheme, auto",
    "ArgMin, kahan_scheme, float64"
  })
  default void everyReductionTakesThem(String name, String scheme, String accumulators) {
    for (ReductionCase reduction : ReductionCase.all()) {
      if (!reduction.reduction().name().equals(name)) {
        continue;
      }
      for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
        GenredBuilder builder = reduction.builder(tier(), 1);
        Genred genred = builder.sumScheme(scheme).dtypeAcc(accumulators).build();
        for (int[] size : new int[][] {{3, 20_000}, {65, 300}, {5, 0}}) {
          Tensor[] arguments = ReductionCase.arguments(genred, size[0], size[1], dtype, 62);
          reduction.requireRight(
              dtype + ", N = " + size[1],
              genred.callAll(tier().options(), arguments),
              1,
              ReductionCase.dense(size[0], size[1]),
              arguments);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"direct_sum", "block_sum", "kahan_scheme"})
  default void infinitiesAndNanGoThroughEveryScheme(String scheme) {
    Genred genred = tier().of("X * Y", "X = Vi(1)", "Y = Vj(1)").sumScheme(scheme).build();
    double infinity = Double.POSITIVE_INFINITY;
    double[] y = new double[300];
    java.util.Arrays.fill(y, 1);
    y[200] = infinity;
    Tensor result =
        genred.call(
            tier().options(),
            Tensors.of(DType.FLOAT32, new double[] {1, -1, 0}, 3, 1),
            Tensors.of(DType.FLOAT32, y, 300, 1));
    Numbers.requireEqual(
        scheme, new double[] {infinity, -infinity, Double.NaN}, result.toDoubleArray());
    assertEquals(DType.FLOAT32, result.dtype());
  }
}

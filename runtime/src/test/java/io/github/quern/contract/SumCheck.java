package io.github.quern.contract;

import io.github.quern.api.Genred;
import io.github.quern.data.DType;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import io.github.quern.testing.Numbers;
import java.util.stream.IntStream;

/** Compares sums with the interpreter's, row by row. */
final class SumCheck {
  /**
   * The roundings that an error may be made of. A tile sums 128 columns, and no formula of the
   * contract sums more than 100 components; the largest sums of components are arguments of
   * exponentials, which turn them into relative errors of up to 4 times the size.
   */
  private static final int ROUNDINGS = 512;

  /** Rows at the ends and at the borders of blocks and tiles; the others are like them. */
  private static final int[] ROWS = {0, 1, 62, 63, 64, 126, 127, 128};

  private final Genred genred;
  private final Genred magnitude;
  private final Tensor[] arguments;

  /**
   * A check of one call.
   *
   * @param genred the sum of a formula
   * @param magnitude the sum of the formula's absolute value
   * @param arguments the arguments of the call
   */
  SumCheck(Genred genred, Genred magnitude, Tensor[] arguments) {
    this.genred = genred;
    this.magnitude = magnitude;
    this.arguments = arguments;
  }

  /** The largest relative error of one rounding. */
  static double roundoff(DType dtype) {
    return switch (dtype) {
      case FLOAT16 -> 0x1p-11;
      case FLOAT32 -> 0x1p-24;
      case FLOAT64 -> 0x1p-53;
      case INT32, INT64 -> throw new IllegalArgumentException("integers are exact");
    };
  }

  /**
   * Requires that |result - exact| is at most 512 roundings of the sum of absolute values, and one
   * in double precision for each term that the oracle adds to the sum of those before.
   *
   * @param what for messages
   * @param terms how many terms the sums have
   * @param result what the tier gives
   */
  void requireRight(String what, long terms, Tensor result) {
    int count = Math.toIntExact(result.shape().size(0));
    int[] rows =
        IntStream.concat(IntStream.of(ROWS), IntStream.of(count - 1))
            .filter(row -> row >= 0 && row < count)
            .toArray();
    double[][] exact = genred.oracle().rows(rows, arguments);
    double[][] sizes = magnitude.oracle().rows(rows, arguments);
    requireShape(what, Shape.of(count, genred.dimension()), result.shape());
    for (int k = 0; k < rows.length; k++) {
      for (int component = 0; component < exact[k].length; component++) {
        Numbers.requireAgreement(
            what + ": " + genred + ", row " + rows[k] + ", component " + component,
            new double[] {exact[k][component]},
            new double[] {result.get(rows[k], component)},
            0,
            (ROUNDINGS * roundoff(result.dtype()) + terms * roundoff(DType.FLOAT64))
                * sizes[k][component]);
      }
    }
  }

  private static void requireShape(String what, Shape expected, Shape actual) {
    if (!expected.equals(actual)) {
      throw new AssertionError(what + ": expected shape " + expected + " but got " + actual);
    }
  }
}

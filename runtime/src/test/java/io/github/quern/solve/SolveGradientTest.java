package io.github.quern.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.api.CallOptions;
import io.github.quern.data.DType;
import io.github.quern.data.Ranges;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Derivatives of (e | (alpha I + K)⁻¹ b), by differences of solutions. */
class SolveGradientTest {
  private static final int N = 7;
  private static final double STEP = 1e-5;
  private static final SolveOptions OPTIONS =
      SolveOptions.DEFAULT
          .withAlpha(0.3)
          .withEps(1e-15)
          .withCall(CallOptions.DEFAULT.withBackend("scalar"));

  private static KernelSolve solve(int axis) {
    // A kernel that is symmetric for x = y and w = v, with all kinds of variables.
    return KernelSolve.of("(1 + w*v) * Exp(-g*SqDist(x,y)) * MatVecMult(m, b)")
        .aliases(
            "x = Vi(2)",
            "y = Vj(2)",
            "w = Vi(1)",
            "v = Vj(1)",
            "g = Pm(1)",
            "m = Pm(4)",
            axis == 1 ? "b = Vj(2)" : "b = Vi(2)")
        .unknown("b")
        .axis(axis)
        .build();
  }

  private static Tensor[] arguments() {
    Tensor x = Dense.normal(1, N, 2);
    Tensor w = Dense.normal(2, N, 1);
    return new Tensor[] {
      x,
      x,
      w,
      w,
      Tensor.of(new double[] {0.7}, 1),
      Tensor.of(new double[] {2, 0.5, 0.5, 1}, 4),
      Dense.normal(3, N, 2)
    };
  }

  private static final Tensor E = Dense.normal(4, N, 2);

  private static double value(KernelSolve solve, SolveOptions options, Tensor... arguments) {
    return Dense.vector(E).dotProduct(Dense.vector(solve.solve(options, arguments).tensor()));
  }

  /** The arguments with a number added to an entry of some of them. */
  private static Tensor[] moved(Tensor[] arguments, int entry, double step, int... positions) {
    Tensor[] moved = arguments.clone();
    for (int position : positions) {
      double[] numbers = arguments[position].toDoubleArray();
      numbers[entry] += step;
      long[] shape =
          arguments[position].shape().sizes().stream().mapToLong(Long::longValue).toArray();
      moved[position] = Tensor.of(numbers, shape);
    }
    return moved;
  }

  /** Requires that the derivatives with respect to some arguments that move together are right. */
  private static void require(
      KernelSolve solve, SolveOptions options, SolveGradient gradient, int... positions) {
    Tensor[] arguments = arguments();
    for (int entry = 0; entry < arguments[positions[0]].count(); entry++) {
      double sum = 0;
      for (int position : positions) {
        assertEquals(arguments[position].shape(), gradient.of(position).shape());
        sum += gradient.of(position).at(entry);
      }
      double difference =
          (value(solve, options, moved(arguments, entry, STEP, positions))
                  - value(solve, options, moved(arguments, entry, -STEP, positions)))
              / (2 * STEP);
      // The error of the difference is that of the solution over 2e-5, and of third order.
      assertEquals(difference, sum, 1e-6 * Math.max(1, Math.abs(sum)), "entry " + entry);
    }
  }

  private static SolveGradient gradient(KernelSolve solve, SolveOptions options) {
    Tensor a = solve.solve(options, arguments()).tensor();
    return solve.gradient(options, a, E, arguments());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void derivativesWithRespectToAllArgumentsAreThoseOfDifferences(int axis) {
    KernelSolve solve = solve(axis);
    SolveGradient gradient = gradient(solve, OPTIONS);
    // x and y, and w and v, move together: the matrix is to stay symmetric.
    require(solve, OPTIONS, gradient, 0, 1);
    require(solve, OPTIONS, gradient, 2, 3);
    require(solve, OPTIONS, gradient, 4);
    require(solve, OPTIONS, gradient, 6);
    assertArrayEquals(gradient.of(1).toDoubleArray(), gradient.of("y").toDoubleArray());
  }

  @Test
  void theDerivativeWithRespectToAMatrixIsSymmetricPartByPart() {
    KernelSolve solve = solve(1);
    double[] derivative = gradient(solve, OPTIONS).of("m").toDoubleArray();
    Tensor[] arguments = arguments();
    for (int diagonal : new int[] {0, 3}) {
      double difference =
          (value(solve, OPTIONS, moved(arguments, diagonal, STEP, 5))
                  - value(solve, OPTIONS, moved(arguments, diagonal, -STEP, 5)))
              / (2 * STEP);
      assertEquals(difference, derivative[diagonal], 1e-6);
    }
    Tensor[] up = moved(moved(arguments, 1, STEP, 5), 2, STEP, 5);
    Tensor[] down = moved(moved(arguments, 1, -STEP, 5), 2, -STEP, 5);
    double difference = (value(solve, OPTIONS, up) - value(solve, OPTIONS, down)) / (2 * STEP);
    assertEquals(difference, derivative[1] + derivative[2], 1e-6);
  }

  @Test
  void theDerivativeWithRespectToAlphaIsThatOfDifferences() {
    KernelSolve solve = solve(1);
    double difference =
        (value(solve, OPTIONS.withAlpha(0.3 + STEP), arguments())
                - value(solve, OPTIONS.withAlpha(0.3 - STEP), arguments()))
            / (2 * STEP);
    assertEquals(difference, gradient(solve, OPTIONS).alpha(), 1e-6);
  }

  @Test
  void rangesHoldForTheDerivativesToo() {
    KernelSolve solve = solve(1);
    int[][] blocks = {{0, 3}, {3, N}};
    Ranges ranges = Ranges.of(blocks, new int[] {1, 2}, blocks, blocks, new int[] {1, 2}, blocks);
    SolveOptions options = OPTIONS.withCall(OPTIONS.call().withRanges(ranges));
    SolveGradient gradient = gradient(solve, options);
    require(solve, options, gradient, 0, 1);
    require(solve, options, gradient, 4);
  }

  @Test
  void derivativesHaveTheTypeOfTheArguments() {
    KernelSolve solve = solve(1);
    Tensor[] single = arguments();
    for (int position = 0; position < single.length; position++) {
      single[position] = single[position].cast(DType.FLOAT32);
    }
    SolveOptions options = OPTIONS.withEps(1e-7);
    Tensor a = solve.solve(options, single).tensor();
    SolveGradient gradient = solve.gradient(options, a, E.cast(DType.FLOAT32), single);
    SolveGradient exact = gradient(solve, OPTIONS);
    for (int position = 0; position < single.length; position++) {
      assertEquals(DType.FLOAT32, gradient.of(position).dtype());
      double scale = Dense.vector(exact.of(position)).getLInfNorm();
      // Products have relative errors of some 1e-7; the condition number is below 100.
      assertArrayEquals(
          exact.of(position).toDoubleArray(), gradient.of(position).toDoubleArray(), 1e-4 * scale);
    }
  }

  @Test
  void whatIsBroadcastAlongABatchAxisGetsTheSum() {
    KernelSolve solve =
        KernelSolve.of("Exp(-g*SqDist(x,y)) * b")
            .aliases("x = Vi(2)", "y = Vj(2)", "g = Pm(1)", "b = Vj(1)")
            .unknown("b")
            .axis(1)
            .build();
    Tensor x = Dense.normal(1, 2, N, 2);
    Tensor b = Dense.normal(2, 2, N, 1);
    Tensor e = Dense.normal(3, 2, N, 1);
    Tensor g = Tensor.of(new double[] {0.7}, 1, 1);
    Tensor a = solve.solve(OPTIONS, x, x, g, b).tensor();
    SolveGradient together = solve.gradient(OPTIONS, a, e, x, x, g, b);
    double sum = 0;
    for (int element = 0; element < 2; element++) {
      Tensor[] own = {
        part(x, element, 2),
        part(x, element, 2),
        Tensor.of(new double[] {0.7}, 1),
        part(b, element, 1)
      };
      SolveGradient gradient =
          solve.gradient(OPTIONS, part(a, element, 1), part(e, element, 1), own);
      sum += gradient.of("g").at(0);
      assertArrayEquals(
          gradient.of("x").toDoubleArray(),
          part(together.of("x"), element, 2).toDoubleArray(),
          1e-12);
    }
    assertEquals(Shape.of(1, 1), together.of("g").shape());
    assertEquals(sum, together.of("g").at(0), 1e-12);
  }

  private static Tensor part(Tensor batch, int element, int columns) {
    double[] numbers = batch.toDoubleArray();
    return Tensor.of(
        Arrays.copyOfRange(numbers, element * N * columns, (element + 1) * N * columns),
        N,
        columns);
  }
}

package io.github.quern.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import io.github.quern.solve.Eigenpairs;
import io.github.quern.solve.KernelSolution;
import io.github.quern.solve.KernelSolve;
import io.github.quern.solve.Lanczos;
import io.github.quern.solve.SolveGradient;
import io.github.quern.solve.SolveOptions;
import io.github.quern.testing.Numbers;
import java.util.Arrays;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Linear systems and eigenpairs of a Gaussian kernel, against the matrix that is stored. */
public interface SolveContract extends Tier.Contract {
  /** One more than a tile of columns. */
  int N = 129;

  double ALPHA = 0.5;

  private KernelSolve solve() {
    return KernelSolve.of("Exp(-g * SqDist(x,y)) * b")
        .aliases("g = Pm(1)", "x = Vi(2)", "y = Vj(2)", "b = Vj(2)")
        .unknown("b")
        .axis(1)
        .engine(tier().engine())
        .build();
  }

  private SolveOptions options(DType dtype) {
    return SolveOptions.DEFAULT
        .withAlpha(ALPHA)
        .withEps(dtype == DType.FLOAT32 ? 1e-6 : 1e-13)
        .withCall(tier().options());
  }

  /** Numbers between 0 and 1; x is y. */
  private static Tensor[] arguments(KernelSolve solve, DType dtype) {
    Tensor[] arguments = Tensors.random(solve.arguments(), N, N, dtype, 71);
    arguments[2] = arguments[1];
    return arguments;
  }

  /** exp(-g |x_i - x_j|²), multiplied by |x_i - x_j|² if that is wanted. */
  private static RealMatrix matrix(Tensor g, Tensor x, boolean timesDistance) {
    RealMatrix matrix = MatrixUtils.createRealMatrix(N, N);
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        double distance =
            Math.pow(x.get(i, 0) - x.get(j, 0), 2) + Math.pow(x.get(i, 1) - x.get(j, 1), 2);
        double kernel = Math.exp(-g.get(0) * distance);
        matrix.setEntry(i, j, timesDistance ? distance * kernel : kernel);
      }
    }
    return matrix;
  }

  private static RealMatrix rows(Tensor tensor) {
    RealMatrix rows = MatrixUtils.createRealMatrix(N, 2);
    for (int i = 0; i < N; i++) {
      rows.setRow(i, new double[] {tensor.get(i, 0), tensor.get(i, 1)});
    }
    return rows;
  }

  private static DecompositionSolver dense(RealMatrix matrix) {
    RealMatrix shift = MatrixUtils.createRealIdentityMatrix(N).scalarMultiply(ALPHA);
    return new CholeskyDecomposition(matrix.add(shift)).getSolver();
  }

  /** The condition number is up to 129 / 0.5, and each product has relative errors like these. */
  private static double tolerance(DType dtype) {
    return dtype == DType.FLOAT32 ? 1e-3 : 1e-10;
  }

  private static void require(String what, RealMatrix expected, Tensor actual) {
    double scale = expected.getFrobeniusNorm() / Math.sqrt(2 * N);
    for (int i = 0; i < N; i++) {
      Numbers.requireAgreement(
          what + ", row " + i,
          expected.getRow(i),
          new double[] {actual.get(i, 0), actual.get(i, 1)},
          0,
          tolerance(actual.dtype()) * scale);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  default void solutionsAndTheirDerivativesAreThoseOfTheDenseMatrix(DType dtype) {
    KernelSolve solve = solve();
    Tensor[] arguments = arguments(solve, dtype);
    RealMatrix kernel = matrix(arguments[0], arguments[1], false);
    KernelSolution solution = solve.solve(options(dtype), arguments);
    assertEquals(dtype, solution.tensor().dtype());
    RealMatrix a = dense(kernel).solve(rows(arguments[3]));
    require(solve + ", " + dtype, a, solution.tensor());

    // The number is half the sum of the squares of the solution, whose gradient is the solution.
    SolveGradient gradient =
        solve.gradient(options(dtype), solution.tensor(), solution.tensor(), arguments);
    RealMatrix lambda = dense(kernel).solve(a);
    require("gradient in b, " + dtype, lambda, gradient.of("b"));
    double inG =
        lambda
            .transpose()
            .multiply(matrix(arguments[0], arguments[1], true))
            .multiply(a)
            .getTrace();
    Numbers.requireAgreement(
        "gradient in g, " + dtype,
        new double[] {inG},
        gradient.of("g").toDoubleArray(),
        0,
        tolerance(dtype) * lambda.getFrobeniusNorm() * kernel.multiply(a).getFrobeniusNorm());
  }

  /** The eigenvalues; shifted, since Commons Math may fail where some are below rounding errors. */
  private static double[] eigenvalues(RealMatrix matrix) {
    RealMatrix shift = MatrixUtils.createRealIdentityMatrix(N).scalarMultiply(N);
    double[] shifted = new EigenDecomposition(matrix.add(shift)).getRealEigenvalues();
    return Arrays.stream(shifted).map(value -> value - N).toArray();
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  default void leadingEigenvaluesAreThoseOfTheDenseMatrix(DType dtype) {
    KernelSolve solve = solve();
    Tensor[] arguments = arguments(solve, dtype);
    double[] exact = eigenvalues(matrix(arguments[0], arguments[1], false));
    // The unknown has two columns, so that each eigenvalue is there twice.
    Eigenpairs pairs = Lanczos.leading(solve.kernel(options(dtype), arguments), 4);
    Numbers.requireAgreement(
        "eigenvalues, " + dtype,
        new double[] {exact[0], exact[0], exact[1], exact[1]},
        pairs.values().stream().mapToDouble(Double::doubleValue).toArray(),
        0,
        (dtype == DType.FLOAT32 ? 1e-5 : 1e-12) * exact[0]);
    assertTrue(
        pairs.residuals().stream().allMatch(residual -> residual < 1e-5 * exact[0]),
        () -> pairs.residuals().toString());
  }
}

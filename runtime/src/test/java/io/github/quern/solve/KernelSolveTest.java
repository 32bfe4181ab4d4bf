package io.github.quern.solve;

import static io.github.quern.dsl.Terms.exp;
import static io.github.quern.dsl.Terms.pm;
import static io.github.quern.dsl.Terms.sqDist;
import static io.github.quern.dsl.Terms.vi;
import static io.github.quern.dsl.Terms.vj;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.api.CallOptions;
import io.github.quern.api.JavaOperator;
import io.github.quern.data.DType;
import io.github.quern.data.Ranges;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import io.github.quern.dsl.Term;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.JacobiPreconditioner;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealLinearOperator;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;

public class KernelSolveTest {
  private static final SolveOptions TIGHT =
      SolveOptions.DEFAULT
          .withAlpha(0.1)
          .withEps(1e-12)
          .withCall(CallOptions.DEFAULT.withBackend("scalar"));

  private static KernelSolveBuilder gaussian(int columns) {
    return KernelSolve.of("Exp(-SqDist(x,y)) * b")
        .aliases("x = Vi(3)", "y = Vj(3)", "b = Vj(" + columns + ")")
        .unknown("b")
        .axis(1);
  }

  private static double gauss(double[] x, double[] y) {
    return Math.exp(-Dense.squaredDistance(x, y));
  }

  /** (alpha I + K)⁻¹ b, by Cholesky's decomposition. */
  private static RealMatrix dense(double alpha, Tensor x, Tensor b) {
    return solver(alpha, x).solve(Dense.matrix(b));
  }

  private static DecompositionSolver solver(double alpha, Tensor x) {
    RealMatrix matrix = Dense.kernel(x, x, KernelSolveTest::gauss);
    RealMatrix shift = MatrixUtils.createRealIdentityMatrix(matrix.getRowDimension());
    return new CholeskyDecomposition(matrix.add(shift.scalarMultiply(alpha))).getSolver();
  }

  @Test
  public void anyOperatorCanTakeTheMatrixsPlace() {
    Tensor x = Dense.normal(1, 40, 3);
    Tensor b = Dense.normal(2, 40, 1);
    RealLinearOperator kernel = Dense.operator(Dense.kernel(x, x, KernelSolveTest::gauss));
    assertRows(dense(0.1, x, b), KernelSolve.solve(TIGHT, kernel, b).tensor(), 1e-10);
    assertEquals(
        "The right-hand side has 39 entries, but the operator has 40 rows.",
        assertThrows(
                IllegalArgumentException.class,
                () -> KernelSolve.solve(TIGHT, kernel, Tensor.of(new double[39], 39, 1)))
            .getMessage());
  }

  private static void assertRows(RealMatrix expected, Tensor actual, double tolerance) {
    assertEquals(
        Shape.of(expected.getRowDimension(), expected.getColumnDimension()), actual.shape());
    double scale = expected.getNorm() / expected.getRowDimension();
    for (int row = 0; row < expected.getRowDimension(); row++) {
      assertArrayEquals(
          expected.getRow(row), Dense.row(actual, row), tolerance * Math.max(1, scale));
    }
  }

  @Test
  void severalRightHandSidesOf500PointsAgreeWithTheDenseSolution() {
    Tensor x = Dense.normal(1, 500, 3);
    Tensor b = Dense.normal(2, 500, 2);
    KernelSolution solution = gaussian(2).build().solve(TIGHT, x, x, b);
    assertRows(dense(0.1, x, b), solution.tensor(), 1e-8);
    assertTrue(solution.residual() <= Math.sqrt(1000) * 1e-12, () -> "" + solution.residual());
    assertTrue(solution.iterations() > 10, () -> "" + solution.iterations());
  }

  @Test
  void theStopCriterionIsThatOfKeOps() {
    Tensor x = Dense.normal(1, 50, 3);
    Tensor b = Dense.normal(2, 50, 2);
    List<Double> residuals = new ArrayList<>();
    List<Double> targets = new ArrayList<>();
    SolveOptions options =
        TIGHT
            .withEps(1e-3)
            .withListener((iterations, residual, target) -> {
              residuals.add(residual);
              targets.add(target);
              assertEquals(residuals.size(), iterations);
            });
    KernelSolution solution = gaussian(2).build().solve(options, x, x, b);
    double target = Math.sqrt(100) * 1e-3;
    assertEquals(residuals.size(), solution.iterations());
    assertEquals(residuals.getLast(), solution.residual());
    for (int iteration = 0; iteration < residuals.size(); iteration++) {
      boolean last = iteration == residuals.size() - 1;
      assertEquals(last, residuals.get(iteration) <= target, "iteration " + iteration);
      assertEquals(target, targets.get(iteration));
    }
    RealVector a = Dense.vector(solution.tensor());
    RealVector product =
        LinearOperators.shifted(0.1, gaussian(2).build().kernel(options, x, x, b)).operate(a);
    assertEquals(Dense.vector(b).subtract(product).getNorm(), solution.residual(), 1e-12);
  }

  @Test
  void aRightHandSideWithinTheToleranceGivesZerosAtOnce() {
    Tensor x = Dense.normal(1, 4, 3);
    Tensor b = Tensor.of(new double[] {1e-3, -1e-3, 1e-3, 1e-3}, 4, 1);
    KernelSolution within = gaussian(1).build().solve(TIGHT.withEps(1.001e-3), x, x, b);
    assertArrayEquals(new double[4], within.tensor().toDoubleArray());
    assertEquals(0, within.iterations());
    assertEquals(2e-3, within.residual(), 1e-18);
    assertTrue(gaussian(1).build().solve(TIGHT.withEps(0.999e-3), x, x, b).iterations() > 0);
  }

  @Test
  void aSystemWithoutRowsHasAnEmptySolution() {
    Tensor x = Tensor.of(new double[0], 0, 3);
    KernelSolution solution =
        gaussian(1).build().solve(TIGHT, x, x, Tensor.of(new double[0], 0, 1));
    assertEquals(Shape.of(0, 1), solution.tensor().shape());
  }

  @Test
  void axis0SolvesForAVariableIndexedByI() {
    Tensor x = Dense.normal(1, 40, 3);
    Tensor b = Dense.normal(2, 40, 2);
    KernelSolve solve =
        KernelSolve.of("Exp(-SqDist(x,y)) * b")
            .aliases("b = Vi(2)", "x = Vi(3)", "y = Vj(3)")
            .unknown("Var(0,2,0)")
            .build();
    assertRows(dense(0.1, x, b), solve.solve(TIGHT, b, x, x).tensor(), 1e-10);
  }

  @Test
  void formulasFromJavaGiveTheSameBits() {
    Tensor x = Dense.normal(1, 40, 3);
    Tensor b = Dense.normal(2, 40, 2);
    Tensor expected = gaussian(2).build().solve(TIGHT, x, x, b).tensor();
    Term unplacedX = vi(3);
    Term unplacedY = vj(3);
    Term unplacedB = vj(2);
    KernelSolve unplaced =
        KernelSolve.of(
                exp(sqDist(unplacedX, unplacedY).negate()).times(unplacedB),
                unplacedX,
                unplacedY,
                unplacedB)
            .unknown(unplacedB)
            .axis(1)
            .build();
    assertArrayEquals(
        expected.toDoubleArray(), unplaced.solve(TIGHT, x, x, b).tensor().toDoubleArray());
    KernelSolve placed =
        KernelSolve.of(exp(sqDist(vi(0, 3), vj(1, 3)).negate()).times(vj(2, 2)))
            .unknown(vj(2, 2))
            .axis(1)
            .build();
    assertArrayEquals(
        expected.toDoubleArray(), placed.solve(TIGHT, x, x, b).tensor().toDoubleArray());
  }

  @Test
  void argumentsOfSinglePrecisionGiveASolutionOfSinglePrecision() {
    Tensor x = Dense.normal(1, 200, 3).cast(DType.FLOAT32);
    Tensor b = Dense.normal(2, 200, 1).cast(DType.FLOAT32);
    KernelSolution solution = gaussian(1).build().solve(TIGHT.withEps(1e-6), x, x, b);
    assertEquals(DType.FLOAT32, solution.tensor().dtype());
    // Products have relative errors of some 1e-7; the condition number is about 50 / 0.1.
    assertRows(dense(0.1, x, b), solution.tensor(), 1e-4);
  }

  @Test
  void aCauchyKernelOf10000PointsConverges() {
    Tensor x = Dense.normal(1, 10_000, 3);
    Tensor b = Dense.normal(2, 10_000, 1);
    KernelSolve solve =
        KernelSolve.of("Inv(IntCst(1) + SqDist(X,Y)) * A")
            .aliases("X = Vi(3)", "Y = Vj(3)", "A = Vj(1)")
            .unknown("A")
            .axis(1)
            .build();
    KernelSolution solution = solve.solve(TIGHT.withEps(5e-7), x, x, b);
    RealVector product =
        LinearOperators.shifted(0.1, solve.kernel(TIGHT, x, x, b))
            .operate(Dense.vector(solution.tensor()));
    RealVector right = Dense.vector(b);
    double residual = right.subtract(product).getNorm() / right.getNorm();
    assertTrue(residual < 1e-6, () -> "relative residual " + residual);
  }

  @Test
  void aParameterCoversAMatrixValuedKernel() {
    Term x = vi(2);
    Term y = vj(2);
    Term g = pm(1);
    Term b = vj(2);
    KernelSolve solve =
        KernelSolve.of(exp(g.times(sqDist(x, y)).negate()).times(b), x, y, g, b)
            .unknown(b)
            .axis(1)
            .build();
    Tensor points = Dense.normal(1, 30, 2);
    Tensor right = Dense.normal(2, 30, 2);
    Tensor gamma = Tensor.of(new double[] {1}, 1);
    assertRows(
        dense(0.1, points, right),
        solve.solve(TIGHT, points, points, gamma, right).tensor(),
        1e-10);
  }

  @Test
  void aPreconditionerSavesIterationsAndChangesNoSolution() {
    int n = 300;
    Tensor x = Dense.normal(1, n, 3);
    Tensor w = Tensor.of(Dense.normal(3, n).toDoubleArray(), n, 1);
    Tensor b = Dense.normal(2, n, 1);
    // W K W with weights exp(w): a badly scaled kernel, which its diagonal repairs.
    KernelSolve solve =
        KernelSolve.of("Exp(u + v - 20*SqDist(x,y)) * b")
            .aliases("x = Vi(3)", "y = Vj(3)", "u = Vi(1)", "v = Vj(1)", "b = Vj(1)")
            .unknown("b")
            .axis(1)
            .build();
    SolveOptions options = TIGHT.withAlpha(1e-3).withEps(1e-9);
    double[] diagonal = w.toDoubleArray();
    for (int i = 0; i < n; i++) {
      diagonal[i] = Math.exp(2 * diagonal[i]) + 1e-3;
    }
    KernelSolution plain = solve.solve(options, x, x, w, w, b);
    KernelSolution preconditioned =
        solve.solve(
            options.withPreconditioner(new JacobiPreconditioner(diagonal, true)), x, x, w, w, b);
    assertTrue(
        preconditioned.iterations() < plain.iterations() / 2,
        () -> preconditioned.iterations() + " of " + plain.iterations());
    RealVector difference =
        Dense.vector(plain.tensor()).subtract(Dense.vector(preconditioned.tensor()));
    assertTrue(
        difference.getNorm() < 1e-5 * Dense.vector(plain.tensor()).getNorm(),
        () -> "difference " + difference.getNorm());
  }

  @Test
  void batchElementsAreSystemsOfTheirOwnWithOneStopCriterion() {
    Tensor x = Dense.normal(1, 3, 20, 3);
    Tensor b = Dense.normal(2, 3, 20, 2);
    Tensor together = gaussian(2).build().solve(TIGHT, x, x, b).tensor();
    assertEquals(Shape.of(3, 20, 2), together.shape());
    for (int element = 0; element < 3; element++) {
      assertRows(
          dense(0.1, part(x, element, 20, 3), part(b, element, 20, 2)),
          part(together, element, 20, 2),
          1e-10);
    }
  }

  private static Tensor part(Tensor batch, int element, int rows, int columns) {
    double[] part = new double[rows * columns];
    System.arraycopy(batch.toDoubleArray(), element * part.length, part, 0, part.length);
    return Tensor.of(part, rows, columns);
  }

  @Test
  void rangesMakeTheMatrixBlockSparse() {
    Tensor x = Dense.normal(1, 30, 3);
    Tensor b = Dense.normal(2, 30, 1);
    int[][] blocks = {{0, 12}, {12, 30}};
    Ranges ranges = Ranges.of(blocks, new int[] {1, 2}, blocks, blocks, new int[] {1, 2}, blocks);
    Tensor a =
        gaussian(1)
            .build()
            .solve(TIGHT.withCall(TIGHT.call().withRanges(ranges)), x, x, b)
            .tensor();
    RealMatrix matrix = Dense.kernel(x, x, KernelSolveTest::gauss);
    matrix.setSubMatrix(new double[12][18], 0, 12);
    matrix.setSubMatrix(new double[18][12], 12, 0);
    RealMatrix shifted = matrix.add(MatrixUtils.createRealIdentityMatrix(30).scalarMultiply(0.1));
    assertRows(new CholeskyDecomposition(shifted).getSolver().solve(Dense.matrix(b)), a, 1e-10);
  }

  @Test
  void operatorsOfTheUsersOwnCanBeCalled() {
    JavaOperator hat =
        JavaOperator.of("Hat", KernelSolveTest.class, "hat").withDerivatives("-Exp(-a)");
    KernelSolve solve =
        KernelSolve.of("Hat(SqDist(x,y)) * b")
            .aliases("x = Vi(3)", "y = Vj(3)", "b = Vj(1)")
            .operators(hat)
            .unknown("b")
            .axis(1)
            .build();
    Tensor x = Dense.normal(1, 40, 3);
    Tensor b = Dense.normal(2, 40, 1);
    assertRows(dense(0.1, x, b), solve.solve(TIGHT, x, x, b).tensor(), 1e-10);
  }

  /** What an operator of the users' own computes. */
  public static double hat(double a) {
    return Math.exp(-a);
  }
}

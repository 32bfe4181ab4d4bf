package io.github.quern.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.api.Genred;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import io.github.quern.testing.DocumentationPage;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealLinearOperator;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SymmLQ;
import org.junit.jupiter.api.Test;

/** The examples of {@code docs/kernelsolve.md} are lines of this test. */
class KernelSolvePageTest {
  private final int n = 60;
  private final Tensor gamma = Tensor.of(new double[] {0.5}, 1);
  private final Tensor x = Dense.normal(1, n, 3);

  static RealVector centre(RealVector v) {
    return v.mapSubtract(v.dotProduct(new ArrayRealVector(v.getDimension(), 1)) / v.getDimension());
  }

  @Test
  void systemsAndTheirDerivatives() {
    Tensor b = Dense.normal(2, n, 2);
    Tensor e = Dense.normal(3, n, 2);
    KernelSolve solve =
        KernelSolve.of("Exp(-G * SqDist(X,Y)) * B")
            .aliases("G = Pm(1)", "X = Vi(3)", "Y = Vj(3)", "B = Vj(2)")
            .unknown("B")
            .axis(1)
            .build();
    SolveOptions options = SolveOptions.DEFAULT.withAlpha(0.1);
    KernelSolution solution = solve.solve(options, gamma, x, x, b);
    Tensor a = solution.tensor(); // (N, 2), like b
    assertEquals(b.shape(), a.shape());
    SolveGradient gradient = solve.gradient(options, a, e, gamma, x, x, b);
    Tensor inB = gradient.of("B");
    Tensor inGamma = gradient.of("G");
    double inAlpha = gradient.alpha();
    assertEquals(b.shape(), inB.shape());
    assertEquals(Shape.of(1), inGamma.shape());
    assertEquals(-Dense.vector(inB).dotProduct(Dense.vector(a)), inAlpha, 1e-12);
  }

  @Test
  void operatorsAndEigenpairs() {
    Genred gaussian =
        Genred.of("Exp(-G * SqDist(X,Y)) * B")
            .aliases("G = Pm(1)", "X = Vi(3)", "Y = Vj(3)", "B = Vj(1)")
            .axis(1)
            .build();
    RealVector right = Dense.vector(Dense.normal(2, n));
    ReductionOperator kernel = ReductionOperator.of(gaussian, "B", gamma, x, x).symmetric();
    RealLinearOperator shifted = LinearOperators.shifted(0.1, kernel);
    RealVector c = new SymmLQ(1000, 1e-10, false).solve(shifted, right);
    double residual = shifted.operate(c).subtract(right).getNorm();
    // SymmLQ's tolerance is relative to |A| |c|, and |A| is below 60.1.
    assertTrue(residual < 1e-10 * 60.1 * c.getNorm(), () -> "residual " + residual);

    RealLinearOperator centred =
        LinearOperators.symmetric(n, v -> centre(kernel.operate(centre(v))));
    Eigenpairs components = Lanczos.leading(centred, 3);
    RealVector first =
        components.vectors().get(0).mapMultiply(Math.sqrt(components.values().get(0)));

    RealMatrix dense = Dense.kernel(x, x, (s, t) -> Math.exp(-0.5 * Dense.squaredDistance(s, t)));
    RealMatrix mean = MatrixUtils.createRealMatrix(n, n).scalarAdd(-1.0 / n);
    RealMatrix projection = mean.add(MatrixUtils.createRealIdentityMatrix(n));
    RealMatrix product = projection.multiply(dense).multiply(projection);
    EigenDecomposition exact =
        new EigenDecomposition(product.add(product.transpose()).scalarMultiply(0.5));
    for (int k = 0; k < 3; k++) {
      assertEquals(exact.getRealEigenvalue(k), components.values().get(k), 1e-10);
    }
    assertEquals(exact.getRealEigenvalue(0), first.dotProduct(first), 1e-10);
    assertEquals(0, first.dotProduct(new ArrayRealVector(n, 1)), 1e-10);
  }

  @Test
  void thePageHasTheseExamples() {
    DocumentationPage.read("docs/kernelsolve.md")
        .requireExamplesIn("runtime/src/test/java/io/github/quern/solve/KernelSolvePageTest.java");
  }
}

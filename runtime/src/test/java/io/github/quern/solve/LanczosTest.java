package io.github.quern.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.api.Genred;
import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealLinearOperator;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanczosTest {
  private static final Tensor X = Dense.normal(1, 200, 3);

  private static RealMatrix kernelMatrix() {
    return Dense.kernel(X, X, (x, y) -> Math.exp(-Dense.squaredDistance(x, y)));
  }

  private static ReductionOperator kernel(DType dtype) {
    Genred genred =
        Genred.of("Exp(-SqDist(x,y)) * b")
            .aliases("x = Vi(3)", "y = Vj(3)", "b = Vj(1)")
            .axis(1)
            .build();
    return ReductionOperator.of(genred, "b", X.cast(dtype), X.cast(dtype));
  }

  /** A matrix with these eigenvalues and random eigenvectors. */
  private static RealMatrix withEigenvalues(double... values) {
    RealMatrix q =
        new QRDecomposition(Dense.matrix(Dense.normal(3, values.length, values.length))).getQ();
    RealMatrix product =
        q.multiply(MatrixUtils.createRealDiagonalMatrix(values)).multiply(q.transpose());
    return product.add(product.transpose()).scalarMultiply(0.5);
  }

  /** Requires that pairs are orthonormal eigenpairs with these eigenvalues. */
  private static void require(
      double[] expected, double tolerance, Eigenpairs pairs, RealLinearOperator operator) {
    assertArrayEquals(
        expected, pairs.values().stream().mapToDouble(Double::doubleValue).toArray(), tolerance);
    for (int k = 0; k < expected.length; k++) {
      RealVector vector = pairs.vectors().get(k);
      RealVector product = operator.operate(vector);
      double residual = product.subtract(vector.mapMultiply(pairs.values().get(k))).getNorm();
      assertEquals(residual, pairs.residuals().get(k), 1e-12);
      for (int l = 0; l <= k; l++) {
        assertEquals(k == l ? 1 : 0, vector.dotProduct(pairs.vectors().get(l)), 1e-12);
      }
    }
  }

  private static void requireSmallResiduals(Eigenpairs pairs, double largest) {
    assertTrue(
        pairs.residuals().stream().allMatch(residual -> residual <= largest),
        () -> pairs.residuals().toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 40, 199, 200})
  void leadingPairsOfAKernelAreThoseOfTheDenseMatrix(int count) {
    double[] dense = new EigenDecomposition(kernelMatrix()).getRealEigenvalues();
    Eigenpairs pairs = Lanczos.leading(kernel(DType.FLOAT64), count);
    require(Arrays.copyOf(dense, count), 1e-10, pairs, kernel(DType.FLOAT64));
    requireSmallResiduals(pairs, 1.01e-8 * dense[0]);
  }

  @Test
  void aSmallBasisRestarts() {
    double[] dense = new EigenDecomposition(kernelMatrix()).getRealEigenvalues();
    LanczosOptions small = LanczosOptions.DEFAULT.withBasisSize(1);
    Eigenpairs pairs = Lanczos.leading(kernel(DType.FLOAT64), 4, small);
    require(Arrays.copyOf(dense, 4), 1e-10, pairs, kernel(DType.FLOAT64));
    requireSmallResiduals(pairs, 1.01e-8 * dense[0]);
    assertTrue(pairs.products() > 18 + 4, () -> pairs.products() + " products, so no restart");
  }

  @Test
  void singlePrecisionGivesItsOwnAccuracy() {
    double[] dense = new EigenDecomposition(kernelMatrix()).getRealEigenvalues();
    Eigenpairs pairs = Lanczos.leading(kernel(DType.FLOAT32), 5);
    require(Arrays.copyOf(dense, 5), 1e-5, pairs, kernel(DType.FLOAT32));
    requireSmallResiduals(pairs, 1e-6 * dense[0]);
  }

  @Test
  void multipleEigenvaluesComeAsOftenAsTheyAre() {
    double[] values = new double[60];
    Arrays.setAll(values, k -> k < 4 ? 5 : k < 6 ? 3 : -0.1 * k);
    RealLinearOperator operator = Dense.operator(withEigenvalues(values));
    for (int count = 1; count <= 8; count++) {
      Eigenpairs pairs = Lanczos.leading(operator, count);
      require(Arrays.copyOf(values, count), 1e-12, pairs, operator);
      requireSmallResiduals(pairs, 1e-7);
    }
  }

  @Test
  void theIdentityAndZeroHaveAnyOrthonormalVectors() {
    RealLinearOperator identity = LinearOperators.symmetric(9, v -> v);
    require(new double[] {1, 1, 1, 1}, 1e-14, Lanczos.leading(identity, 4), identity);
    RealLinearOperator zero = LinearOperators.symmetric(9, v -> v.mapMultiply(0));
    require(new double[9], 0, Lanczos.leading(zero, 9), zero);
    require(new double[2], 0, Lanczos.leading(zero, 2), zero);
  }

  @Test
  void matricesOfLowRankHaveZerosBesides() {
    double[] values = new double[30];
    values[0] = 2;
    values[1] = 1;
    RealLinearOperator operator = Dense.operator(withEigenvalues(values));
    require(new double[] {2, 1, 0, 0}, 1e-12, Lanczos.leading(operator, 4), operator);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 40, 80, 128, 129})
  void eigenvaluesBelowRoundingErrorsDoNoHarm(int count) {
    Tensor x = Dense.normal(5, 129, 1);
    RealMatrix smooth = Dense.kernel(x, x, (a, b) -> Math.exp(-0.1 * Dense.squaredDistance(a, b)));
    RealMatrix shifted = smooth.add(MatrixUtils.createRealIdentityMatrix(129).scalarMultiply(129));
    double[] exact = new EigenDecomposition(shifted).getRealEigenvalues();
    double[] leading = Arrays.stream(exact).limit(count).map(value -> value - 129).toArray();
    LanczosOptions tight = LanczosOptions.DEFAULT.withTolerance(1e-13);
    Eigenpairs pairs = Lanczos.leading(Dense.operator(smooth), count, tight);
    require(leading, 1e-10, pairs, Dense.operator(smooth));
  }

  @Test
  void negativeEigenvaluesAreSmallerThanZero() {
    RealLinearOperator operator = Dense.operator(withEigenvalues(-100, -3, -2, -1, -50));
    require(new double[] {-1, -2}, 1e-10, Lanczos.leading(operator, 2), operator);
  }

  @Test
  void oneRowIsEnough() {
    RealLinearOperator operator = LinearOperators.symmetric(1, v -> v.mapMultiply(-4));
    require(new double[] {-4}, 1e-15, Lanczos.leading(operator, 1), operator);
  }

  @Test
  void equalSeedsGiveEqualBits() {
    RealLinearOperator operator = kernel(DType.FLOAT64);
    LanczosOptions options = LanczosOptions.DEFAULT.withSeed(5);
    List<RealVector> first = Lanczos.leading(operator, 3, options).vectors();
    assertEquals(first, Lanczos.leading(operator, 3, options).vectors());
    assertTrue(!first.equals(Lanczos.leading(operator, 3, options.withSeed(6)).vectors()));
  }

  private static void assertRefused(String message, Executable action) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, action).getMessage());
  }

  @Test
  void countsAreChecked() {
    RealLinearOperator operator = LinearOperators.symmetric(9, v -> v);
    assertRefused(
        "An operator of 9 rows has 1 to 9 eigenpairs; 10 were asked for.",
        () -> Lanczos.leading(operator, 10));
    assertRefused(
        "An operator of 9 rows has 1 to 9 eigenpairs; 0 were asked for.",
        () -> Lanczos.leading(operator, 0));
  }

  @Test
  void operatorsMustBeSquareSymmetricAndFinite() {
    Genred genred =
        Genred.of("(IndexI() - IndexJ() + x + y) * b")
            .aliases("x = Vi(1)", "y = Vj(1)", "b = Vj(1)")
            .axis(1)
            .build();
    Tensor x = Dense.normal(1, 20, 1);
    assertRefused(
        "The operator must be square, but it is 20 x 30.",
        () -> Lanczos.leading(ReductionOperator.of(genred, "b", x, Dense.normal(1, 30, 1)), 1));
    IllegalArgumentException asymmetric =
        assertThrows(
            IllegalArgumentException.class,
            () -> Lanczos.leading(ReductionOperator.of(genred, "b", x, x), 1));
    assertTrue(
        String.valueOf(asymmetric.getMessage())
            .matches(
                "The operator A is not symmetric: for two vectors, \\(Av\\|u\\) is \\S+ and"
                    + " \\(v\\|Au\\) is \\S+\\."),
        asymmetric::getMessage);
    assertRefused(
        "Product 1 of the operator with a vector is not finite.",
        () -> Lanczos.leading(LinearOperators.symmetric(3, v -> v.mapMultiply(Double.NaN)), 1));
  }

  @Test
  void anExhaustedLimitIsAnErrorThatTellsTheResidual() {
    RealLinearOperator operator = Dense.operator(kernelMatrix());
    Eigenpairs pairs = Lanczos.leading(operator, 3);
    // The products that check residuals come after the limit.
    int needed = pairs.products() - 3;
    Lanczos.leading(operator, 3, LanczosOptions.DEFAULT.withMaxProducts(needed));
    NoConvergenceException failure =
        assertThrows(
            NoConvergenceException.class,
            () -> Lanczos.leading(operator, 3, LanczosOptions.DEFAULT.withMaxProducts(5)));
    assertTrue(failure.residual() > 1e-3, () -> "" + failure.residual());
    assertTrue(
        String.valueOf(failure.getMessage())
            .startsWith("No convergence within 5 products: the largest residual of the eigenpairs"),
        failure::getMessage);
  }

  @Test
  void optionsAreChecked() {
    assertRefused(
        "The tolerance must be above 0; it is 0.0.", () -> LanczosOptions.DEFAULT.withTolerance(0));
    assertRefused(
        "At least 1 vector and 1 product are needed; the limits are 0 and 5000.",
        () -> LanczosOptions.DEFAULT.withBasisSize(0));
  }
}

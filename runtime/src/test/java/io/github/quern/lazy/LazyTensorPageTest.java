package io.github.quern.lazy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.api.CallOptions;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import io.github.quern.testing.DocumentationPage;
import org.apache.commons.math3.linear.RealLinearOperator;
import org.junit.jupiter.api.Test;

/** The examples of {@code docs/lazytensor.md} are lines of this test. */
class LazyTensorPageTest {
  private static final DocumentationPage PAGE = DocumentationPage.read("docs/lazytensor.md");

  @Test
  void theExamplesRun() {
    Tensor points = Samples.random(1, 4, 3);
    Tensor others = Samples.random(2, 5, 3);
    Tensor b = Samples.random(3, 5, 2);
    Tensor a = Samples.random(4, 4, 2);
    Tensor c = Samples.random(5, 4, 1);
    Tensor e = Samples.random(6, 4, 2);

    LazyTensor x = LazyTensor.vi(points); // (M, 3): a row for each i
    LazyTensor y = LazyTensor.vj(others); // (N, 3): a row for each j
    LazyTensor k = x.sqDist(y).times(-0.5).exp(); // a Gaussian kernel, shape (M, N, 1)

    Tensor density = k.sum(1); // over j: (M, 1)
    Tensor product = k.matmul(b); // (N, 2) gives (M, 2)
    Tensor nearest = x.sqDist(y).argKMin(3, 1); // positions of 3 neighbours of each x: (M, 3)

    assertEquals(Shape.of(4, 5, 1), k.shape());
    assertEquals(Shape.of(4, 1), density.shape());
    assertEquals(Shape.of(4, 2), product.shape());
    assertEquals(Shape.of(4, 3), nearest.shape());

    ComplexLazyTensor waves = x.dot(y).complexExp1j(); // exp(i (x|y))
    Tensor power = waves.times(waves.conj()).real().sum(1); // N for each i

    assertEquals(5, power.at(3), 1e-14);

    LazyReduction sum = k.times(LazyTensor.vj(b)).reduce("Sum", 1);
    Tensor result = sum.call();
    Tensor inPoints = sum.gradient(x, e); // e of the shape (M, 2) of the result; gives (M, 3)

    assertEquals(Shape.of(4, 2), result.shape());
    assertEquals(Shape.of(4, 3), inPoints.shape());

    Tensor transposedProduct = k.transposed().matmul(a); // (M, 2) gives (N, 2)
    RealLinearOperator operator = k.asOperator(); // of Apache Commons Math, with its transpose
    LazyTensor kxx = x.sqDist(LazyTensor.vj(points)).times(-0.5).exp();
    Tensor weights = kxx.solve(c, 0.1); // (0.1 I + K) w = c, by conjugate gradients

    assertEquals(Shape.of(5, 2), transposedProduct.shape());
    assertEquals(5, operator.getColumnDimension());
    Tensor right = kxx.matmul(weights);
    // The residual is below 1e-6 √4.
    assertEquals(c.at(2), 0.1 * weights.at(2) + right.at(2), 2e-6);

    Tensor all = k.dense(); // (M, N, 1)
    Tensor some = k.rows(0, 2); // (2, N, 1); there is columns(…), too
    Tensor corner = k.block(new long[] {0, 1}, new long[] {3}); // (2, 1, 1)
    double one = k.entry(2, 3).at(0);
    Tensor ones = kxx.diagonal(); // (M, 1)

    assertEquals(Shape.of(4, 5, 1), all.shape());
    assertEquals(Shape.of(2, 5, 1), some.shape());
    assertEquals(Shape.of(2, 1, 1), corner.shape());
    assertEquals(all.get(2, 3, 0), one);
    assertEquals(1, ones.get(3, 0));

    LazyTensor careful =
        k.withOptions(
            LazyOptions.DEFAULT
                .withCall(CallOptions.DEFAULT.withBackend("CPU"))
                .withSumScheme("kahan_scheme"));

    assertEquals(density.at(0), careful.sum(1).at(0), 1e-14);
    assertEquals(PAGE.blocks("").getFirst(), k + "\n");
  }

  @Test
  void thePageShowsWhatRuns() {
    PAGE.requireExamplesIn("runtime/src/test/java/io/github/quern/lazy/LazyTensorPageTest.java");
  }
}

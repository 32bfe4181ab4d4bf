package io.github.quern.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.contract.Derivation;
import io.github.quern.data.DType;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import io.github.quern.testing.DocumentationPage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of {@code docs/derivatives.md} are lines of this test. */
class DerivativesPageTest {
  private static Tensor random(long... shape) {
    return Derivation.random(Shape.of(shape).sizes(), DType.FLOAT64, shape[0]);
  }

  @Test
  void theExamplesRun() {
    Tensor gamma = random(1);
    Tensor x = random(4, 3);
    Tensor y = random(5, 3);
    Tensor b = random(5, 2);
    Tensor e = random(4, 2);
    Tensor u = random(4, 3);
    Tensor ones = Tensor.of(new double[] {1, 1, 1, 1}, 4, 1);

    Genred gaussian =
        Genred.of("Exp(-G * SqDist(X,Y)) * B")
            .aliases("G = Pm(1)", "X = Vi(3)", "Y = Vj(3)", "B = Vj(2)")
            .axis(1)
            .build();
    Tensor a = gaussian.call(gamma, x, y, b); // (M, 2)
    Tensor inX = gaussian.gradient("X").call(gamma, x, y, b, e); // e (M, 2) gives (M, 3)
    Tensor inG = gaussian.gradient("G").call(gamma, x, y, b, e); // (1): summed over all pairs
    assertEquals(
        List.of(Shape.of(4, 2), Shape.of(4, 3), Shape.of(1)),
        List.of(a.shape(), inX.shape(), inG.shape()));

    Genred all = gaussian.valueAndGradient("X", "Y", "B");
    List<Tensor> results =
        all.callAll(CallOptions.DEFAULT, gamma, x, y, b, e); // a, then one gradient each
    assertEquals(4, results.size());

    Tensor along = gaussian.differential("X").call(gamma, x, y, b, u); // u (M, 3) gives (M, 2)
    assertEquals(Shape.of(4, 2), along.shape());

    Genred potential =
        Genred.of("-SqDist(X,Y)")
            .aliases("X = Vi(3)", "Y = Vj(3)")
            .reductionOp("LogSumExp")
            .axis(1)
            .build();
    Genred hessian = potential.gradient("X").differential("X");
    Tensor product = hessian.call(x, y, ones, u); // ones (M, 1), u (M, 3) gives (M, 3)
    assertEquals(Shape.of(4, 3), product.shape());

    Genred laplacian =
        Genred.of("Laplacian(Exp(-SqDist(X,Y)), X)")
            .aliases("X = Vi(3)", "Y = Vj(3)")
            .axis(1)
            .build();
    assertEquals(Shape.of(4, 1), laplacian.call(x, y).shape());
  }

  @Test
  void thePageHasTheseExamples() {
    DocumentationPage.read("docs/derivatives.md")
        .requireExamplesIn("runtime/src/test/java/io/github/quern/api/DerivativesPageTest.java");
  }
}

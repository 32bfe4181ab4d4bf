package io.github.quern.lazy;

import static io.github.quern.lazy.LazyTensor.vi;
import static io.github.quern.lazy.LazyTensor.vj;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import org.junit.jupiter.api.Test;

/** Complex lazy tensors; that each method is its operator, FluentFunctionsTest says. */
class ComplexLazyTensorTest {
  private static final Tensor X = Samples.random(1, 5, 2);
  private static final Tensor Y = Samples.random(2, 7, 2);

  /** Plane waves, Σ_j exp(i (x_i|y_j)) z_j. */
  @Test
  void sumsOfComplexProducts() {
    ComplexLazyTensor z = vj(Y).asComplex();
    ComplexLazyTensor waves = vi(X).dot(vj(Y)).complexExp1j().times(z);
    assertEquals(Shape.of(5, 7, 1), waves.shape());
    Tensor sum = waves.sum(1);
    assertEquals(Shape.of(5, 2), sum.shape());
    for (int i = 0; i < 5; i++) {
      double real = 0;
      double imaginary = 0;
      for (int j = 0; j < 7; j++) {
        double phase = X.get(i, 0) * Y.get(j, 0) + X.get(i, 1) * Y.get(j, 1);
        real += Math.cos(phase) * Y.get(j, 0) - Math.sin(phase) * Y.get(j, 1);
        imaginary += Math.cos(phase) * Y.get(j, 1) + Math.sin(phase) * Y.get(j, 0);
      }
      // 7 terms below 2.
      assertEquals(real, sum.get(i, 0), 1e-14);
      assertEquals(imaginary, sum.get(i, 1), 1e-14);
    }
  }

  @Test
  void textSaysThatPartsAlternate() {
    String text = vi(X).asComplex().conj().toString();
    assertTrue(text.startsWith("Conj(x0) of shape (5, 1, 2), float64\n"), text);
    assertTrue(text.endsWith("\n  real and imaginary parts alternate"), text);
  }
}

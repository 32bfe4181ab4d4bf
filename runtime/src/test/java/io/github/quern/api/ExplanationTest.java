package io.github.quern.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.contract.ContractCase;
import io.github.quern.data.DType;
import io.github.quern.testing.Golden;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static final Engine ENGINE = Engine.create(2);

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  private static Explanation explain(int axis, DType dtype) {
    return ContractCase.GAUSSIAN
        .genred(ENGINE, axis)
        .explain(CallOptions.DEFAULT.withBackend("scalar"), dtype);
  }

  @Test
  void partsCanBeReadOneByOne() {
    Explanation explanation = explain(1, DType.FLOAT32);
    assertEquals("(Exp((Minus(G)*SqNorm2((X-Y))))*B)", explanation.formula());
    assertEquals(2, explanation.dimension());
    assertEquals(
        List.of("0: G = Pm(1)", "1: X = Vi(3)", "2: Y = Vj(3)", "3: B = Vj(2)"),
        explanation.arguments());
    assertEquals("Sum over j (axis 1)", explanation.reduction());
    assertEquals("scalar", explanation.backend());
    assertEquals(0, explanation.device().id());
    assertEquals("scalar, device 0: CPU, 2 threads, plain Java", explanation.choice());
    assertEquals(
        List.of("simd: not asked for", "scalar: chosen, CPU, 2 threads, plain Java"),
        explanation.reasons());
  }

  @Test
  void axisAndTypeAreExplained() {
    assertEquals("Sum over i (axis 0)", explain(0, DType.FLOAT32).reduction());
    assertTrue(explain(1, DType.FLOAT32).code().contains("checkcast float[]"));
    assertTrue(explain(1, DType.FLOAT64).code().contains("checkcast double[]"));
  }

  @Test
  void textHoldsAllOfIt() {
    Golden.requireSame("explanation-Gaussian", explain(1, DType.FLOAT64).toString());
  }
}

package io.github.quern.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParameterTest {
  private static final Parameter WHOLE = new Parameter.Whole(-3);
  private static final Parameter SEQUENCE = new Parameter.Sequence(List.of(2, 3));

  @Test
  void parametersPrintAsInFormulas() {
    assertEquals("-3", WHOLE.toString());
    assertEquals("[2,3]", SEQUENCE.toString());
    assertEquals("[]", new Parameter.Sequence(List.of()).toString());
  }

  @Test
  void aParameterGivesWhatItIs() {
    assertEquals(-3, WHOLE.whole());
    assertEquals(-3L, WHOLE.number());
    assertEquals(List.of(2, 3), SEQUENCE.sequence());
  }

  @Test
  void aParameterDoesNotGiveWhatItIsNot() {
    assertThrows(IllegalArgumentException.class, SEQUENCE::whole);
    assertThrows(IllegalArgumentException.class, WHOLE::sequence);
    assertThrows(ArithmeticException.class, () -> new Parameter.Whole(1L << 31).whole());
  }

  @Test
  void spansJoinToTheirHull() {
    assertEquals(new Span(1, 9), new Span(4, 9).to(new Span(1, 5)));
    assertEquals(Span.NONE, new Span(4, 9).to(Span.NONE));
  }

  @Test
  void signaturesNameOperandsAndParameters() {
    assertEquals("Pow(f, n)", io.github.quern.operator.scalar.Pow.DEFINITION.signature());
    assertEquals("Zero(n)", io.github.quern.operator.constant.Zero.DEFINITION.signature());
  }
}

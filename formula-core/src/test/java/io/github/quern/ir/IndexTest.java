package io.github.quern.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class IndexTest {
  private static final LoopVariable K = new LoopVariable(1, 10);
  private static final LoopVariable L = new LoopVariable(2, 4);

  @Test
  void aFixedIndexHasNoCounters() {
    assertTrue(Index.fixed(3).isFixed());
    assertFalse(Index.of(K).isFixed());
  }

  @Test
  void offsetsAdd() {
    assertEquals(Index.fixed(5), Index.fixed(3).plus(2));
    assertEquals("k1 + 2", Index.of(K).plus(2).toString());
  }

  @Test
  void stridesOfTheSameCounterAdd() {
    assertEquals(Index.of(K).times(3), Index.of(K).plus(Index.of(K).times(2)));
  }

  @Test
  void countersThatCancelDisappear() {
    Index none = Index.of(K).plus(3).plus(Index.of(K).times(-1));
    assertEquals(Index.fixed(3), none);
    assertTrue(none.isFixed());
  }

  @Test
  void differentCountersStayApart() {
    Index index = Index.of(K).times(4).plus(Index.of(L)).plus(7);
    assertEquals("4*k1 + k2 + 7", index.toString());
  }

  @Test
  void timesZeroIsFixed() {
    assertEquals(Index.fixed(0), Index.of(K).plus(3).times(0));
  }

  @Test
  void boundsAreThoseOfAllIterations() {
    Index row = Index.of(K).times(4).plus(Index.of(L)).plus(7);
    assertEquals(7, row.minimum());
    assertEquals(7 + 4 * 9 + 3, row.maximum());
  }

  @Test
  void negativeStridesLowerTheMinimum() {
    Index backwards = Index.of(K).times(-1).plus(9);
    assertEquals(0, backwards.minimum());
    assertEquals(9, backwards.maximum());
  }

  @Test
  void fixedIndicesPrintAsNumbers() {
    assertEquals("0", Index.fixed(0).toString());
    assertEquals("k1", Index.of(K).toString());
  }

  @Test
  void overflowIsAnError() {
    assertThrows(ArithmeticException.class, () -> Index.fixed(Integer.MAX_VALUE).plus(1));
    assertThrows(ArithmeticException.class, () -> Index.of(K).times(2_000).times(2_000_000));
  }
}

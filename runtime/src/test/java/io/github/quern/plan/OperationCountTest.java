package io.github.quern.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.ir.Block;
import io.github.quern.testing.Programs;
import org.junit.jupiter.api.Test;

class OperationCountTest {
  @Test
  void emptyBlockCostsNothing() {
    assertEquals(new OperationCount(0, 0, 0), OperationCount.of(Block.EMPTY));
  }

  @Test
  void straightCodeIsCounted() {
    // Per pair: loads y, then x - y, its square, exp, and the addition to the sum.
    assertEquals(
        new OperationCount(3, 1, 1),
        OperationCount.of(Programs.sum("Exp(Square(X - Y))", 1, "X = Vi(1)", "Y = Vj(1)").pair()));
  }

  @Test
  void loopsAreMultipliedOut() {
    // Per pair and component: loads x and y, multiplies them, adds to the scalar product. The first
    // term needs no addition, but the sum over j does; its x is loaded once per row.
    assertEquals(
        new OperationCount(200, 0, 199),
        OperationCount.of(Programs.sum("(X|Y)", 1, "X = Vi(100)", "Y = Vj(100)").pair()));
  }

  @Test
  void isDescribedInWords() {
    assertEquals(
        "3 arithmetic operations, 1 elementary functions, 2 numbers read",
        new OperationCount(3, 1, 2).toString());
  }
}

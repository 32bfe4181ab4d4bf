package io.github.quern.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.ir.Block;
import io.github.quern.testing.KernelTrials;
import io.github.quern.testing.Programs;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperationCountTest {
  @Test
  void emptyBlockCostsNothing() {
    assertEquals(new OperationCount(0, 0, 0, 0, 0), OperationCount.of(Block.EMPTY));
  }

  @Test
  void straightCodeIsCounted() {
    // Per pair: loads y, then x - y, its square, exp, and the addition to the sum.
    assertEquals(
        new OperationCount(3, 0, 1, 0, 1),
        OperationCount.of(Programs.sum("Exp(Square(X - Y))", 1, "X = Vi(1)", "Y = Vj(1)").pair()));
  }

  @Test
  void loopsAreMultipliedOut() {
    // Per pair and component: loads x and y, multiplies them, adds to the scalar product. The first
    // term needs no addition, but the sum over j does; its x is loaded once per row.
    assertEquals(
        new OperationCount(200, 0, 0, 99, 199),
        OperationCount.of(Programs.sum("(X|Y)", 1, "X = Vi(100)", "Y = Vj(100)").pair()));
  }

  @Test
  void quotientsAndRootsAreSpecialToDevices() {
    // y is loaded; the difference and its absolute value, root, 1, quotient, sum.
    OperationCount count =
        OperationCount.of(Programs.sum("Y / Sqrt(Abs(X - Y))", 1, "X = Vi(1)", "Y = Vj(1)").pair());
    assertEquals(2, count.quotients());
    assertEquals(2, count.special());
  }

  /** Three squares and the differences before them: the first square is added to nothing. */
  @Test
  void productsThatOneSumTakesAreFusedWithIt() {
    OperationCount count =
        OperationCount.of(
            Programs.sum("Exp(-SqDist(X,Y)) * B", 1, "X = Vi(3)", "Y = Vj(3)", "B = Vj(1)").pair());
    // Three differences, a product, two fused sums, the negation and the fused sum over j.
    assertEquals(3, count.fused());
    assertEquals(8, count.instructions());
    assertEquals(1, count.special());
  }

  @Test
  void productsThatAreTakenTwiceAreNotFused() {
    OperationCount count =
        OperationCount.of(Programs.sum("X * Y + Exp(X * Y)", 1, "X = Vi(1)", "Y = Vj(1)").pair());
    assertEquals(0, count.fused());
  }

  /** Most columns are not among the K nearest, and cost a comparison only. */
  @Test
  void whatMayBeSkippedDoesNotCountAmongTheLeast() {
    Block pair =
        KernelTrials.program("ArgKMin", 10, List.of("X = Vi(1)", "Y = Vj(1)"), "X * Y").pair();
    assertEquals(2, OperationCount.leastOf(pair).arithmetic());
    assertTrue(OperationCount.of(pair).arithmetic() > 10);
  }

  @Test
  void isDescribedInWords() {
    assertEquals(
        "3 arithmetic operations, 1 elementary functions, 2 numbers read",
        new OperationCount(2, 1, 1, 0, 2).toString());
  }
}

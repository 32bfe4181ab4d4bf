package io.github.quern.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeTest {
  @Test
  void knowsItsSizes() {
    Shape shape = Shape.of(4, 3, 2);
    assertEquals(3, shape.rank());
    assertEquals(3, shape.size(1));
    assertEquals(24, shape.count());
    assertEquals(List.of(4L, 3L, 2L), shape.sizes());
  }

  @Test
  void countsOneEntryWithoutAxesAndNoneWithAnEmptyOne() {
    assertEquals(1, Shape.of().count());
    assertEquals(0, Shape.of(5, 0).count());
  }

  @Test
  void indicesFollowEachOtherInRowMajorOrder() {
    Shape shape = Shape.of(2, 3, 4);
    assertEquals(List.of(0L, 0L, 0L), shape.index(0));
    assertEquals(List.of(0L, 1L, 0L), shape.index(4));
    assertEquals(List.of(1L, 2L, 3L), shape.index(23));
    assertEquals(List.of(), Shape.of().index(0));
    assertThrows(IndexOutOfBoundsException.class, () -> shape.index(24));
    assertThrows(IndexOutOfBoundsException.class, () -> Shape.of(5, 0).index(0));
  }

  @Test
  void isWrittenAsInPython() {
    assertEquals("()", Shape.of().toString());
    assertEquals("(7,)", Shape.of(7).toString());
    assertEquals("(1000, 2)", Shape.of(1000, 2).toString());
  }

  @Test
  void equalsShapesOfTheSameSizes() {
    assertEquals(Shape.of(2, 3), new Shape(List.of(2L, 3L)));
  }

  @Test
  void keepsItsOwnCopyOfTheSizes() {
    List<Long> sizes = new ArrayList<>(List.of(2L));
    Shape shape = new Shape(sizes);
    sizes.set(0, 9L);
    assertEquals(Shape.of(2), shape);
  }

  @Test
  void refusesNegativeSizes() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> Shape.of(3, -1));
    assertEquals("A shape has no negative sizes: (3, -1).", refusal.getMessage());
  }

  @Test
  void refusesToCountMoreThanALongHolds() {
    Shape huge = Shape.of(1L << 40, 1L << 40);
    assertThrows(ArithmeticException.class, huge::count);
  }
}

package io.github.quern.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TensorTest {
  @Test
  void viewOfFloatsSeesLaterChanges() {
    float[] data = {1, 2, 3, 4, 5, 6};
    Tensor tensor = Tensor.of(data, 2, 3);
    data[5] = 0.5f;
    assertEquals(DType.FLOAT32, tensor.dtype());
    assertEquals(0.5, tensor.get(1, 2));
  }

  @Test
  void viewOfDoublesSeesLaterChanges() {
    double[] data = {1, 2};
    Tensor tensor = Tensor.of(data, 2);
    data[0] = 0.1;
    assertEquals(DType.FLOAT64, tensor.dtype());
    assertEquals(0.1, tensor.at(0));
  }

  @Test
  void viewOfMemoryOffTheHeapSeesLaterChanges() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(ValueLayout.JAVA_FLOAT, 4);
      Tensor tensor = Tensor.of(memory, DType.FLOAT32, 2, 2);
      memory.setAtIndex(ValueLayout.JAVA_FLOAT, 3, 7f);
      assertArrayEquals(new double[] {0, 0, 0, 7}, tensor.toDoubleArray());
    }
  }

  @Test
  void memoryThatIsGoneCannotBeRead() {
    Tensor tensor;
    try (Arena arena = Arena.ofConfined()) {
      tensor = Tensor.of(arena.allocate(8, 8), DType.FLOAT64, 1);
    }
    assertThrows(IllegalStateException.class, () -> tensor.at(0));
  }

  @Test
  void viewOfMemoryNeedsNoAlignment() {
    MemorySegment bytes = MemorySegment.ofArray(new byte[17]).asSlice(1);
    bytes.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, 8, 2.5);
    assertEquals(2.5, Tensor.of(bytes, DType.FLOAT64, 2).at(1));
  }

  @Test
  void entriesAreInRowMajorOrder() {
    Tensor tensor = Tensor.of(new float[] {0, 1, 2, 3, 4, 5}, 2, 3);
    for (int row = 0; row < 2; row++) {
      for (int column = 0; column < 3; column++) {
        assertEquals(3 * row + column, tensor.get(row, column));
        assertEquals(3 * row + column, tensor.at(3L * row + column));
      }
    }
  }

  @Test
  void withoutAxesThereIsOneEntry() {
    assertEquals(4, Tensor.of(new double[] {4}).get());
  }

  @Test
  void copiesAsEitherType() {
    Tensor tensor = Tensor.of(new double[] {0.1, 1e300}, 2);
    assertArrayEquals(new float[] {0.1f, Float.POSITIVE_INFINITY}, tensor.toFloatArray());
    assertArrayEquals(new double[] {0.1, 1e300}, tensor.toDoubleArray());
    assertArrayEquals(new double[] {0.1f}, Tensor.of(new float[] {0.1f}, 1).toDoubleArray());
  }

  @Test
  void copiesAreIndependent() {
    double[] data = {1};
    Tensor tensor = Tensor.of(data, 1);
    tensor.toDoubleArray()[0] = 5;
    assertEquals(1, tensor.at(0));
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void zerosAreZero(DType dtype) {
    Tensor zeros = Tensor.zeros(dtype, Shape.of(2, 2));
    assertEquals(dtype, zeros.dtype());
    assertEquals(Shape.of(2, 2), zeros.shape());
    assertArrayEquals(new double[4], zeros.toDoubleArray());
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void emptyShapesHoldNothing(DType dtype) {
    Tensor empty = Tensor.zeros(dtype, Shape.of(0, 3));
    assertEquals(0, empty.count());
    assertArrayEquals(new float[0], empty.toFloatArray());
    assertThrows(IndexOutOfBoundsException.class, () -> empty.at(0));
  }

  @Test
  void isDescribedByShapeAndType() {
    assertEquals("Tensor(2, 1) of float32", Tensor.of(new float[2], 2, 1).toString());
  }

  @Test
  void dataOfAnotherLengthThanTheShapeIsRefused() {
    assertRefused(
        "The shape (2, 3) needs 6 entries of type float32, but the data has 5.",
        () -> Tensor.of(new float[5], 2, 3));
    assertRefused(
        "The shape (4,) needs 4 entries of type float64, but the data has 5.",
        () -> Tensor.of(new double[5], 4));
  }

  @Test
  void memoryThatEndsWithinANumberIsRefused() {
    MemorySegment bytes = MemorySegment.ofArray(new byte[9]);
    assertRefused(
        "The shape (1,) needs 1 entries of type float64, but the data has 9 bytes.",
        () -> Tensor.of(bytes, DType.FLOAT64, 1));
  }

  private static void assertRefused(String message, Runnable creation) {
    IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, creation::run);
    assertEquals(message, refusal.getMessage());
  }

  @Test
  void indicesOutsideTheShapeAreRefused() {
    Tensor tensor = Tensor.of(new float[6], 2, 3);
    assertThrows(IndexOutOfBoundsException.class, () -> tensor.get(0, 3));
    assertThrows(IndexOutOfBoundsException.class, () -> tensor.get(2, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> tensor.get(-1, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> tensor.at(6));
    IndexOutOfBoundsException refusal =
        assertThrows(IndexOutOfBoundsException.class, () -> tensor.get(1));
    assertEquals("The shape (2, 3) needs 2 indices, not 1", refusal.getMessage());
  }
}

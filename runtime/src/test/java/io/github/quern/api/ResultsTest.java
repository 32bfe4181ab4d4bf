package io.github.quern.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.quern.backend.BackendException;
import io.github.quern.data.DType;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Results that go to tensors of the caller's. */
class ResultsTest {
  private static final Genred SUM =
      Genred.of("X * Y").aliases("X = Vi(1)", "Y = Vj(1)").axis(1).build();
  private static final Genred EXTREMUM =
      Genred.of("X * Y")
          .aliases("X = Vi(1)", "Y = Vj(1)")
          .reductionOp("Min_ArgMin")
          .axis(1)
          .build();
  private static final CallOptions SCALAR = CallOptions.DEFAULT.withBackend("scalar");

  private final Tensor x = Tensor.of(new float[] {1, 2, -1}, 3, 1);
  private final Tensor y = Tensor.of(new float[] {5, 7}, 2, 1);

  private static void assertRefused(String message, Executable action) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, action).getMessage());
  }

  @Test
  void theCallersTensorIsTheResult() {
    float[] memory = {9, 9, 9};
    Tensor out = Tensor.of(memory, 3, 1);
    assertSame(out, SUM.call(SCALAR.withOut(out), x, y));
    assertArrayEquals(new float[] {12, 24, -12}, memory);
  }

  @Test
  void severalResultsAreInOrder() {
    Tensor values = Tensor.zeros(DType.FLOAT32, Shape.of(3, 1));
    Tensor positions = Tensor.zeros(DType.INT64, Shape.of(3, 1));
    assertEquals(
        List.of(values, positions), EXTREMUM.callAll(SCALAR.withOut(values, positions), x, y));
    assertArrayEquals(new double[] {5, 10, -7}, values.toDoubleArray());
    assertArrayEquals(new long[] {0, 0, 1}, positions.toLongArray());
  }

  @Test
  void reductionsOfTwoResultsAreCalledByCallAll() {
    assertEquals(
        "Min_ArgMin over j of (X*Y) gives 2 arrays; use callAll.",
        assertThrows(IllegalStateException.class, () -> EXTREMUM.call(x, y)).getMessage());
  }

  @Test
  void anotherNumberOfTensorsIsRefused() {
    Tensor out = Tensor.zeros(DType.FLOAT32, Shape.of(3, 1));
    assertRefused(
        "The call has 1 result, but 2 tensors are given for them.",
        () -> SUM.call(SCALAR.withOut(out, out), x, y));
    assertRefused(
        "The call has 2 results, but 1 tensor is given for them.",
        () -> EXTREMUM.callAll(SCALAR.withOut(out), x, y));
  }

  @Test
  void anotherShapeIsRefused() {
    assertRefused(
        "Result 0 is of type float32 and shape (3, 1), but the tensor given for it is of type"
            + " float32 and shape (3,).",
        () -> SUM.call(SCALAR.withOut(Tensor.zeros(DType.FLOAT32, Shape.of(3))), x, y));
  }

  @Test
  void anotherTypeIsRefused() {
    Tensor values = Tensor.zeros(DType.FLOAT32, Shape.of(3, 1));
    assertRefused(
        "Result 1 is of type int64 and shape (3, 1), but the tensor given for it is of type int32"
            + " and shape (3, 1).",
        () ->
            EXTREMUM.callAll(
                SCALAR.withOut(values, Tensor.zeros(DType.INT32, Shape.of(3, 1))), x, y));
    assertRefused(
        "Result 0 is of type float32 and shape (3, 1), but the tensor given for it is of type"
            + " float64 and shape (3, 1).",
        () -> SUM.call(SCALAR.withOut(Tensor.zeros(DType.FLOAT64, Shape.of(3, 1))), x, y));
  }

  @Test
  void readOnlyMemoryIsRefused() {
    Tensor out = Tensor.of(MemorySegment.ofArray(new float[3]).asReadOnly(), DType.FLOAT32, 3, 1);
    assertRefused(
        "The tensor given for result 0 is read-only.", () -> SUM.call(SCALAR.withOut(out), x, y));
  }

  @Test
  void memoryOfAnArgumentIsRefused() {
    String message =
        "The tensor given for result 0 shares memory with an argument or another result.";
    assertRefused(message, () -> SUM.call(SCALAR.withOut(x), x, y));
    MemorySegment all = MemorySegment.ofArray(new float[5]);
    Tensor first = Tensor.of(all.asSlice(0, 12), DType.FLOAT32, 3, 1);
    Tensor last = Tensor.of(all.asSlice(8, 12), DType.FLOAT32, 3, 1);
    assertRefused(message, () -> SUM.call(SCALAR.withOut(last), first, y));
    MemorySegment nativeMemory = Arena.ofAuto().allocate(20, 4);
    Tensor head = Tensor.of(nativeMemory.asSlice(0, 12), DType.FLOAT32, 3, 1);
    Tensor tail = Tensor.of(nativeMemory.asSlice(8, 12), DType.FLOAT32, 3, 1);
    assertRefused(message, () -> SUM.call(SCALAR.withOut(tail), head, y));
  }

  @Test
  void neighbouringMemoryIsFine() {
    float[] memory = {1, 2, -1, 0, 0, 0};
    MemorySegment all = MemorySegment.ofArray(memory);
    Tensor first = Tensor.of(all.asSlice(0, 12), DType.FLOAT32, 3, 1);
    Tensor last = Tensor.of(all.asSlice(12, 12), DType.FLOAT32, 3, 1);
    SUM.call(SCALAR.withOut(last), first, y);
    assertArrayEquals(new float[] {1, 2, -1, 12, 24, -12}, memory);
  }

  @Test
  void memoryOfAnotherResultIsRefused() {
    MemorySegment memory = MemorySegment.ofArray(new long[3]);
    Tensor values = Tensor.of(memory.asSlice(0, 12), DType.FLOAT32, 3, 1);
    Tensor positions = Tensor.of(memory, DType.INT64, 3, 1);
    assertRefused(
        "The tensor given for result 1 shares memory with an argument or another result.",
        () -> EXTREMUM.callAll(SCALAR.withOut(values, positions), x, y));
  }

  @Test
  void wrongTensorsAreLeftAsTheyWere() {
    float[] memory = {9, 9, 9, 9};
    assertThrows(
        IllegalArgumentException.class,
        () -> SUM.call(SCALAR.withOut(Tensor.of(memory, 4, 1)), x, y));
    assertArrayEquals(new float[] {9, 9, 9, 9}, memory);
  }

  @Test
  void resultsOfACallThatFailsAreMarked() {
    float[] values = {9, 9, 9};
    long[] positions = {9, 9, 9};
    CallOptions options =
        SCALAR
            .withOut(Tensor.of(values, 3, 1), Tensor.of(positions, 3, 1))
            .withProgress((done, total) -> {
              throw new IllegalStateException("listener");
            });
    assertEquals(
        "listener",
        assertThrows(IllegalStateException.class, () -> EXTREMUM.callAll(options, x, y))
            .getMessage());
    assertMarked(values);
    assertArrayEquals(new long[] {-1, -1, -1}, positions);
  }

  @Test
  void resultsOfACallThatNoTierTakesAreMarked() {
    float[] values = {9, 9, 9};
    CallOptions options = SCALAR.withDeviceId(7).withOut(Tensor.of(values, 3, 1));
    assertThrows(BackendException.class, () -> SUM.call(options, x, y));
    assertMarked(values);
  }

  private static void assertMarked(float[] values) {
    float[] nan = new float[values.length];
    Arrays.fill(nan, Float.NaN);
    assertArrayEquals(nan, values);
  }
}

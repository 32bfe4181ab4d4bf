package io.github.quern.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.data.DType;
import io.github.quern.data.Ranges;
import io.github.quern.data.Tensor;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More rows than an int counts. Ranges see to it that few of them are read. */
class LargeDataTest {
  private static final long ROWS = (1L << 31) + 1000;
  private static final CallOptions SCALAR = CallOptions.DEFAULT.withBackend("scalar");

  /** Where the smallest number is, -5. */
  private static final long SMALLEST = ROWS - 17;

  /** A file of zeros but for one number; most of it is a hole, which takes no room. */
  private static MemorySegment sparseFile(Path folder, DType dtype, byte[] number, Arena arena)
      throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            folder.resolve(dtype.label()),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.SPARSE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(number), SMALLEST * dtype.bytes());
      channel.write(ByteBuffer.wrap(new byte[1]), ROWS * dtype.bytes() - 1);
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, ROWS * dtype.bytes(), arena);
    }
  }

  private static byte[] bytes(short bits) {
    return ByteBuffer.allocate(2).order(ByteOrder.nativeOrder()).putShort(bits).array();
  }

  private static byte[] bytes(float number) {
    return ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putFloat(number).array();
  }

  private static long[][] lastColumns() {
    return new long[][] {{0, 300}, {ROWS - 700, ROWS - 500}, {ROWS - 300, ROWS}};
  }

  @Test
  void positionsBeyondAnIntAreExactInHalfPrecision(@TempDir Path folder) throws IOException {
    try (Arena arena = Arena.ofShared()) {
      MemorySegment file =
          sparseFile(folder, DType.FLOAT16, bytes(Float.floatToFloat16(-5)), arena);
      requirePositions(Tensor.of(file, DType.FLOAT16, ROWS, 1));
    }
  }

  @Test
  void positionsBeyondAnIntAreExactInSinglePrecision(@TempDir Path folder) throws IOException {
    try (Arena arena = Arena.ofShared()) {
      MemorySegment file = sparseFile(folder, DType.FLOAT32, bytes(-5f), arena);
      requirePositions(Tensor.of(file, DType.FLOAT32, ROWS, 1));
    }
  }

  private static void requirePositions(Tensor y) {
    Tensor x = Tensor.of(new double[] {1, 0}, 2, 1).cast(y.dtype());
    Ranges ranges = Ranges.overJ(new long[][] {{0, 2}}, new long[] {3}, lastColumns());
    Genred smallest =
        Genred.of("X * Y")
            .aliases("X = Vi(1)", "Y = Vj(1)")
            .reductionOp("Min_ArgMin")
            .axis(1)
            .build();
    List<Tensor> results = smallest.callAll(SCALAR.withRanges(ranges), x, y);
    assertArrayEquals(new double[] {-5, 0}, results.get(0).toDoubleArray());
    assertArrayEquals(new long[] {SMALLEST, 0}, results.get(1).toLongArray());
    // As a float32, the position could not be told from its neighbours.
    Genred chosen =
        Genred.of("(IndexJ() == K) * (X + Y) + (IndexJ() == K + L) * X")
            .aliases("X = Vi(1)", "Y = Vj(1)", "K = Pm(1)", "L = Pm(1)")
            .axis(1)
            .build();
    Tensor position = Tensor.of(new long[] {SMALLEST}, 1);
    Tensor none = Tensor.of(new long[] {ROWS}, 1);
    assertArrayEquals(
        new double[] {-4, -5},
        chosen.call(SCALAR.withRanges(ranges), x, y, position, none).toDoubleArray());
  }

  @Test
  void rowsBeyondAnIntAreReducedOverTheOtherAxis(@TempDir Path folder) throws IOException {
    try (Arena arena = Arena.ofShared()) {
      MemorySegment file =
          sparseFile(folder, DType.FLOAT16, bytes(Float.floatToFloat16(-5)), arena);
      Tensor x = Tensor.of(file, DType.FLOAT16, ROWS, 1);
      assertEquals(-5, x.get(SMALLEST, 0));
      Tensor y = Tensor.of(new double[] {2, 3}, 2, 1).cast(DType.FLOAT16);
      Ranges ranges =
          Ranges.overI(new long[][] {{0, 2}}, new long[] {1}, new long[][] {{ROWS - 100, ROWS}});
      Genred sum =
          Genred.of("X * Y").aliases("X = Vi(1)", "Y = Vj(1)").reductionOp("Sum").axis(0).build();
      assertArrayEquals(
          new double[] {-10, -15}, sum.call(SCALAR.withRanges(ranges), x, y).toDoubleArray());
    }
  }
}

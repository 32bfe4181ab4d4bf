package io.github.quern.lazy;

import static io.github.quern.lazy.LazyTensor.indexI;
import static io.github.quern.lazy.LazyTensor.indexJ;
import static io.github.quern.lazy.LazyTensor.number;
import static io.github.quern.lazy.LazyTensor.pm;
import static io.github.quern.lazy.LazyTensor.vi;
import static io.github.quern.lazy.LazyTensor.vj;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.api.CallOptions;
import io.github.quern.data.DType;
import io.github.quern.data.Ranges;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entries of lazy tensors as arrays. */
class EntriesTest {
  private static final Tensor X = Samples.random(1, 5, 1);
  private static final Tensor Y = Samples.random(2, 7, 1);

  private static LazyTensor product() {
    return vi(X).times(vj(Y)).plus(1);
  }

  private static double product(int i, int j) {
    return X.at(i) * Y.at(j) + 1;
  }

  @Test
  void allEntries() {
    Tensor dense = product().dense();
    assertEquals(Shape.of(5, 7, 1), dense.shape());
    assertArrayEquals(Samples.matrix(X, Y, (x, y) -> x * y + 1), dense.toDoubleArray());
  }

  @Test
  void entriesOfVectorsAndParameters() {
    Tensor x = Samples.random(1, 2, 5, 2);
    Tensor y = Samples.random(2, 7, 2);
    Tensor p = Samples.random(3, 2, 2);
    Tensor dense = vi(x).minus(vj(y)).times(pm(p)).dense();
    assertEquals(Shape.of(2, 5, 7, 2), dense.shape());
    for (int b = 0; b < 2; b++) {
      for (int i = 0; i < 5; i++) {
        for (int j = 0; j < 7; j++) {
          for (int d = 0; d < 2; d++) {
            double expected = (x.get(b, i, d) - y.get(j, d)) * p.get(b, d);
            assertEquals(expected, dense.get(b, i, j, d));
          }
        }
      }
    }
  }

  @Test
  void typesAreThoseOfTheData() {
    for (DType dtype : List.of(DType.FLOAT16, DType.FLOAT32)) {
      Tensor dense = vi(X.cast(dtype)).times(vj(Y.cast(dtype))).dense();
      assertEquals(dtype, dense.dtype());
      Tensor expected =
          Tensor.of(
                  Samples.matrix(X.cast(dtype), Y.cast(dtype), (x, y) -> (float) x * (float) y),
                  5,
                  7,
                  1)
              .cast(dtype);
      assertArrayEquals(expected.toDoubleArray(), dense.toDoubleArray());
    }
  }

  @Test
  void entriesThatAreNotFiniteStayAsTheyAre() {
    Tensor x = Tensor.of(new double[] {Double.POSITIVE_INFINITY, Double.NaN, 2}, 3, 1);
    for (String scheme : List.of("auto", "direct_sum", "kahan_scheme")) {
      LazyTensor tensor = vi(x).withOptions(LazyOptions.DEFAULT.withSumScheme(scheme));
      assertArrayEquals(x.toDoubleArray(), tensor.dense().toDoubleArray());
    }
  }

  @Test
  void chosenRowsAndColumns() {
    Tensor rows = product().rows(3, 0, 3);
    assertEquals(Shape.of(3, 7, 1), rows.shape());
    Tensor columns = product().columns(6);
    assertEquals(Shape.of(5, 1, 1), columns.shape());
    Tensor block = product().block(new long[] {3, 0}, new long[] {6, 1});
    assertEquals(Shape.of(2, 2, 1), block.shape());
    for (int j = 0; j < 7; j++) {
      assertEquals(product(3, j), rows.get(0, j, 0));
      assertEquals(product(0, j), rows.get(1, j, 0));
      assertEquals(product(3, j), rows.get(2, j, 0));
    }
    for (int i = 0; i < 5; i++) {
      assertEquals(product(i, 6), columns.get(i, 0, 0));
    }
    assertArrayEquals(
        new double[] {product(3, 6), product(3, 1), product(0, 6), product(0, 1)},
        block.toDoubleArray());
    assertEquals(Shape.of(1), product().entry(4, 2).shape());
    assertEquals(product(4, 2), product().entry(4, 2).at(0));
    assertEquals(Shape.of(0, 7, 1), product().rows().shape());
  }

  @Test
  void entriesKnowTheirIndices() {
    LazyTensor indices =
        indexI().times(10).plus(indexJ()).plus(vi(X).times(0)).plus(vj(Y).times(0));
    Tensor dense = indices.dense();
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 7; j++) {
        assertEquals(10 * i + j, dense.get(i, j, 0));
      }
    }
    assertArrayEquals(
        new double[] {46, 40, 16, 10},
        indices.block(new long[] {4, 1}, new long[] {6, 0}).toDoubleArray());
    assertArrayEquals(new double[] {23}, indices.entry(2, 3).toDoubleArray());
    LazyTensor square = indexI().times(10).plus(indexJ()).plus(vi(X)).plus(vj(X));
    double[] diagonal = square.diagonal().toDoubleArray();
    for (int i = 0; i < 5; i++) {
      assertEquals(11 * i + X.at(i) + X.at(i), diagonal[i], 1e-14);
    }
  }

  @Test
  void theDiagonalOfEachBatchElement() {
    Tensor x = Samples.random(1, 2, 5, 1);
    Tensor y = Samples.random(2, 1, 5, 1);
    LazyTensor product = vi(x).times(vj(y)).times(pm(Tensor.of(new double[] {2, 3}, 2, 1)));
    Tensor diagonal = product.diagonal();
    assertEquals(Shape.of(2, 5, 1), diagonal.shape());
    for (int b = 0; b < 2; b++) {
      for (int i = 0; i < 5; i++) {
        assertEquals(x.get(b, i, 0) * y.get(0, i, 0) * (2 + b), diagonal.get(b, i, 0));
      }
    }
  }

  @Test
  void whatDoesNotVaryHasOneRowOrColumn() {
    assertEquals(Shape.of(5, 1, 1), vi(X).dense().shape());
    assertArrayEquals(X.toDoubleArray(), vi(X).dense().toDoubleArray());
    assertEquals(Shape.of(1, 7, 1), vj(Y).dense().shape());
    assertArrayEquals(Y.toDoubleArray(), vj(Y).dense().toDoubleArray());
    assertEquals(Shape.of(1, 1, 1), number(3).dense().shape());
    assertArrayEquals(new double[] {3, 3}, number(3).rows(0, 0).toDoubleArray());
    assertArrayEquals(new double[] {2}, number(2.0).diagonal().toDoubleArray());
  }

  @Test
  void noRowsGiveNoEntries() {
    LazyTensor none = vi(Samples.random(1, 0, 2)).plus(vj(Samples.random(1, 3, 2)));
    assertEquals(Shape.of(0, 3, 2), none.dense().shape());
    assertEquals(Shape.of(3, 0, 2), none.transposed().dense().shape());
  }

  @Test
  void rowsAndColumnsThatAreNotThereAreRefused() {
    IndexOutOfBoundsException row =
        assertThrows(IndexOutOfBoundsException.class, () -> product().rows(0, 5));
    assertEquals("There is no row 5; rows are counted from 0 to 4.", row.getMessage());
    IndexOutOfBoundsException column =
        assertThrows(IndexOutOfBoundsException.class, () -> product().entry(0, -1));
    assertEquals("There is no column -1; columns are counted from 0 to 6.", column.getMessage());
    IllegalStateException diagonal =
        assertThrows(IllegalStateException.class, () -> product().diagonal());
    assertEquals(
        "Only a square matrix has a diagonal; the shape is (5, 7, 1).", diagonal.getMessage());
  }

  @Test
  void tooManyEntriesAreRefused() {
    LazyTensor limited = product().withDenseLimit(5 * 7 * 8 - 1);
    IllegalStateException refusal = assertThrows(IllegalStateException.class, limited::dense);
    assertEquals(
        "An array of shape (5, 7, 1) and type float64 takes 280 bytes, which is more than the limit"
            + " of 279, which the options set. Ask for fewer rows or columns, or raise the limit"
            + " with withDenseLimit.",
        refusal.getMessage());
    assertEquals(35, product().withDenseLimit(5 * 7 * 8).dense().count());
    assertEquals(28, limited.rows(0, 1, 2, 3).count());
  }

  @Test
  void rangesAreRefused() {
    Ranges ranges = Ranges.overJ(new long[][] {{0, 5}}, new long[] {1}, new long[][] {{2, 4}});
    LazyTensor restricted = product().withOptions(CallOptions.DEFAULT.withRanges(ranges));
    IllegalStateException refusal = assertThrows(IllegalStateException.class, restricted::dense);
    assertEquals(
        "This lazy tensor is restricted to ranges, which say nothing about entries outside; give it"
            + " options without ranges to get all entries.",
        refusal.getMessage());
  }

  /** Rows of a matrix that no memory holds; the file is a hole but for its last number. */
  @Test
  void rowsOfAHugeMatrixAreRead(@TempDir Path folder) throws IOException {
    long count = (1L << 31) + 1000;
    try (Arena arena = Arena.ofShared();
        FileChannel channel =
            FileChannel.open(
                folder.resolve("numbers"),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.SPARSE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
      short five = Float.floatToFloat16(5);
      channel.write(
          ByteBuffer.allocate(2).order(java.nio.ByteOrder.nativeOrder()).putShort(0, five),
          2 * (count - 1));
      MemorySegment file = channel.map(FileChannel.MapMode.READ_ONLY, 0, 2 * count, arena);
      Tensor numbers = Tensor.of(file, DType.FLOAT16, count, 1);
      LazyTensor sum = vi(numbers).plus(vj(numbers));
      assertEquals(Shape.of(count, count, 1), sum.shape());
      assertArrayEquals(
          new double[] {10, 5, 5, 0},
          sum.block(new long[] {count - 1, 0}, new long[] {count - 1, 0}).toDoubleArray());
      String refusal =
          String.valueOf(assertThrows(IllegalStateException.class, sum::dense).getMessage());
      assertTrue(
          refusal.startsWith(
              "An array of shape (2147484648, 2147484648, 1) and type float16 takes 9.22e+18 bytes,"
                  + " which is more than the limit of "),
          refusal);
      assertTrue(refusal.contains(", a half of the largest heap of this JVM. Ask "), refusal);
    }
  }
}

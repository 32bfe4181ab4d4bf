package io.github.quern.cli.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NpyFileTest {
  /** What NumPy 2.4 wrote for [[1.5, -2], [3, nan], [5, 6]] as float64. */
  private static final String BY_NUMPY =
      "934e554d5059010076007b276465736372273a20273c6638272c2027666f727472616e5f6f72646572273a2046"
          + "616c73652c20277368617065273a2028332c2032292c207d"
          + "20".repeat(58)
          + "0a000000000000f83f00000000000000c00000000000000840000000000000f87f0000000000001440000000"
          + "0000001840";

  @TempDir Path folder = Path.of("");

  private NumberTable read(byte[] bytes) throws IOException {
    return DataFiles.read(Files.write(folder.resolve("a.npy"), bytes), Optional.empty());
  }

  private void assertRefused(String message, byte[] bytes) {
    DataFileException refusal = assertThrows(DataFileException.class, () -> read(bytes));
    assertEquals(folder.resolve("a.npy") + ": " + message, refusal.getMessage());
  }

  private static byte[] file(int version, String header, byte[] data) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    int lengthBytes = version == 1 ? 2 : 4;
    ByteBuffer file =
        ByteBuffer.allocate(8 + lengthBytes + text.length + data.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    file.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    file.put((byte) version).put((byte) 0);
    if (version == 1) {
      file.putShort((short) text.length);
    } else {
      file.putInt(text.length);
    }
    return file.put(text).put(data).array();
  }

  private static String header(String descr, boolean fortran, String shape) {
    return "{'descr': '"
        + descr
        + "', 'fortran_order': "
        + (fortran ? "True" : "False")
        + ", 'shape': "
        + shape
        + ", }\n";
  }

  private static byte[] numbers(String descr, int... values) {
    ByteOrder order = descr.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    ByteBuffer data = ByteBuffer.allocate(8 * values.length).order(order);
    for (int value : values) {
      switch (descr.substring(1)) {
        case "f4" -> data.putFloat(value);
        case "f8" -> data.putDouble(value);
        case "i4" -> data.putInt(value);
        case "i8" -> data.putLong(value);
        case "u1" -> data.put((byte) value);
        default -> throw new IllegalArgumentException(descr);
      }
    }
    return Arrays.copyOf(data.array(), data.position());
  }

  @ParameterizedTest
  @CsvSource({
    "1,<f4", "1,>f4", "2,<f8", "2,>f8", "3,<i4", "3,>i4", "1,<i8", "2,>i8", "3,|u1", "1,|u1"
  })
  void everyTypeOrderAndVersionIsRead(int version, String descr) throws IOException {
    int sign = descr.equals("|u1") ? 1 : -1;
    byte[] data = numbers(descr, 1, 2, 3, 4, 5, sign * 200);
    NumberTable rows = read(file(version, header(descr, false, "(2, 3)"), data));
    assertEquals(2, rows.rows());
    assertEquals(3, rows.columns());
    assertArrayEquals(new double[] {1, 2, 3, 4, 5, sign * 200}, rows.values());
    NumberTable columns = read(file(version, header(descr, true, "(2, 3)"), data));
    assertArrayEquals(new double[] {1, 3, 5, 2, 4, sign * 200}, columns.values());
  }

  @Test
  void aVectorIsOneColumnAndANumberOneEntry() throws IOException {
    NumberTable vector = read(file(1, header("<f8", false, "(3,)"), numbers("<f8", 7, 8, 9)));
    assertEquals(List.of(3, 1), List.of(vector.rows(), vector.columns()));
    NumberTable number = read(file(1, header("<f8", false, "()"), numbers("<f8", 7)));
    assertEquals(List.of(1, 1), List.of(number.rows(), number.columns()));
    assertEquals(7, number.get(0, 0));
    NumberTable none = read(file(1, header("<f8", false, "(0, 3)"), new byte[0]));
    assertEquals(List.of(0, 3), List.of(none.rows(), none.columns()));
  }

  @Test
  void readsWhatNumpyWrites() throws IOException {
    NumberTable table = read(HexFormat.of().parseHex(BY_NUMPY));
    assertEquals(3, table.rows());
    assertArrayEquals(new double[] {1.5, -2, 3, Double.NaN, 5, 6}, table.values());
  }

  @Test
  void writesTheBytesThatNumpyWrites() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    NpyFile.write(out, Tensor.of(new double[] {1.5, -2, 3, Double.NaN, 5, 6}, 3, 2));
    assertEquals(BY_NUMPY, HexFormat.of().formatHex(out.toByteArray()));
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void whatIsWrittenReadsBack(DType dtype) throws IOException {
    // More than one chunk of output.
    double[] values = new double[3 * 7001];
    Arrays.setAll(values, k -> k / 7.0 - 1000);
    Tensor tensor = Tensor.of(values, 7001, 3).cast(dtype);
    Path file = folder.resolve("b.NPY");
    DataFiles.write(file, tensor);
    NumberTable table = DataFiles.read(file, Optional.empty());
    assertEquals(List.of(7001, 3), List.of(table.rows(), table.columns()));
    assertArrayEquals(tensor.toDoubleArray(), table.values());
    assertEquals(0, (Files.size(file) - (long) values.length * dtype.bytes()) % 64, "aligned");
  }

  @Test
  void largeIntegersAreExactOrRefused() throws IOException {
    byte[] power = ByteBuffer.allocate(8).putLong(1L << 53).array();
    assertEquals(0x1p53, read(file(1, header(">i8", false, "(1,)"), power)).get(0, 0));
    byte[] more = ByteBuffer.allocate(8).putLong((1L << 53) + 1).array();
    assertRefused(
        "row 1, column 1: 9007199254740993 is not exact in double precision.",
        file(1, header(">i8", false, "(1,)"), more));
  }

  @Test
  void headersThatAreCutShortOrUnknown() {
    byte[] good = file(1, header("<f8", false, "(1,)"), numbers("<f8", 7));
    for (int length : new int[] {6, 7, 8, 9, 10, 40}) {
      assertRefused("ends within its header.", Arrays.copyOf(good, length));
    }
    assertRefused(
        "has format version 9.0; 1.0, 2.0 and 3.0 can be read.",
        file(9, header("<f8", false, "(1,)"), numbers("<f8", 7)));
    assertRefused(
        "has a header that cannot be understood: {'descr': '<f8'}",
        file(1, "{'descr': '<f8'}", new byte[0]));
  }

  @Test
  void typesAndShapesThatAreNotRead() {
    for (String descr : List.of("<c16", "<f16", "<i2", "|b1", "<U3", "|O", "")) {
      assertRefused(
          "has numbers of type " + descr + "; f2, f4, f8, i4, i8, u1 can be read.",
          file(1, header(descr, false, "(1,)"), new byte[16]));
    }
    assertRefused(
        "has numbers of type of several fields; f2, f4, f8, i4, i8, u1 can be read.",
        file(1, "{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (1,), }", new byte[8]));
    assertRefused(
        "has 3 dimensions; at most 2 can be read.",
        file(1, header("<f8", false, "(1, 1, 1)"), new byte[8]));
    assertRefused(
        "has the shape (99999999999,), which is too large.",
        file(1, header("<f8", false, "(99999999999,)"), new byte[8]));
    assertRefused(
        "has 10000000000 numbers, which are too many.",
        file(1, header("<f8", false, "(100000, 100000)"), new byte[8]));
  }

  @Test
  void dataThatAreCutShortOrTooLong() {
    assertRefused(
        "the shape (2, 3) needs 48 bytes of numbers, but the file has 47.",
        file(1, header("<f8", false, "(2, 3)"), new byte[47]));
    assertRefused(
        "the shape (2,) needs 8 bytes of numbers, but the file has 12.",
        file(2, header("<f4", false, "(2,)"), new byte[12]));
  }
}

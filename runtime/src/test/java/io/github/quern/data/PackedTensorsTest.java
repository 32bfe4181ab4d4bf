package io.github.quern.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackedTensorsTest {
  private static final PackedTensors ALL =
      new PackedTensors(
          "Größe",
          List.of(
              Tensor.of(new float[] {1, Float.NaN, -0f}, 3, 1),
              Tensor.of(new double[] {Math.PI}, 1),
              Tensor.of(new long[] {Long.MIN_VALUE, 3}, 1, 2, 1),
              Tensor.of(new int[0], 0, 5),
              Tensor.ofFloat16(new short[] {0x3C00}, 1)));

  @Test
  void bytesGiveTheSameTensors() {
    PackedTensors read = PackedTensors.of(ALL.toBytes());
    assertEquals("Größe", read.label());
    assertEquals(ALL.tensors().size(), read.tensors().size());
    for (int number = 0; number < ALL.tensors().size(); number++) {
      Tensor expected = ALL.tensors().get(number);
      Tensor got = read.tensors().get(number);
      assertEquals(expected.dtype(), got.dtype());
      assertEquals(expected.shape(), got.shape());
      assertEquals(-1, expected.segment().mismatch(got.segment()));
    }
  }

  @Test
  void formIsThatOfTheDocumentation() {
    byte[] bytes = new PackedTensors("a", List.of(Tensor.of(new float[] {1}, 1, 1))).toBytes();
    String expected =
        "51524e54" // magic
            + "01" // version
            + "0100"
            + "61" // label
            + "0100" // one tensor
            + "01"
            + "02"
            + "0100000000000000"
            + "0100000000000000" // float32, two axes of size 1
            + "0000803f";
    assertEquals(expected, HexFormat.of().formatHex(bytes));
    assertArrayEquals(bytes, PackedTensors.of(bytes).toBytes());
  }

  private static String refusal(byte[] bytes) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> PackedTensors.of(bytes)).getMessage());
  }

  @Test
  void otherBytesAreRefused() {
    assertEquals("These bytes are no packed tensors.", refusal(new byte[20]));
    assertEquals("These bytes are no packed tensors.", refusal(new byte[3]));
    byte[] newer = ALL.toBytes();
    newer[4] = 2;
    assertEquals(
        "These packed tensors have version 2; this Quern reads version 1. All machines need the"
            + " same Quern.",
        refusal(newer));
    byte[] cut = Arrays.copyOf(ALL.toBytes(), ALL.toBytes().length - 1);
    assertEquals(
        "These packed tensors are cut off: 2 more bytes are needed, 1 are there.", refusal(cut));
  }
}

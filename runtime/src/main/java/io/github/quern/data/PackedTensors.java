package io.github.quern.data;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Tensors as bytes, for files and networks. All numbers are little-endian:
 *
 * <pre>
 * 4 bytes   51 52 4E 54, "QRNT"
 * 1 byte    the version, 1
 * 2 bytes   the length of the label in bytes, then the label in UTF-8: what the tensors are
 * 2 bytes   the number of tensors
 * each      1 byte: its type, 0 float16, 1 float32, 2 float64, 3 int32, 4 int64
 *           1 byte: its number of axes, then 8 bytes for each size
 *           the numbers, row-major
 * </pre>
 *
 * @param label what the tensors are, at most 65,535 bytes in UTF-8
 * @param tensors at most 65,535
 */
public record PackedTensors(String label, List<Tensor> tensors) {
  private static final int MAGIC = 0x544E5251;
  private static final byte VERSION = 1;
  private static final int LARGEST_SHORT = 0xFFFF;

  /** By their numbers in the format. */
  private static final List<DType> TYPES =
      List.of(DType.FLOAT16, DType.FLOAT32, DType.FLOAT64, DType.INT32, DType.INT64);

  /** Copies the list. */
  public PackedTensors {
    tensors = List.copyOf(tensors);
  }

  /**
   * The bytes of the label and the tensors.
   *
   * @throws IllegalArgumentException if they are more than an array holds
   */
  public byte[] toBytes() {
    byte[] name = label.getBytes(StandardCharsets.UTF_8);
    if (name.length > LARGEST_SHORT || tensors.size() > LARGEST_SHORT) {
      throw new IllegalArgumentException(
          "Packed tensors have a label of up to 65535 bytes and are up to 65535, not "
              + name.length
              + " and "
              + tensors.size()
              + ".");
    }
    byte[] bytes = new byte[size(name.length)];
    ByteBuffer buffer = little(bytes);
    buffer.putInt(MAGIC).put(VERSION).putShort((short) name.length).put(name);
    buffer.putShort((short) tensors.size());
    for (Tensor tensor : tensors) {
      buffer.put((byte) TYPES.indexOf(tensor.dtype())).put((byte) tensor.shape().rank());
      tensor.shape().sizes().forEach(buffer::putLong);
      ValueLayout layout = tensor.dtype().storage().layout();
      MemorySegment.copy(
          tensor.segment(),
          layout,
          0,
          MemorySegment.ofArray(bytes),
          layout.withOrder(ByteOrder.LITTLE_ENDIAN),
          buffer.position(),
          tensor.count());
      buffer.position(buffer.position() + Math.toIntExact(tensor.segment().byteSize()));
    }
    return bytes;
  }

  private int size(int nameLength) {
    long size = 4 + 1 + 2 + nameLength + 2L;
    for (Tensor tensor : tensors) {
      size += 2 + 8L * tensor.shape().rank() + tensor.segment().byteSize();
    }
    if (size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "'%s' takes %,d bytes packed; an array holds 2^31 - 9. Pack fewer rows at a time.",
              label,
              size));
    }
    return (int) size;
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @throws IllegalArgumentException if the bytes are something else, or cut off
   */
  public static PackedTensors of(byte[] bytes) {
    ByteBuffer buffer = little(bytes);
    if (bytes.length < 9 || buffer.getInt() != MAGIC) {
      throw new IllegalArgumentException("These bytes are no packed tensors.");
    }
    byte version = buffer.get();
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "These packed tensors have version "
              + version
              + "; this Quern reads version "
              + VERSION
              + ". All machines need the same Quern.");
    }
    byte[] name = new byte[Short.toUnsignedInt(buffer.getShort())];
    require(buffer, name.length + 2L);
    buffer.get(name);
    int count = Short.toUnsignedInt(buffer.getShort());
    List<Tensor> tensors = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      tensors.add(tensor(bytes, buffer));
    }
    return new PackedTensors(new String(name, StandardCharsets.UTF_8), tensors);
  }

  private static Tensor tensor(byte[] bytes, ByteBuffer buffer) {
    require(buffer, 2);
    int type = buffer.get();
    if (type < 0 || type >= TYPES.size()) {
      throw new IllegalArgumentException("Packed tensors have no type " + type + ".");
    }
    int rank = buffer.get();
    require(buffer, 8L * rank);
    List<Long> sizes = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      sizes.add(buffer.getLong());
    }
    Shape shape = new Shape(sizes);
    require(buffer, Math.multiplyExact(shape.count(), TYPES.get(type).bytes()));
    Tensor tensor = Tensor.zeros(TYPES.get(type), shape);
    ValueLayout layout = tensor.dtype().storage().layout();
    MemorySegment.copy(
        MemorySegment.ofArray(bytes),
        layout.withOrder(ByteOrder.LITTLE_ENDIAN),
        buffer.position(),
        tensor.segment(),
        layout,
        0,
        tensor.count());
    buffer.position(buffer.position() + (int) tensor.segment().byteSize());
    return tensor;
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void require(ByteBuffer buffer, long bytes) {
    if (bytes < 0 || buffer.remaining() < bytes) {
      throw new IllegalArgumentException(
          "These packed tensors are cut off: "
              + bytes
              + " more bytes are needed, "
              + buffer.remaining()
              + " are there.");
    }
  }
}

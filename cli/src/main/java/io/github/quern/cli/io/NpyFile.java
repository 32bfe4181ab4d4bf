package io.github.quern.cli.io;

import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * NumPy's {@code .npy} files. Reads format versions 1.0 to 3.0, both byte orders, C and Fortran
 * order, and arrays of at most two axes; writes version 1.0, little-endian, C order. Own code,
 * since the only library for it on Maven Central, org.jetbrains.bio:npy, needs Kotlin and has had
 * no release since 2020.
 */
final class NpyFile {
  /** The format wants the numbers to start at a multiple of this. */
  private static final int ALIGNMENT = 64;

  private static final int CHUNK = 1 << 16;

  private NpyFile() {}

  /**
   * Reads an array: (n, d) as it is, (n) as one column, a single number as one row of one column.
   *
   * @throws DataFileException if it is none, of an unknown type, or cut short
   */
  static NumberTable read(Path file) {
    try (Arena arena = Arena.ofConfined()) {
      return read(file, bytes(file, arena));
    } catch (IOException failure) {
      throw DataFileException.reading(file, failure);
    }
  }

  private static MemorySegment bytes(Path file, Arena arena) throws IOException {
    if (!Files.isRegularFile(file)) {
      // A pipe, say, which has no size and cannot be mapped.
      return MemorySegment.ofArray(Files.readAllBytes(file));
    }
    try (FileChannel channel = FileChannel.open(file)) {
      return channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
    }
  }

  private static NumberTable read(Path file, MemorySegment bytes) {
    NpyHeader header = NpyHeader.read(file, bytes);
    List<Integer> shape = header.shape();
    int rows = shape.isEmpty() ? 1 : shape.getFirst();
    int columns = shape.size() < 2 ? 1 : shape.get(1);
    long count = (long) rows * columns;
    if (count > Integer.MAX_VALUE - 8L) {
      throw new DataFileException(file, "has " + count + " numbers, which are too many.");
    }
    requireSize(file, header, bytes.byteSize() - header.start(), count);
    double[] values = new double[(int) count];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        long index = header.fortran() ? (long) column * rows + row : (long) row * columns + column;
        try {
          values[row * columns + column] =
              header
                  .type()
                  .read(bytes, header.start() + index * header.type().bytes(), header.order());
        } catch (ArithmeticException inexact) {
          throw new DataFileException(
              file, "row " + (row + 1) + ", column " + (column + 1) + ": " + inexact.getMessage());
        }
      }
    }
    return new NumberTable(rows, columns, values, List.of());
  }

  private static void requireSize(Path file, NpyHeader header, long found, long count) {
    long needed = count * header.type().bytes();
    if (found != needed) {
      throw new DataFileException(
          file,
          "the shape "
              + header.shapeText()
              + " needs "
              + needed
              + " bytes of numbers, but the file has "
              + found
              + ".");
    }
  }

  /** Writes an array of any shape. */
  static void write(OutputStream out, Tensor tensor) throws IOException {
    out.write(header(tensor));
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    for (long position = 0; position < tensor.count(); position++) {
      if (chunk.remaining() < tensor.dtype().bytes()) {
        out.write(chunk.array(), 0, chunk.position());
        chunk.clear();
      }
      switch (tensor.dtype()) {
        case FLOAT16 -> chunk.putShort(Float.floatToFloat16((float) tensor.at(position)));
        case FLOAT32 -> chunk.putFloat((float) tensor.at(position));
        case FLOAT64 -> chunk.putDouble(tensor.at(position));
        case INT32 -> chunk.putInt((int) tensor.longAt(position));
        case INT64 -> chunk.putLong(tensor.longAt(position));
      }
    }
    out.write(chunk.array(), 0, chunk.position());
  }

  private static String descriptor(DType dtype) {
    return switch (dtype) {
      case FLOAT16 -> "<f2";
      case FLOAT32 -> "<f4";
      case FLOAT64 -> "<f8";
      case INT32 -> "<i4";
      case INT64 -> "<i8";
    };
  }

  private static byte[] header(Tensor tensor) {
    String text =
        "{'descr': '"
            + descriptor(tensor.dtype())
            + "', 'fortran_order': False, 'shape': "
            + tensor.shape()
            + ", }";
    int before = 10;
    int padding = Math.floorMod(-(before + text.length() + 1), ALIGNMENT);
    byte[] padded = (text + " ".repeat(padding) + "\n").getBytes(StandardCharsets.ISO_8859_1);
    return ByteBuffer.allocate(before + padded.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 0x93)
        .put("NUMPY".getBytes(StandardCharsets.ISO_8859_1))
        .put((byte) 1)
        .put((byte) 0)
        .putShort((short) padded.length)
        .put(padded)
        .array();
  }
}

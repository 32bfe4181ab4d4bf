package io.github.quern.cli.io;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an {@code .npy} file says before its numbers.
 *
 * @param type the type of the numbers
 * @param order their byte order
 * @param fortran whether the first axis varies fastest
 * @param shape the sizes of the axes, at most two
 * @param start where the numbers begin, in bytes
 */
record NpyHeader(NpyType type, ByteOrder order, boolean fortran, List<Integer> shape, long start) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int VERSION_END = MAGIC.length + 2;
  private static final Pattern DESCR =
      Pattern.compile("['\"]descr['\"]\\s*:\\s*['\"]([^'\"]*)['\"]");
  private static final Pattern TYPE = Pattern.compile("([<>|=]?)([a-z][0-9]+)");
  private static final Pattern FORTRAN =
      Pattern.compile("['\"]fortran_order['\"]\\s*:\\s*(True|False)");
  private static final Pattern SHAPE =
      Pattern.compile("['\"]shape['\"]\\s*:\\s*\\(([0-9L,\\s]*)\\)");

  /** Reads the header of a file whose bytes are given. */
  static NpyHeader read(Path file, MemorySegment bytes) {
    if (bytes.byteSize() < MAGIC.length
        || !Arrays.equals(bytes.asSlice(0, MAGIC.length).toArray(ValueLayout.JAVA_BYTE), MAGIC)) {
      throw new DataFileException(file, "is not a NumPy file; it does not begin with \\x93NUMPY.");
    }
    if (bytes.byteSize() < VERSION_END) {
      throw new DataFileException(file, "ends within its header.");
    }
    int major = bytes.get(ValueLayout.JAVA_BYTE, MAGIC.length);
    int minor = bytes.get(ValueLayout.JAVA_BYTE, MAGIC.length + 1);
    if (major < 1 || major > 3 || minor != 0) {
      throw new DataFileException(
          file,
          "has format version "
              + Byte.toUnsignedInt((byte) major)
              + "."
              + Byte.toUnsignedInt((byte) minor)
              + "; 1.0, 2.0 and 3.0 can be read.");
    }
    int lengthBytes = major == 1 ? Short.BYTES : Integer.BYTES;
    long textStart = (long) VERSION_END + lengthBytes;
    long length = bytes.byteSize() < textStart ? 0 : length(bytes, lengthBytes);
    if (bytes.byteSize() < textStart + length) {
      throw new DataFileException(file, "ends within its header.");
    }
    String text =
        new String(
            bytes.asSlice(textStart, length).toArray(ValueLayout.JAVA_BYTE),
            major == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    return parse(file, text, textStart + length);
  }

  private static long length(MemorySegment bytes, int lengthBytes) {
    return lengthBytes == Short.BYTES
        ? Short.toUnsignedLong(
            bytes.get(
                ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN), VERSION_END))
        : Integer.toUnsignedLong(
            bytes.get(
                ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN), VERSION_END));
  }

  private static NpyHeader parse(Path file, String text, long start) {
    Matcher descr = DESCR.matcher(text);
    Matcher fortran = FORTRAN.matcher(text);
    Matcher shape = SHAPE.matcher(text);
    if (!text.contains("descr") || !fortran.find() || !shape.find()) {
      throw new DataFileException(file, "has a header that cannot be understood: " + text.strip());
    }
    String descriptor = descr.find() ? descr.group(1) : "of several fields";
    Matcher type = TYPE.matcher(descriptor);
    NpyType found = type.matches() ? NpyType.find(type.group(2)).orElse(null) : null;
    if (found == null) {
      throw new DataFileException(
          file, "has numbers of type " + descriptor + "; " + NpyType.codes() + " can be read.");
    }
    return new NpyHeader(
        found,
        switch (type.group(1)) {
          case "<" -> ByteOrder.LITTLE_ENDIAN;
          case ">" -> ByteOrder.BIG_ENDIAN;
          default -> ByteOrder.nativeOrder();
        },
        fortran.group(1).equals("True"),
        sizes(file, shape.group(1)),
        start);
  }

  private static List<Integer> sizes(Path file, String text) {
    List<String> parts =
        Arrays.stream(text.replace("L", "").split(",", -1))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .toList();
    if (parts.size() > 2) {
      throw new DataFileException(
          file, "has " + parts.size() + " dimensions; at most 2 can be read.");
    }
    try {
      return parts.stream().map(Integer::valueOf).toList();
    } catch (NumberFormatException tooLarge) {
      throw new DataFileException(file, "has the shape (" + text + "), which is too large.");
    }
  }

  /** The sizes in parentheses, as NumPy writes them. */
  String shapeText() {
    return io.github.quern.data.Shape.of(shape.stream().mapToLong(Integer::longValue).toArray())
        .toString();
  }
}

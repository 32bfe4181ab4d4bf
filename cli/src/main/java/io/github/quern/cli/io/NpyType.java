package io.github.quern.cli.io;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The types of NumPy's that are read; all become double precision. */
enum NpyType {
  F2(2),
  F4(4),
  F8(8),
  I4(4),
  I8(8),
  U1(1);

  private final int bytes;

  NpyType(int bytes) {
    this.bytes = bytes;
  }

  int bytes() {
    return bytes;
  }

  private String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** The type of that code, such as {@code f8}. */
  static Optional<NpyType> find(String code) {
    return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
  }

  /** All codes, for messages. */
  static String codes() {
    return Arrays.stream(values()).map(NpyType::code).collect(Collectors.joining(", "));
  }

  /**
   * One number.
   *
   * @throws ArithmeticException if it is an integer that double precision does not hold exactly
   */
  double read(MemorySegment bytes, long offset, ByteOrder order) {
    return switch (this) {
      case F2 ->
          Float.float16ToFloat(
              bytes.get(ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order), offset));
      case F4 -> bytes.get(ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(order), offset);
      case F8 -> bytes.get(ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(order), offset);
      case I4 -> bytes.get(ValueLayout.JAVA_INT_UNALIGNED.withOrder(order), offset);
      case I8 -> exact(bytes.get(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(order), offset));
      case U1 -> Byte.toUnsignedInt(bytes.get(ValueLayout.JAVA_BYTE, offset));
    };
  }

  private static double exact(long integer) {
    double number = integer;
    if ((long) number != integer || integer == Long.MAX_VALUE) {
      throw new ArithmeticException(integer + " is not exact in double precision.");
    }
    return number;
  }
}

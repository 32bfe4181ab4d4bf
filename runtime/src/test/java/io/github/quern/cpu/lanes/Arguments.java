package io.github.quern.cpu.lanes;

import io.github.quern.bytecode.NumberType;
import java.lang.reflect.Array;
import java.util.Random;

/** Arrays of numbers to try operations and functions on. */
final class Arguments {
  private static final double[] SPECIAL = {
    0.0,
    -0.0,
    1.0,
    -1.0,
    0.5,
    -1.5,
    -2.0,
    3.0,
    -5.0,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    Double.MIN_NORMAL,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    Float.MIN_VALUE,
    Float.MIN_NORMAL,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    Integer.MIN_VALUE,
    Long.MIN_VALUE,
    Long.MAX_VALUE,
    0x1p53 + 2,
  };

  private Arguments() {}

  /** An array for numbers. */
  static Object array(NumberType type, int length) {
    return switch (type) {
      case FLOAT -> new float[length];
      case DOUBLE -> new double[length];
      case LONG -> new long[length];
    };
  }

  /** Special numbers, numbers of the size of 1, and random bits, one third each. */
  static Object mixed(NumberType type, int length, Random random) {
    Object numbers = array(type, length);
    for (int position = 0; position < length; position++) {
      Array.set(numbers, position, mixed(type, random));
    }
    return numbers;
  }

  private static Object mixed(NumberType type, Random random) {
    int sort = random.nextInt(3);
    double number = sort == 0 ? SPECIAL[random.nextInt(SPECIAL.length)] : random.nextGaussian() * 9;
    return switch (type) {
      case FLOAT -> sort == 1 ? Float.intBitsToFloat(random.nextInt()) : (Object) (float) number;
      case DOUBLE -> sort == 1 ? Double.longBitsToDouble(random.nextLong()) : (Object) number;
      case LONG -> sort == 1 ? random.nextLong() : (Object) (long) number;
    };
  }
}

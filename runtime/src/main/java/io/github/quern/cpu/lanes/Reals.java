package io.github.quern.cpu.lanes;

import io.github.quern.bytecode.NumberType;
import io.github.quern.ir.Comparison;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What the functions are made of: constants, polynomials and parts of numbers of one type. */
record Reals(Lanes lanes, NumberType type) {
  private static final ClassDesc STRICT_MATH = ClassDesc.of("java.lang.StrictMath");
  private static final int MOST_BY_HORNER = 4;

  /** Numbers of the type of an argument; integers have no functions. */
  static Reals of(Lanes lanes, Lane argument) {
    if (argument.type() == NumberType.LONG) {
      throw new IllegalArgumentException("Functions are of floating-point numbers, not integers.");
    }
    return new Reals(lanes, argument.type());
  }

  /** One of two constants, by the type. */
  double choose(double ofFloat, double ofDouble) {
    return type == NumberType.FLOAT ? ofFloat : ofDouble;
  }

  /** The number of bits below the exponent. */
  int fractionBits() {
    return type == NumberType.FLOAT ? Float.PRECISION - 1 : Double.PRECISION - 1;
  }

  /** The number of all bits. */
  int bitCount() {
    return type == NumberType.FLOAT ? Float.SIZE : Double.SIZE;
  }

  /** π/2, rounded. */
  double upperHalfPi() {
    return choose((float) (Math.PI / 2), Math.PI / 2);
  }

  /** What {@link #upperHalfPi} lost. */
  double lowerHalfPi() {
    return choose(-0x1.777a5cp-25, 0x1.1a62633145c07p-54);
  }

  /** The exponent of 1 as it is stored. */
  int exponentOfOne() {
    return type == NumberType.FLOAT ? Float.MAX_EXPONENT : Double.MAX_EXPONENT;
  }

  /**
   * Adding this number rounds a small number to an integer, which then stands in the lowest bits.
   */
  double rounder() {
    return 1.5 * Math.scalb(1.0, fractionBits());
  }

  /** The bits of a constant. */
  long bitsOf(double number) {
    return type == NumberType.FLOAT
        ? Float.floatToRawIntBits((float) number)
        : Double.doubleToRawLongBits(number);
  }

  /** The bit of the sign. */
  Lane signBit() {
    return lanes.constantBits(type, bitsOf(-0.0));
  }

  /** Numbers that are not negative, with the signs of other numbers. */
  Lane withSignOf(Lane magnitude, Lane signed) {
    Lane sign = lanes.and(lanes.bits(signed), signBit());
    return lanes.fromBits(lanes.or(lanes.bits(magnitude), sign));
  }

  /** A method of {@link StrictMath} of doubles, lane by lane. */
  Lane strictly(String method, Lane... arguments) {
    return lanes.eachLane(
        type,
        List.of(arguments),
        (lane, numbers) -> {
          for (Runnable number : numbers) {
            number.run();
            NumberType.DOUBLE.from(lanes.code(), type);
          }
          lanes
              .code()
              .invokestatic(
                  STRICT_MATH,
                  method,
                  MethodTypeDesc.of(
                      ConstantDescs.CD_double,
                      Collections.nCopies(arguments.length, ConstantDescs.CD_double)));
          type.from(lanes.code(), NumberType.DOUBLE);
        });
  }

  /** A constant. */
  Lane constant(double number) {
    return lanes.constant(type, number);
  }

  /**
   * Sum of coefficients times powers of x, from the constant upwards. As long as there are many,
   * neighbours are joined to coefficients of a polynomial in the square of x. This makes the chain
   * of steps that wait for each other shorter than Horner's rule does, with which the rest is done.
   */
  Lane polynomial(Lane x, double... coefficients) {
    List<Lane> terms = Arrays.stream(coefficients).mapToObj(this::constant).toList();
    Lane power = x;
    while (terms.size() > MOST_BY_HORNER) {
      List<Lane> joined = new ArrayList<>();
      for (int term = 0; term < terms.size(); term += 2) {
        joined.add(
            term + 1 < terms.size()
                ? lanes.fma(terms.get(term + 1), power, terms.get(term))
                : terms.get(term));
      }
      terms = joined;
      power = lanes.multiply(power, power);
    }
    Lane sum = terms.getLast();
    for (int term = terms.size() - 2; term >= 0; term--) {
      sum = lanes.fma(sum, power, terms.get(term));
    }
    return sum;
  }

  /** Where a is below a number. */
  Lane isBelow(Lane a, double number) {
    return lanes.compare(Comparison.LESS, a, constant(number));
  }

  /** Where a is above a number. */
  Lane isAbove(Lane a, double number) {
    return lanes.compare(Comparison.LESS, constant(number), a);
  }
}

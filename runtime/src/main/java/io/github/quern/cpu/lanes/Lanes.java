package io.github.quern.cpu.lanes;

import io.github.quern.bytecode.NumberType;
import io.github.quern.ir.Comparison;

/**
 * Emits operations on all lanes of a kernel into one method. Operands are in local variables, and
 * so is each result, in a new one.
 *
 * <p>Numbers of all types have as many lanes, so a kernel that mixes floats with doubles or longs
 * has registers of two widths. All arithmetic is that of IEEE 754, exact to half a unit in the last
 * place; {@link #fma} rounds once. Integers (of type LONG) wrap.
 */
public interface Lanes {
  /** The number of lanes. */
  int count();

  /** The same number in each lane, rounded to the type. */
  Lane constant(NumberType type, double number);

  /** a + b. */
  Lane add(Lane a, Lane b);

  /** a - b. */
  Lane subtract(Lane a, Lane b);

  /** a b. */
  Lane multiply(Lane a, Lane b);

  /** a / b, of floating-point numbers. */
  Lane divide(Lane a, Lane b);

  /** a b + c, of floating-point numbers, rounded once. */
  Lane fma(Lane a, Lane b, Lane c);

  /** -a. */
  Lane negate(Lane a);

  /** |a|. */
  Lane abs(Lane a);

  /** √a, of floating-point numbers. */
  Lane sqrt(Lane a);

  /** Where the comparison holds; NaN is neither less nor equal, and not equal to anything. */
  Lane compare(Comparison comparison, Lane a, Lane b);

  /** a where the mask, of numbers of any type, holds, else b. */
  Lane choose(Lane mask, Lane a, Lane b);

  /**
   * The same numbers in another type: widened exactly, or rounded as Java does, and cut to integers
   * where the type is LONG.
   */
  Lane convert(Lane a, NumberType type);

  /** The bits of floating-point numbers: 32 for FLOAT, 64 for DOUBLE. */
  Lane bits(Lane numbers);

  /** The numbers of those bits. */
  Lane fromBits(Lane bits);

  /** Sum of bits as integers. */
  Lane addBits(Lane a, Lane b);

  /** The same bits in each lane, of numbers of a type. */
  Lane constantBits(NumberType type, long bits);

  /** Bits set in both. */
  Lane and(Lane a, Lane b);

  /** Bits set in one of both. */
  Lane or(Lane a, Lane b);

  /** Bits set in exactly one of both. */
  Lane xor(Lane a, Lane b);

  /** Bits moved towards the high end, zeros follow. */
  Lane shiftLeft(Lane a, int places);

  /** Bits moved towards the low end, zeros follow. */
  Lane shiftRightUnsigned(Lane a, int places);

  /** Bits moved towards the low end, copies of the sign follow. */
  Lane shiftRight(Lane a, int places);
}

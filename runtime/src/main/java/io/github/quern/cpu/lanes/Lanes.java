package io.github.quern.cpu.lanes;

import io.github.quern.bytecode.NumberType;
import io.github.quern.ir.Comparison;
import java.lang.classfile.CodeBuilder;
import java.util.List;
import java.util.function.Supplier;

/**
 * Emits operations on all lanes of a kernel into one method. Operands are in local variables, and
 * so is each result, in a new one.
 *
 * <p>Numbers of all types have as many lanes, so a kernel that mixes floats with doubles or longs
 * has registers of two widths. All arithmetic is that of IEEE 754, exact to half a unit in the last
 * place; {@link #fma} rounds once. Integers (of type LONG) wrap. The bits of NaNs are not defined.
 *
 * <p>Operands of the wrong kind or type are an {@link IllegalArgumentException}, as is a type that
 * has no registers for so many lanes.
 */
public interface Lanes {
  /** The number of lanes. */
  int count();

  /** Where the operations are emitted. */
  CodeBuilder code();

  /** A local variable for lanes, not yet assigned. */
  Lane allocate(Lane.Kind kind, NumberType type);

  /** Pushes what a local variable holds. */
  void load(Lane lane);

  /**
   * The same for a local variable that has been assigned in several places, or in a loop: the JIT
   * compiler, which does not see then what class it holds, is told.
   */
  void loadExactly(Lane lane);

  /** Moves what is on the stack into a local variable. */
  void store(Lane lane);

  /**
   * Emits a computation whose intermediate results are of no use afterwards: their local variables
   * are used again, so that kernels do not run out of those that short instructions reach.
   *
   * @return the result of the computation; no other lanes that were made in it may be used
   */
  Lane scoped(Supplier<Lane> computation);

  /** The same number in each lane, rounded to the type. */
  Lane constant(NumberType type, double number);

  /** The number, of that type, that the code pushes, in each lane. */
  Lane broadcast(NumberType type, Runnable number);

  /** Consecutive numbers of an array of the type. The code pushes the array and the first index. */
  Lane fromArray(NumberType type, Runnable arrayAndIndex);

  /** Sets consecutive numbers of an array. The code pushes the array and the first index. */
  void intoArray(Lane numbers, Runnable arrayAndIndex);

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

  /**
   * Where the comparison of numbers, or of bits as signed integers, holds. NaN is neither less nor
   * equal, and not equal to anything.
   */
  Lane compare(Comparison comparison, Lane a, Lane b);

  /** a where the mask, of numbers of any type, holds, else b; of numbers or bits. */
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

  /** The smaller one of bits as signed integers. */
  Lane minimumBits(Lane a, Lane b);

  /** The same bits in each lane, of numbers of a type. */
  Lane constantBits(NumberType type, long bits);

  /** Bits set in both, or where both masks hold. */
  Lane and(Lane a, Lane b);

  /** Bits set in one of both or in both, or where one of the masks holds. */
  Lane or(Lane a, Lane b);

  /** Bits set in exactly one of both, or where exactly one of the masks holds. */
  Lane xor(Lane a, Lane b);

  /** Bits moved towards the high end, zeros follow. */
  Lane shiftLeft(Lane a, int places);

  /** Bits moved towards the low end, zeros follow. */
  Lane shiftRightUnsigned(Lane a, int places);

  /** Bits moved towards the low end, copies of the sign follow. */
  Lane shiftRight(Lane a, int places);

  /**
   * Emits what is done only if the mask holds in some lane; it is done for all lanes then. Lanes
   * that are made in it may not be used afterwards.
   */
  void whenAny(Lane mask, Runnable body);

  /**
   * Emits plain code that is run once for each lane.
   *
   * @param result the type of the results
   * @param operands numbers of any types
   * @param code what computes the result of one lane
   */
  Lane eachLane(NumberType result, List<Lane> operands, LaneCode code);

  /** Plain code for one lane. */
  @FunctionalInterface
  interface LaneCode {
    /**
     * Emits code that pushes the result.
     *
     * @param lane local variable of the lane's number, an int
     * @param operands each pushes the lane's number of one operand
     */
    void emit(int lane, List<Runnable> operands);
  }
}

package io.github.quern.fuzz.formulas;

import io.github.quern.interpret.Rounding;
import io.github.quern.ir.Instruction;
import io.github.quern.ir.ValueType;
import java.util.SplittableRandom;

/**
 * Rounds as a tier might: every inexact result of an instruction is changed at random by a number
 * of roundings of the kernel's precision, and then has that precision. What many such runs differ
 * by is how far a formula magnifies rounding errors (Monte Carlo arithmetic, Parker 1997).
 */
final class Perturbation implements Rounding {
  /** Beyond it, doubles do not hold all integers. */
  private static final double LARGEST_INTEGER = 0x1p53;

  private final boolean single;
  private final double size;
  private final SplittableRandom random;
  private boolean integersOverflow;

  /**
   * A perturbation.
   *
   * @param single whether the kernel computes in single precision
   * @param roundings the largest change of a result, in relative errors of one rounding
   * @param random decides the changes
   */
  Perturbation(boolean single, int roundings, SplittableRandom random) {
    this.single = single;
    this.size = roundings;
    this.random = random;
  }

  /** Whether an integer was met that the interpreter's doubles cannot tell from its neighbours. */
  boolean integersOverflow() {
    return integersOverflow;
  }

  @Override
  public double round(Instruction.Pure instruction, double number) {
    ValueType type = instruction.result().type();
    if (type == ValueType.INTEGER) {
      integersOverflow |= Math.abs(number) > LARGEST_INTEGER;
      return number;
    }
    boolean narrow = single && type == ValueType.REAL;
    double changed =
        switch (instruction) {
          case Instruction.Unary unary ->
              switch (unary.function()) {
                case NEGATE, ABS, FLOOR -> number;
                case SQRT -> isExact(number) ? number : changed(number, narrow);
                case EXP, LOG, SIN, COS, ASIN, ACOS, ATAN ->
                    number == 0 || number == 1 ? number : changed(number, narrow);
              };
          case Instruction.Binary binary ->
              switch (binary.function()) {
                case ADD, SUBTRACT, MULTIPLY, DIVIDE ->
                    isExact(number) ? number : changed(number, narrow);
                case POW, ATAN2 -> number == 0 || number == 1 ? number : changed(number, narrow);
              };
          case Instruction.Call _ -> changed(number, narrow);
          case Instruction.Constant _,
              Instruction.Position _,
              Instruction.Load _,
              Instruction.Lookup _,
              Instruction.Ordinal _,
              Instruction.Convert _,
              Instruction.Choose _ ->
              number;
        };
    return narrow ? (float) changed : changed;
  }

  /** Few results of inexact arithmetic have so few digits. */
  private static boolean isExact(double number) {
    return (float) number == number;
  }

  /** Also by some of the smallest numbers there are, since results may be subnormal. */
  private double changed(double number, boolean narrow) {
    double roundoff = narrow ? 0x1p-24 : 0x1p-53;
    double smallest = narrow ? Float.MIN_VALUE : Double.MIN_VALUE;
    return number * (1 + size * roundoff * random.nextDouble(-1, 1))
        + smallest * random.nextInt(-2, 3);
  }
}

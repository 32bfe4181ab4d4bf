package io.github.quern.fuzz.formulas;

import io.github.quern.interpret.Rounding;
import io.github.quern.ir.Instruction;
import io.github.quern.ir.ValueType;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Rounds as a tier might: results of an instruction that are inexact are changed at random by a
 * number of roundings of the kernel's precision, and then have that precision. What many such runs
 * differ by is how far a formula magnifies rounding errors (Monte Carlo arithmetic, Parker 1997).
 * Columns are divided at random as well.
 */
final class Perturbation implements Rounding {
  /** Beyond it, doubles do not hold all integers. */
  private static final double LARGEST_INTEGER = 0x1p53;

  /**
   * How numbers are changed.
   *
   * @param roundings the largest change of a result, in relative errors of one rounding
   * @param share which part of the results is changed
   * @param alike whether equal numbers are changed alike, as the functions of a tier would change
   *     them, so that they stay equal
   */
  private record Manner(int roundings, double share, boolean alike) {}

  /**
   * The first changes all numbers by more than any tier's functions err. It never shows what
   * numbers do that are equal after plain rounding, or cancel; the others do.
   */
  private static final List<Manner> MANNERS =
      List.of(
          new Manner(64, 1, false),
          new Manner(0, 0, false),
          new Manner(16, 1, false),
          new Manner(4, 1, true),
          new Manner(1, 1.0 / 2, true),
          new Manner(4, 1, false),
          new Manner(1, 1, true),
          new Manner(1, 1.0 / 2, false),
          new Manner(16, 1.0 / 8, true),
          new Manner(16, 1.0 / 8, false));

  private final boolean single;
  private final Manner manner;
  private final SplittableRandom random;
  private final long key;
  private final boolean divides;
  private boolean integersOverflow;

  /**
   * A perturbation.
   *
   * @param single whether the kernel computes in single precision
   * @param run the number of the run: the manners take turns
   * @param random decides the changes
   */
  Perturbation(boolean single, int run, SplittableRandom random) {
    this.single = single;
    this.manner = MANNERS.get(run % MANNERS.size());
    this.random = random;
    this.key = random.nextLong();
    this.divides = random.nextBoolean();
  }

  /** Half of the runs take each row's columns at once, the others parts of all sizes. */
  @Override
  public int divide(int columns) {
    return divides && columns > 1 ? random.nextInt(columns) : 0;
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
    SplittableRandom draws =
        manner.alike ? new SplittableRandom(key ^ Double.doubleToLongBits(number)) : random;
    if (draws.nextDouble() >= manner.share) {
      return number;
    }
    double roundoff = narrow ? 0x1p-24 : 0x1p-53;
    double smallest = narrow ? Float.MIN_VALUE : Double.MIN_VALUE;
    return number * (1 + manner.roundings * roundoff * draws.nextDouble(-1, 1))
        + smallest * draws.nextInt(-2, 3);
  }
}

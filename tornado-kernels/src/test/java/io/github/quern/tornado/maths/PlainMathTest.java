package io.github.quern.tornado.maths;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Elementary functions of plain arithmetic beside those of Java, and what they are made of. */
class PlainMathTest {
  private static final int COUNT = 100_000;

  private static final double[] SPECIAL = {
    0.0,
    -0.0,
    1,
    -1,
    2,
    -2,
    0.5,
    -0.5,
    1.5,
    3,
    -3,
    1e300,
    -1e300,
    1e-300,
    0x1p53,
    -0x1p53,
    Double.MAX_VALUE,
    Double.MIN_VALUE,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY
  };

  /** What is compared: errors in units of 2^-52 of the result, the bound being the Javadoc's. */
  private static void requireNear(
      String name,
      DoubleUnaryOperator function,
      DoubleUnaryOperator exact,
      double units,
      DoubleStream numbers) {
    numbers.forEach(x -> {
      double expected = exact.applyAsDouble(x);
      double got = function.applyAsDouble(x);
      boolean same = Double.compare(expected, got) == 0;
      double bound = units * Math.max(Math.abs(expected) * 0x1p-52, Double.MIN_VALUE);
      assertTrue(
          same || Math.abs(got - expected) <= bound,
          () -> name + "(" + x + ") is " + got + ", not " + expected);
    });
  }

  private static DoubleStream between(double low, double high) {
    return new Random(1).doubles(COUNT, low, high);
  }

  /** Numbers of all sizes. */
  private static DoubleStream ofAllSizes() {
    return new Random(2).longs(COUNT).mapToDouble(Double::longBitsToDouble);
  }

  private static DoubleStream special() {
    return DoubleStream.of(SPECIAL);
  }

  @Test
  void exponentialsAreExactToTwoUnitsUntilTheyOverflowOrVanish() {
    requireNear("exp", PlainMath::exp, StrictMath::exp, 2, between(-3, 3));
    requireNear("exp", PlainMath::exp, StrictMath::exp, 2, between(-760, 720));
    requireNear("exp", PlainMath::exp, StrictMath::exp, 2, special());
  }

  @Test
  void logarithmsAreExactToTwoUnitsAlsoNearOne() {
    requireNear("log", PlainMath::log, StrictMath::log, 2, ofAllSizes());
    requireNear("log", PlainMath::log, StrictMath::log, 2, between(0.999, 1.001));
    requireNear("log", PlainMath::log, StrictMath::log, 2, special());
  }

  @Test
  void anglesAreExactToFourUnits() {
    requireNear("atan", PlainMath::atan, StrictMath::atan, 3, ofAllSizes());
    requireNear("atan", PlainMath::atan, StrictMath::atan, 3, between(-2, 2));
    requireNear("asin", PlainMath::asin, StrictMath::asin, 4, between(-1, 1));
    requireNear("acos", PlainMath::acos, StrictMath::acos, 4, between(-1, 1));
    for (DoubleStream numbers : List.of(special(), between(1, 2))) {
      requireNear("asin", PlainMath::asin, StrictMath::asin, 4, numbers);
    }
    requireNear("acos", PlainMath::acos, StrictMath::acos, 4, special());
  }

  @Test
  void sinesAndCosinesAreExactToTwoUnitsOfOneUpToLargeAngles() {
    for (double size = 1; size <= 1e12; size *= 10) {
      for (double x : between(-size, size).limit(COUNT / 10).toArray()) {
        assertEquals(StrictMath.sin(x), PlainWaves.sin(x), 2 * 0x1p-52, () -> "sin " + x);
        assertEquals(StrictMath.cos(x), PlainWaves.cos(x), 2 * 0x1p-52, () -> "cos " + x);
      }
    }
    requireNear("sin", PlainWaves::sin, StrictMath::sin, 2, between(-1, 1));
    // Near multiples of half a turn all digits are those of pi.
    requireNear(
        "sin", PlainWaves::sin, StrictMath::sin, 2, DoubleStream.of(Math.PI, -1e5 * Math.PI));
  }

  @Test
  void anglesWhoseTurnIsUnknownHaveNoSine() {
    for (double x : new double[] {1.1e12, -1e300, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertTrue(Double.isNaN(PlainWaves.sin(x)) && Double.isNaN(PlainWaves.cos(x)), () -> "" + x);
    }
    assertEquals(-0.0, PlainWaves.sin(-0.0));
  }

  /** The bound of a power is that of an exponential of |log| times as many units, up to 745. */
  @Test
  void powersAndDirectionsHaveJavasSpecialCases() {
    requireBoth("pow", PlainMath::pow, Math::pow, 1500 * 0x1p-52);
    requireBoth("atan2", PlainMath::atan2, Math::atan2, 4 * 0x1p-52);
  }

  private static void requireBoth(
      String name, DoubleBinaryOperator function, DoubleBinaryOperator exact, double bound) {
    for (double a : SPECIAL) {
      for (double b : SPECIAL) {
        double expected = exact.applyAsDouble(a, b);
        double got = function.applyAsDouble(a, b);
        assertTrue(
            Double.compare(expected, got) == 0
                || Math.abs(got - expected) <= bound * Math.abs(expected) + Double.MIN_VALUE,
            () -> name + "(" + a + ", " + b + ") is " + got + ", not " + expected);
      }
    }
  }

  /** e^x of floats is two factors; that of the device's own exponential is of a small number. */
  @Test
  void exponentialsOfFloatsAreOfSmallNumbersAndPowersOfTwo() {
    for (double number : between(-103, 88.7).toArray()) {
      float x = (float) number;
      float twos = PlainMath.twos(x);
      float rest = PlainMath.rest(x, twos);
      assertTrue(twos == Math.rint(twos) && twos >= -126 && twos <= 127, () -> "twos of " + x);
      boolean inside = x > -87 && x < 88;
      assertTrue(!inside || Math.abs(rest) < 0.35f, () -> "rest of " + x);
      float got = (float) Math.exp(rest) * (float) Math.pow(2, twos);
      float exact = (float) Math.exp(x);
      assertEquals(exact, got, Math.max(exact * 0x1p-23f, Float.MIN_VALUE), () -> "exp " + x);
    }
    for (float x : new float[] {Float.NEGATIVE_INFINITY, -1e30f, 1e30f, Float.POSITIVE_INFINITY}) {
      float twos = PlainMath.twos(x);
      float got = (float) Math.exp(PlainMath.rest(x, twos)) * (float) Math.pow(2, twos);
      assertEquals((float) Math.exp(x), got);
    }
    // A device may take NaN for either limit.
    for (float twos : new float[] {PlainMath.twos(Float.NaN), -126, 127}) {
      assertTrue(Float.isNaN(PlainMath.rest(Float.NaN, twos)));
    }
  }

  /** TornadoVM's PTX backend shifts as if all numbers were positive, and divides by shifts. */
  private static final Set<Opcode> WRONG_FOR_NEGATIVES =
      EnumSet.of(Opcode.ISHR, Opcode.LSHR, Opcode.IDIV, Opcode.LDIV, Opcode.IREM, Opcode.LREM);

  /** Square roots are exact, and comparisons without branches. */
  private static final Set<String> EVERYWHERE = Set.of("Math.sqrt", "Math.min", "Math.max");

  /** Other functions may be missing, inexact or uncompilable; so may NaN and infinities be. */
  @Test
  void functionsAreMadeOfWhatAllDevicesCompute() throws IOException {
    for (Class<?> type : List.of(PlainMath.class, PlainWaves.class)) {
      for (Instruction instruction : instructions(type).toList()) {
        assertFalse(WRONG_FOR_NEGATIVES.contains(instruction.opcode()), type::getName);
        if (instruction instanceof InvokeInstruction call) {
          String called = call.owner().asSymbol().displayName() + "." + call.name().stringValue();
          assertTrue(
              EVERYWHERE.contains(called) || called.startsWith("Plain"), () -> "calls " + called);
        }
        if (instruction instanceof ConstantInstruction constant
            && constant.constantValue() instanceof Double number) {
          assertTrue(Double.isFinite(number), type::getName);
        }
      }
    }
  }

  /** TornadoVM makes one condition of two that lead to one place, and forgets what it negated. */
  @Test
  void noTwoConditionsLeadToOnePlace() throws IOException {
    for (Class<?> type : List.of(PlainMath.class, PlainWaves.class)) {
      for (MethodModel method : methods(type)) {
        List<Label> targets =
            instructions(method)
                .filter(BranchInstruction.class::isInstance)
                .map(BranchInstruction.class::cast)
                .filter(branch -> branch.opcode() != Opcode.GOTO)
                .map(BranchInstruction::target)
                .toList();
        assertEquals(
            targets.size(),
            targets.stream().distinct().count(),
            () -> type.getSimpleName() + "." + method.methodName().stringValue());
      }
    }
  }

  private static Stream<Instruction> instructions(Class<?> type) throws IOException {
    return methods(type).stream().flatMap(PlainMathTest::instructions);
  }

  private static Stream<Instruction> instructions(MethodModel method) {
    return method
        .code()
        .orElseThrow()
        .elementStream()
        .filter(Instruction.class::isInstance)
        .map(Instruction.class::cast);
  }

  private static List<MethodModel> methods(Class<?> type) throws IOException {
    try (InputStream file = type.getResourceAsStream(type.getSimpleName() + ".class")) {
      return ClassFile.of().parse(file.readAllBytes()).methods().stream()
          .filter(method -> !method.methodName().equalsString("<init>"))
          .toList();
    }
  }
}

package io.github.quern.bytecode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.quern.formula.Formula;
import io.github.quern.ir.BinaryFunction;
import io.github.quern.ir.Comparison;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Program;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.ir.ValueType;
import io.github.quern.testing.Evaluation;
import io.github.quern.testing.Expressions;
import io.github.quern.testing.Expressions.Expression;
import io.github.quern.testing.Numbers;
import io.github.quern.testing.Programs;
import io.github.quern.testing.StandardVariables;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Integers in emitted code: exact beyond the 24 bits of floats, and their way to other types. */
class IntegersTest {
  private static final int LARGE = 1 << 24;
  private static final double[] NUMBERS = {
    0, 1, -1, 2, -7, LARGE, LARGE + 1, -LARGE - 1, 1L << 40, -(1L << 40) - 3
  };

  /** Every pair of the numbers; the results rounded to the precision, for the expectation. */
  private static void checkOnIntegers(Expression expression) {
    Program program = Expressions.program(ValueType.INTEGER, expression);
    int count = NUMBERS.length;
    double[] left = new double[count * count];
    double[] right = new double[count * count];
    for (int pair = 0; pair < left.length; pair++) {
      left[pair] = NUMBERS[pair / count];
      right[pair] = NUMBERS[pair % count];
    }
    List<double[]> inputs = List.of(left, right);
    double[] expected = Evaluation.ofProgram(program, inputs, left.length, 1);
    double[] rounded = Arrays.stream(expected).map(number -> (float) number).toArray();
    Numbers.requireEqual(
        "double",
        expected,
        new TestKernel(program, Precision.FLOAT64, 1).run(inputs, left.length, 1));
    Numbers.requireEqual(
        "float",
        rounded,
        new TestKernel(program, Precision.FLOAT32, 1).run(inputs, left.length, 1));
  }

  @ParameterizedTest
  @EnumSource(names = {"ADD", "SUBTRACT"})
  void sumsAndDifferences(BinaryFunction function) {
    checkOnIntegers((scope, a, b) -> scope.binary(function, a, b));
  }

  @Test
  void products() {
    // Factors whose products the interpreter, too, has exactly.
    checkOnIntegers((scope, a, b) -> scope.multiply(a, scope.constant(3)));
    checkOnIntegers((scope, a, b) -> scope.subtract(scope.multiply(a, scope.constant(5)), b));
  }

  @ParameterizedTest
  @EnumSource(names = {"NEGATE", "ABS", "FLOOR"})
  void functionsThatKeepIntegers(UnaryFunction function) {
    checkOnIntegers((scope, a, b) -> scope.unary(function, a));
  }

  @ParameterizedTest
  @EnumSource
  void comparisons(Comparison comparison) {
    checkOnIntegers(
        (scope, a, b) -> scope.choose(comparison, a, b, scope.constant(1), scope.constant(2)));
    checkOnIntegers((scope, a, b) -> scope.choose(comparison, a, b, b, a));
  }

  @Test
  void differencesOfLargeNumbersAreExactInSinglePrecision() {
    Program program = Expressions.program(ValueType.INTEGER, (scope, a, b) -> scope.subtract(a, b));
    double[] difference =
        new TestKernel(program, Precision.FLOAT32, 1)
            .run(List.of(new double[] {LARGE + 1}, new double[] {LARGE}), 1, 1);
    assertArrayEquals(new double[] {1}, difference);
  }

  @Test
  void zeroHasNoSign() {
    checkOnIntegers((scope, a, b) ->
        scope.divide(scope.constant(1), scope.unary(UnaryFunction.NEGATE, scope.subtract(a, a))));
  }

  @Test
  void indicesOfPairsAreExactInSinglePrecision() {
    // 1 where j is i + 1, with both far beyond 2^24: the numbers are offsets of them.
    Formula formula =
        StandardVariables.parser(List.of("x = Vi(1)"))
            .parse("(IndexJ() + 16777216) == (IndexI() + 16777217)");
    Program program =
        Programs.sum(formula, 1, StandardVariables.parser(List.of("x = Vi(1)")).arguments());
    assertArrayEquals(
        new double[] {1, 1, 0},
        new TestKernel(program, Precision.FLOAT32, 2).run(List.of(new double[3]), 3, 3));
  }

  /** {@code static to convert(from)}. */
  private static Object converted(NumberType from, NumberType to, Object number) throws Throwable {
    MethodTypeDesc signature = MethodTypeDesc.of(to.descriptor(), from.descriptor());
    byte[] bytes =
        ClassFile.of()
            .build(
                ClassDesc.of("io.github.quern.bytecode.Conversion"),
                type ->
                    type.withMethodBody(
                        "convert",
                        signature,
                        ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                        code -> {
                          code.loadLocal(from.kind(), 0);
                          to.from(code, from);
                          code.return_(to.kind());
                        }));
    MethodHandles.Lookup lookup = MethodHandles.lookup().defineHiddenClass(bytes, true);
    MethodHandle convert =
        lookup.findStatic(
            lookup.lookupClass(), "convert", signature.resolveConstantDesc(MethodHandles.lookup()));
    return convert.invoke(number);
  }

  @Test
  void aNumberIsTheSameInEveryTypeThatHoldsIt() throws Throwable {
    for (NumberType from : NumberType.values()) {
      for (NumberType to : NumberType.values()) {
        for (int number : List.of(0, 1, -3, LARGE)) {
          assertEquals(in(to, number), converted(from, to, in(from, number)), from + " to " + to);
        }
      }
    }
  }

  private static Object in(NumberType type, int number) {
    return switch (type) {
      case FLOAT -> (float) number;
      case DOUBLE -> (double) number;
      case LONG -> (long) number;
    };
  }

  @Test
  void aNumberIsRoundedToTheNearestOfANarrowerType() throws Throwable {
    assertEquals((float) LARGE, converted(NumberType.LONG, NumberType.FLOAT, (long) LARGE + 1));
    assertEquals(0.1f, converted(NumberType.DOUBLE, NumberType.FLOAT, 0.1));
    assertEquals((double) 0.1f, converted(NumberType.FLOAT, NumberType.DOUBLE, 0.1f));
    assertEquals(
        (double) ((1L << 53) + 2),
        converted(NumberType.LONG, NumberType.DOUBLE, (1L << 53) + 1 + 1));
  }

  @Test
  void typesOfValuesFollowThePrecision() {
    assertEquals(NumberType.FLOAT, NumberType.of(ValueType.REAL, Precision.FLOAT32));
    assertEquals(NumberType.DOUBLE, NumberType.of(ValueType.REAL, Precision.FLOAT64));
    for (Precision precision : Precision.values()) {
      assertEquals(NumberType.DOUBLE, NumberType.of(ValueType.DOUBLE, precision));
      assertEquals(NumberType.LONG, NumberType.of(ValueType.INTEGER, precision));
    }
  }

  @Test
  void integersAreNotDivided() {
    ClassFile.of()
        .build(
            ClassDesc.of("io.github.quern.bytecode.Division"),
            type ->
                type.withMethodBody(
                    "divide",
                    MethodTypeDesc.ofDescriptor("()V"),
                    ClassFile.ACC_STATIC,
                    code -> {
                      assertThrows(
                          IllegalArgumentException.class, () -> NumberType.LONG.divide(code));
                      code.return_();
                    }));
  }
}

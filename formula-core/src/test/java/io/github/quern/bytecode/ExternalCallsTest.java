package io.github.quern.bytecode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.quern.ir.ExternalFunction;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Program;
import io.github.quern.ir.ValueType;
import io.github.quern.testing.Evaluation;
import io.github.quern.testing.Expressions;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Users' methods, called from emitted code in the version that fits the precision. */
public class ExternalCallsTest {
  private static final Method SINGLE = method("shifted", float.class);
  private static final Method WIDE = method("shifted", double.class);

  /** The version for floats; it tells itself by its result. */
  public static float shifted(float a, float b) {
    return 10 * a + b + 1000;
  }

  /** The version for doubles. */
  public static double shifted(double a, double b) {
    return 10 * a + b + 2000;
  }

  private static Method method(String name, Class<?> type) {
    try {
      return ExternalCallsTest.class.getMethod(name, type, type);
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  private static Program program(Optional<Method> single, Optional<Method> wide) {
    ExternalFunction function = new ExternalFunction("Shifted", 2, single, wide);
    return Expressions.program((scope, a, b) -> scope.call(function, List.of(a, b)));
  }

  private static double run(Program program, Precision precision, double a, double b) {
    return new TestKernel(program, precision, 1)
        .run(List.of(new double[] {a}, new double[] {b}), 1, 1)[0];
  }

  @Test
  void eachPrecisionCallsItsOwnVersion() {
    Program program = program(Optional.of(SINGLE), Optional.of(WIDE));
    assertEquals(1021, run(program, Precision.FLOAT32, 2, 1));
    assertEquals(2021, run(program, Precision.FLOAT64, 2, 1));
  }

  @Test
  void singlePrecisionWidensItsArgumentsWhereThereIsNoVersionForFloats() {
    Program program = program(Optional.empty(), Optional.of(WIDE));
    assertEquals(2021, run(program, Precision.FLOAT32, 2, 1));
    // The sum in double precision, rounded once: 1 is not lost beside 2^25 as it would be in
    // floats.
    assertEquals((float) (10 * 0x1p25 + 33 + 2000), run(program, Precision.FLOAT32, 0x1p25, 33));
  }

  @Test
  void doublePrecisionRefusesAFunctionForFloatsOnly() {
    Program program = program(Optional.of(SINGLE), Optional.empty());
    assertEquals(1021, run(program, Precision.FLOAT32, 2, 1));
    assertEquals(
        "The function Shifted has a method for floats only; double precision needs one for"
            + " doubles.",
        assertThrows(IllegalArgumentException.class, () -> run(program, Precision.FLOAT64, 2, 1))
            .getMessage());
  }

  @Test
  void theInterpreterCallsTheVersionForDoublesIfThereIsOne() {
    List<double[]> inputs = List.of(new double[] {2}, new double[] {1});
    assertArrayEquals(
        new double[] {2021},
        Evaluation.ofProgram(program(Optional.of(SINGLE), Optional.of(WIDE)), inputs, 1, 1));
    assertArrayEquals(
        new double[] {1021},
        Evaluation.ofProgram(program(Optional.of(SINGLE), Optional.empty()), inputs, 1, 1));
  }

  @Test
  void integersBecomeRealBeforeACall() {
    ExternalFunction function =
        new ExternalFunction("Shifted", 2, Optional.of(SINGLE), Optional.of(WIDE));
    Program program =
        Expressions.program(
            ValueType.INTEGER, (scope, a, b) -> scope.call(function, List.of(a, b)));
    assertEquals(1021, run(program, Precision.FLOAT32, 2, 1));
    assertEquals(2021, run(program, Precision.FLOAT64, 2, 1));
  }
}

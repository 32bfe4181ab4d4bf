package io.github.quern.cpu.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.backend.CompiledKernel;
import io.github.quern.backend.KernelCall;
import io.github.quern.backend.KernelSpec;
import io.github.quern.backend.Operand;
import io.github.quern.contract.Tensors;
import io.github.quern.cpu.parallel.Workers;
import io.github.quern.data.DType;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import io.github.quern.ir.BinaryFunction;
import io.github.quern.ir.Comparison;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Program;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.testing.Expressions;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every function of the IR on the scalar tier, at special values and some others, is its definition
 * in double precision, rounded once to the kernel's type. So all comparisons here are exact.
 */
class ScalarNumericsTest {
  private static final double[] NUMBERS = Expressions.numbers();

  @ParameterizedTest
  @EnumSource(UnaryFunction.class)
  void unaryFunctionsAreTheirDefinitions(UnaryFunction function) {
    check((scope, a, b) -> scope.unary(function, a), (a, b) -> function.apply(a));
  }

  @ParameterizedTest
  @EnumSource(BinaryFunction.class)
  void binaryFunctionsAreTheirDefinitions(BinaryFunction function) {
    check((scope, a, b) -> scope.binary(function, a, b), function::apply);
  }

  @ParameterizedTest
  @EnumSource(Comparison.class)
  void choicesFollowTheirComparison(Comparison comparison) {
    check(
        (scope, a, b) -> scope.choose(comparison, a, b, scope.constant(2), scope.constant(-3)),
        (a, b) -> comparison.test(a, b) ? 2 : -3);
  }

  private static void check(Expressions.Expression expression, DoubleBinaryOperator definition) {
    Program program = Expressions.program(expression);
    for (double a : NUMBERS) {
      double[] left = new double[NUMBERS.length];
      Arrays.fill(left, a);
      Tensor doubles = run(new KernelSpec(program, Precision.FLOAT64), DType.FLOAT64, left);
      Tensor floats = run(new KernelSpec(program, Precision.FLOAT32), DType.FLOAT32, left);
      for (int position = 0; position < NUMBERS.length; position++) {
        double b = NUMBERS[position];
        double expected = definition.applyAsDouble(a, b);
        assertEquals(expected, doubles.at(position), () -> "float64 at " + a + ", " + b);
        assertEquals((float) expected, floats.at(position), () -> "float32 at " + a + ", " + b);
      }
    }
  }

  private static Tensor run(KernelSpec spec, DType dtype, double[] left) {
    int rows = left.length;
    Tensor output = Tensor.zeros(dtype, Shape.of(rows, 1));
    try (Workers workers = new Workers(1);
        CompiledKernel kernel = new ScalarBackend(workers).compile(spec, 0)) {
      kernel.run(
          KernelCall.dense(
              List.of(
                  operand(Tensors.of(dtype, left, rows, 1)),
                  operand(Tensors.of(dtype, NUMBERS, rows, 1))),
              rows,
              1,
              List.of(operand(output))));
    }
    return output;
  }

  private static Operand operand(Tensor tensor) {
    return new Operand(tensor.segment(), tensor.dtype().storage());
  }
}

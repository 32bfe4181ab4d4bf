package io.github.quern.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Variable;
import io.github.quern.ir.Axis;
import io.github.quern.ir.BinaryFunction;
import io.github.quern.ir.Comparison;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Program;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.ir.ValueType;
import io.github.quern.lower.KernelRequest;
import io.github.quern.lower.LimitedLowering;
import io.github.quern.lower.Lowering;
import io.github.quern.operator.Operators;
import io.github.quern.testing.Evaluation;
import io.github.quern.testing.Expressions;
import io.github.quern.testing.Numbers;
import io.github.quern.testing.Programs;
import io.github.quern.testing.RandomFormulas;
import io.github.quern.testing.RandomInputs;
import io.github.quern.testing.StandardVariables;
import io.github.quern.text.FormulaParser;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Emitted code against the interpreter. */
class BlockEmitterTest {
  private static final int ROWS = 3;
  private static final int COLUMNS = 7;
  private static final int ONE_TILE = 100;

  private static Collection<Definition> definitions() {
    return Operators.standard().all();
  }

  private static LongStream seeds() {
    return LongStream.range(0, 150);
  }

  /** In double precision, with all columns in one tile, the same operations in the same order. */
  private static void requireSameAsInterpreter(
      String what, Program program, List<double[]> inputs) {
    Numbers.requireEqual(
        what,
        Evaluation.ofProgram(program, inputs, ROWS, COLUMNS),
        new TestKernel(program, Precision.FLOAT64, ONE_TILE).run(inputs, ROWS, COLUMNS));
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void examplesGiveWhatTheInterpreterGives(Definition definition) {
    List<Variable> variables = StandardVariables.all();
    Formula formula = StandardVariables.parse(definition.example());
    List<double[]> inputs = RandomInputs.ofBothSigns(variables, ROWS, COLUMNS, 3);
    requireSameAsInterpreter(definition.example(), Programs.sum(formula, 1, variables), inputs);
    requireSameAsInterpreter(
        definition.example() + " in loops", LimitedLowering.sum(formula, variables, 1), inputs);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void randomFormulasGiveWhatTheInterpreterGives(long seed) {
    List<Variable> variables = StandardVariables.all();
    List<double[]> inputs = RandomInputs.ofBothSigns(variables, ROWS, COLUMNS, seed);
    RandomFormulas.check(
        seed,
        4,
        formula ->
            requireSameAsInterpreter(
                formula.toString(),
                // Both ways of lowering take turns.
                seed % 2 == 0
                    ? Programs.sum(formula, 1, variables)
                    : LimitedLowering.sum(formula, variables, 1),
                inputs));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void randomFormulasOfIntegersGiveWhatTheInterpreterGives(long seed) {
    List<Variable> variables = StandardVariables.all();
    // Small numbers, so that the interpreter has products of products exactly.
    List<double[]> inputs =
        RandomInputs.between(-1, 3, variables, ROWS, COLUMNS, seed).stream()
            .map(input -> Arrays.stream(input).map(Math::floor).toArray())
            .toList();
    RandomFormulas.check(
        seed,
        3,
        formula -> {
          KernelRequest request =
              new KernelRequest(
                  List.of(formula),
                  Programs.sum(formula.dimension()),
                  variables,
                  // Some real, and others integers.
                  variables.stream()
                      .map(variable ->
                          (seed + variable.position()) % 3 == 0
                              ? ValueType.REAL
                              : ValueType.INTEGER)
                      .toList(),
                  Axis.I,
                  false);
          Program program = Lowering.lower(request);
          requireSameAsInterpreter(formula.toString(), program, inputs);
          Program inLoops = LimitedLowering.of(request, 1);
          requireSameAsInterpreter(formula + " in loops", inLoops, inputs);
          Numbers.requireEqual(
              formula + ", straight or in loops",
              Evaluation.ofProgram(program, inputs, ROWS, COLUMNS),
              Evaluation.ofProgram(inLoops, inputs, ROWS, COLUMNS));
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Exp(-SqDist(u,v))*v",
        "TensorProd(Extract(u,0,20),Extract(v,0,30))",
        "MatVecMult(m,Extract(v,3,10))",
        "OneHot(ArgMax(u*v),100)*v",
        "Concat(Exp(u-v),Exp(u-v))",
        "m*Sum(v)",
        "ExtractT(u,17,200)",
      })
  void largeArraysGiveWhatTheInterpreterGives(String text) {
    FormulaParser parser =
        StandardVariables.parser(List.of("u = Vi(100)", "v = Vj(100)", "m = Pm(1000)"));
    Formula formula = parser.parse(text);
    List<double[]> inputs = RandomInputs.ofBothSigns(parser.arguments(), ROWS, COLUMNS, 5);
    requireSameAsInterpreter(text, Programs.sum(formula, 1, parser.arguments()), inputs);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 6, 7, 8})
  void columnsAreReducedInTilesOfAnyNumber(int columns) {
    Program program = Programs.sum("Exp(x)*y+p", 1, "x = Vi(3)", "y = Vj(3)", "p = Pm(3)");
    List<Variable> variables =
        StandardVariables.parser(List.of("x = Vi(3)", "y = Vj(3)", "p = Pm(3)")).arguments();
    List<double[]> inputs = RandomInputs.withoutPoles(variables, ROWS, COLUMNS + 1, 11);
    Numbers.requireAgreement(
        columns + " columns in tiles of 3",
        Evaluation.ofProgram(program, inputs, ROWS, columns),
        new TestKernel(program, Precision.FLOAT64, 3).run(inputs, ROWS, columns),
        // Sums of at most eight positive numbers in another order.
        1e-15,
        0);
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void examplesInSinglePrecisionAreCloseToDoublePrecision(Definition definition) {
    List<Variable> variables = StandardVariables.all();
    Formula formula = StandardVariables.parse(definition.example());
    List<double[]> inputs = inFloats(RandomInputs.withoutPoles(variables, ROWS, COLUMNS, 3));
    Program program = Programs.sum(formula, 1, variables);
    Numbers.requireAgreement(
        definition.example(),
        Evaluation.ofProgram(program, inputs, ROWS, COLUMNS),
        new TestKernel(program, Precision.FLOAT32, ONE_TILE).run(inputs, ROWS, COLUMNS),
        // At most some fifty operations, each rounded to 6e-8, on numbers of size 1 to 10.
        1e-5,
        1e-5);
  }

  private static List<double[]> inFloats(List<double[]> inputs) {
    return inputs.stream()
        .map(input -> java.util.Arrays.stream(input).map(number -> (float) number).toArray())
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void functionsOfOneNumber(UnaryFunction function) {
    checkOnNumbers((scope, a, b) -> scope.unary(function, a));
  }

  @ParameterizedTest
  @EnumSource
  void functionsOfTwoNumbers(BinaryFunction function) {
    checkOnNumbers((scope, a, b) -> scope.binary(function, a, b));
  }

  @ParameterizedTest
  @EnumSource
  void comparisonsWithNanIncluded(Comparison comparison) {
    checkOnNumbers(
        (scope, a, b) -> scope.choose(comparison, a, b, scope.constant(1), scope.constant(2)));
  }

  /** Every pair of the special numbers, in both precisions. */
  private static void checkOnNumbers(Expressions.Expression expression) {
    Program program = Expressions.program(expression);
    double[] numbers = Expressions.numbers();
    int count = numbers.length;
    double[] left = new double[count * count];
    double[] right = new double[count * count];
    for (int pair = 0; pair < left.length; pair++) {
      left[pair] = numbers[pair / count];
      right[pair] = numbers[pair % count];
    }
    List<double[]> inputs = List.of(left, right);
    double[] expected = Evaluation.ofProgram(program, inputs, left.length, 1);
    double[] rounded = java.util.Arrays.stream(expected).map(number -> (float) number).toArray();
    Numbers.requireEqual(
        "double",
        expected,
        new TestKernel(program, Precision.FLOAT64, 1).run(inputs, left.length, 1));
    // The inputs are floats, so one operation in double, rounded, is the operation in float.
    Numbers.requireEqual(
        "float",
        rounded,
        new TestKernel(program, Precision.FLOAT32, 1).run(inputs, left.length, 1));
  }

  @Test
  void precisionsHaveTheirTypes() {
    assertEquals(NumberType.FLOAT, NumberType.of(Precision.FLOAT32));
    assertEquals(NumberType.DOUBLE, NumberType.of(Precision.FLOAT64));
  }
}

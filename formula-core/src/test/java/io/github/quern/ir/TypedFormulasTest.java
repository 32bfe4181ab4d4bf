package io.github.quern.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.formula.Formula;
import io.github.quern.formula.Variable;
import io.github.quern.interpret.Interpreter;
import io.github.quern.lower.KernelRequest;
import io.github.quern.lower.Lowering;
import io.github.quern.reduction.Reduction;
import io.github.quern.reduction.ReductionDefinition;
import io.github.quern.reduction.Reductions;
import io.github.quern.reduction.SumScheme;
import io.github.quern.reduction.Summation;
import io.github.quern.testing.Evaluation;
import io.github.quern.testing.Numbers;
import io.github.quern.testing.Programs;
import io.github.quern.testing.StandardVariables;
import io.github.quern.text.FormulaParser;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lookups, indices and loops on the state, as formulas use them. */
class TypedFormulasTest {
  private static final List<String> TABLES =
      List.of("s = Vi(1)", "a = Pm(6)", "b = Pm(3)", "l = Pm(120)");
  private static final double[] A = {1, 2, 3, 4, 5, 6};
  private static final double[] B = {7, 8, 9};
  private static final double[] L = IntStream.range(0, 120).mapToDouble(n -> 0.5 * n).toArray();

  private static double[] lookup(String formula, double s, ValueType type) {
    FormulaParser parser = StandardVariables.parser(TABLES);
    Formula parsed = parser.parse(formula);
    Program program =
        Lowering.lower(
            new KernelRequest(
                List.of(parsed),
                Programs.sum(parsed.dimension()),
                parser.arguments(),
                List.of(type, ValueType.REAL, ValueType.REAL, ValueType.REAL),
                Axis.I,
                false));
    return Evaluation.ofProgram(program, List.of(new double[] {s}, A, B, L), 1, 1);
  }

  private static double[] row(double[] table, int row, int columns) {
    double[] nothing = new double[columns];
    Arrays.fill(nothing, Double.NaN);
    return row < 0 || row * columns >= table.length
        ? nothing
        : Arrays.copyOfRange(table, row * columns, (row + 1) * columns);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "-0.0, 0",
    "2, -1",
    "-1, -1",
    "1e300, -1",
    "-1e300, -1",
    "NaN, -1",
    "Infinity, -1",
    "-Infinity, -1",
    "0.49, 0",
    "0.5, 1",
    "1.49, 1",
    "1.5, -1",
    "-0.5, 0",
    "-0.51, -1"
  })
  void aRowIsTheNearestOneOrNan(double s, int expected) {
    for (String table : List.of("a", "(a*1)", "Concat(Extract(a,0,3), Extract(a,3,3))")) {
      Numbers.requireEqual(
          table, row(A, expected, 3), lookup("Gather(" + table + ", s, 3)", s, ValueType.REAL));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "2, 2", "3, -1", "-1, -1", "0.5, 1", "2.5, -1"})
  void rowsOfManyColumnsAreReadInALoop(double s, int expected) {
    Numbers.requireEqual(
        "array", row(L, expected, 40), lookup("Gather(l, s, 40)", s, ValueType.REAL));
    Numbers.requireEqual(
        "computed", row(L, expected, 40), lookup("Gather(l+0*s, s, 40)", s, ValueType.REAL));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "59, 59", "60, -1", "-1, -1"})
  void aComputedTableOfManyRowsIsSearchedInALoop(double s, int expected) {
    Numbers.requireEqual(
        "computed", row(L, expected, 2), lookup("Gather(l+0*s, s, 2)", s, ValueType.REAL));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "2, -1", "-1, -1", "1099511627776, -1", "-1099511627776, -1"})
  void integersAreRowsThemselves(double s, int expected) {
    Numbers.requireEqual(
        "array", row(A, expected, 3), lookup("Gather(a, s, 3)", s, ValueType.INTEGER));
    Numbers.requireEqual(
        "computed", row(A, expected, 3), lookup("Gather(a*1, s, 3)", s, ValueType.INTEGER));
  }

  @ParameterizedTest
  @CsvSource({
    "IntCst(1), 1",
    "'RatCst(1,2)', 1",
    "'RatCst(1,3)', 0",
    "IntCst(2), -1",
    "IntCst(-1), -1"
  })
  void aKnownRowIsChosenWhenLowering(String row, int expected) {
    Numbers.requireEqual(
        row, row(A, expected, 3), lookup("Gather(a, " + row + ", 3)", 0, ValueType.REAL));
    Numbers.requireEqual(
        row, row(A, expected, 3), lookup("Gather(a*1, " + row + ", 3)", 0, ValueType.REAL));
  }

  /** A mask as a condition on i and j. */
  @FunctionalInterface
  private interface Mask {
    boolean holds(int i, int j);
  }

  private static void checkMask(String formula, Mask mask) {
    List<String> aliases = List.of("s = Vi(1)", "t = Vj(1)");
    double[] s = {1, 2, 4, 8, 16};
    double[] t = {1, 100, 10_000, 1_000_000, 100_000_000, 1e10, 1e12};
    FormulaParser parser = StandardVariables.parser(aliases);
    Formula parsed = parser.parse("(" + formula + ") * s * t");
    for (int axis = 0; axis < 2; axis++) {
      int rows = axis == 1 ? s.length : t.length;
      double[] expected = new double[rows];
      for (int i = 0; i < s.length; i++) {
        for (int j = 0; j < t.length; j++) {
          expected[axis == 1 ? i : j] += mask.holds(i, j) ? s[i] * t[j] : 0;
        }
      }
      Numbers.requireEqual(
          formula + ", axis " + axis,
          expected,
          Evaluation.ofProgram(
              Programs.sum(parsed, axis, parser.arguments()),
              List.of(s, t),
              rows,
              axis == 1 ? t.length : s.length));
    }
  }

  @Test
  void indicesAreThoseOfThePairOnBothAxes() {
    checkMask("IndexJ() <= IndexI()", (i, j) -> j <= i);
    checkMask("IndexJ() < IndexI()", (i, j) -> j < i);
    checkMask("Abs(IndexI() - IndexJ()) <= 2", (i, j) -> Math.abs(i - j) <= 2);
    checkMask("IndexI() == 2*IndexJ() + 1", (i, j) -> i == 2 * j + 1);
    checkMask("IndexJ() - IndexI()/2 >= 1", (i, j) -> j - i / 2.0 >= 1);
    checkMask("Mod(IndexI() + IndexJ(), 3, 0) == 0", (i, j) -> (i + j) % 3 == 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sum(Concat(IndexI(), x))",
        "Sum(ElemT(IndexI(), 40, 0) + x)",
        "Sum(ElemT(IndexI(), 40, 0))",
        "Sum(ElemT(IndexI(), 40, 39))",
        "Max(Concat(IndexJ(), x))",
        "ArgMax(Concat(IndexI(), x))",
        "SqNorm2(Concat(Concat(IndexI(), IndexJ()), x))",
        "Sum(GatherT(IndexI(), s, 40))",
        "(IndexI()*x + IndexJ() | Concat(IndexI(), Extract(x, 0, 39)))"
      })
  void integersBesideRealNumbersAreTheSameInLoopsAndUnrolled(String formula) {
    FormulaParser parser = StandardVariables.parser(List.of("x = Vi(40)", "s = Vj(1)"));
    Formula parsed = parser.parse(formula);
    List<Variable> arguments = parser.arguments();
    double[] x = IntStream.range(0, 120).mapToDouble(n -> n % 7 - 3).toArray();
    double[] s = {1, 0};
    double[][] results = new double[2][];
    for (boolean unrolled : List.of(false, true)) {
      Program program =
          Lowering.lower(
              new KernelRequest(
                  List.of(parsed),
                  Programs.sum(parsed.dimension()),
                  arguments,
                  Collections.nCopies(2, ValueType.REAL),
                  Axis.I,
                  unrolled));
      results[unrolled ? 1 : 0] = Evaluation.ofProgram(program, List.of(x, s), 3, 2);
    }
    Numbers.requireEqual(formula, results[1], results[0]);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 40})
  void aLoopOnTheStateStaysInItsBlockEvenIfTheFormulaIsTheRows(int k) {
    FormulaParser parser = StandardVariables.parser(List.of("s = Vi(1)"));
    Reduction reduction =
        Reductions.find("KMin_ArgKMin")
            .orElseThrow()
            .create(
                new ReductionDefinition.Request(
                    1, 0, k, new Summation(ValueType.REAL, SumScheme.BLOCK)));
    Program program =
        Lowering.lower(KernelRequest.of(parser.parse("s"), reduction, parser.arguments(), Axis.I));
    Interpreter interpreter = new Interpreter(program, List.of(new double[] {5, 6}), 4);
    double[] values = new double[k];
    double[] positions = new double[k];
    Arrays.fill(values, Double.POSITIVE_INFINITY);
    for (int rank = 0; rank < Math.min(k, 4); rank++) {
      values[rank] = 6;
      positions[rank] = rank;
    }
    List<double[]> rows = interpreter.rows(1);
    Numbers.requireEqual("values", values, rows.get(0));
    Numbers.requireEqual("positions", positions, rows.get(1));
  }

  @Test
  void aLoopOverAStateOfManyComponentsRunsForEveryColumn() {
    FormulaParser parser = StandardVariables.parser(List.of("x = Vi(40)", "p = Pm(40)"));
    double[] x = IntStream.range(0, 40).mapToDouble(n -> n).toArray();
    double[] expected = Arrays.stream(x).map(n -> 5 * n).toArray();
    for (String formula : List.of("x", "p")) {
      Program program = Programs.sum(parser.parse(formula), 1, parser.arguments());
      Numbers.requireEqual(formula, expected, Evaluation.ofProgram(program, List.of(x, x), 1, 5));
      assertEquals(
          1,
          program.pair().instructions().stream()
              .filter(Instruction.Loop.class::isInstance)
              .count());
    }
  }
}

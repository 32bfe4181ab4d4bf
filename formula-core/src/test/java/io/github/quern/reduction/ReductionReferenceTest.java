package io.github.quern.reduction;

import static io.github.quern.testing.MarkdownTable.code;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.quern.formula.Formula;
import io.github.quern.interpret.Interpreter;
import io.github.quern.ir.Axis;
import io.github.quern.ir.Output;
import io.github.quern.ir.Program;
import io.github.quern.ir.ValueType;
import io.github.quern.lower.KernelRequest;
import io.github.quern.lower.Lowering;
import io.github.quern.testing.Golden;
import io.github.quern.testing.MarkdownTable;
import io.github.quern.testing.RandomInputs;
import io.github.quern.testing.Repository;
import io.github.quern.testing.StandardVariables;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page {@code docs/reductions.md}, which is made from the definitions, and its examples. */
class ReductionReferenceTest {
  private static final int ROWS = 4;
  private static final int COLUMNS = 5;
  private static final int K = 3;

  private static final String PREFACE =
      """
      # Reductions

      This page is written by a test, from the definitions in the code. After a change, write it anew with
      `./mvnw -pl formula-core test -Dtest=ReductionReferenceTest -Dquern.golden.update=true`.

      A reduction is what `reductionOp` names. In the formulas, `F_j` is the formula at the pair (i, j) and `G_j`
      the weight, `formula2`; over axis 0 it is i that is reduced over. In the shapes, D is the dimension of
      the formula, DG that of the weight, K the number `optArg`, and R the number of output rows: M for axis 1,
      N for axis 0. Positions are 64-bit integers, exact at any size, counted over the whole axis also where
      ranges leave some of it out, and within each batch element.

      Of equal values, the one with the lowest position comes first. NaN never is a smallest or largest value; sums
      with a NaN in them are NaN. Columns are visited in ascending order, and a column in two ranges of one row
      counts twice.

      The examples use VARIABLES; a test runs them for M = 4 and N = 5, axis 1. The last column is the shape of
      their results.

      """;

  static List<ReductionDefinition> definitions() {
    return Reductions.all();
  }

  @Test
  void thePageIsThatOfTheDefinitions() {
    MarkdownTable table =
        new MarkdownTable(
            "All reductions",
            "",
            List.of("name", "formula", "shapes", "what it is", "example", "gives"),
            definitions().stream().map(ReductionReferenceTest::row).toList());
    String variables =
        StandardVariables.ALIASES.stream()
            .map(MarkdownTable::code)
            .collect(Collectors.joining(", "));
    Golden.requireSame(
        Repository.file("docs/reductions.md"),
        PREFACE.replace("VARIABLES", variables) + table.render());
  }

  private static List<String> row(ReductionDefinition definition) {
    return List.of(
        code(definition.name()),
        code(definition.formula()),
        code(definition.shape()),
        definition.summary(),
        example(definition),
        reduction(definition).outputs().stream()
            .map(ReductionReferenceTest::shape)
            .collect(Collectors.joining(" and ")));
  }

  private static String shape(Output output) {
    return Stream.concat(Stream.of(ROWS), output.axes().stream())
            .map(String::valueOf)
            .collect(Collectors.joining(", ", "(", ")"))
        + (output.type() == ValueType.INTEGER ? " of int64" : "");
  }

  private static String example(ReductionDefinition definition) {
    return code(formula(definition))
        + (weight(definition).isEmpty() ? "" : ", weight " + code("y"))
        + (definition.takesK() ? ", K = " + K : "");
  }

  private static String formula(ReductionDefinition definition) {
    return definition.scalar() ? "-SqDist(x, y)" : "x - y";
  }

  private static List<Formula> weight(ReductionDefinition definition) {
    return definition.weight() == ReductionDefinition.Weight.NONE
        ? List.of()
        : List.of(StandardVariables.parse("y"));
  }

  private static Reduction reduction(ReductionDefinition definition) {
    return definition.create(
        new ReductionDefinition.Request(
            StandardVariables.parse(formula(definition)).dimension(),
            weight(definition).isEmpty() ? 0 : 3,
            definition.takesK() ? K : 0,
            new Summation(ValueType.REAL, SumScheme.BLOCK)));
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void aReductionIsDocumentedInOneLineEach(ReductionDefinition definition) {
    for (String text : List.of(definition.formula(), definition.shape(), definition.summary())) {
      assertFalse(text.isBlank(), definition.name());
      assertFalse(text.contains("\n"), text);
    }
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void theExampleGivesFiniteNumbersOfTheShapeThatThePageSays(ReductionDefinition definition) {
    List<Formula> formulas = new ArrayList<>();
    formulas.add(StandardVariables.parse(formula(definition)));
    formulas.addAll(weight(definition));
    Reduction reduction = reduction(definition);
    Program program =
        Lowering.lower(
            new KernelRequest(
                formulas,
                reduction,
                StandardVariables.all(),
                Collections.nCopies(StandardVariables.all().size(), ValueType.REAL),
                Axis.I,
                false));
    List<double[]> inputs = RandomInputs.withoutPoles(StandardVariables.all(), ROWS, COLUMNS, 1);
    Interpreter interpreter = new Interpreter(program, inputs, COLUMNS);
    for (int row = 0; row < ROWS; row++) {
      List<double[]> results = interpreter.rows(row);
      assertEquals(
          reduction.outputs().stream().map(Output::dimension).toList(),
          results.stream().map(result -> result.length).toList());
      for (double[] result : results) {
        for (double number : result) {
          assertEquals(true, Double.isFinite(number), definition.name());
        }
      }
    }
  }
}

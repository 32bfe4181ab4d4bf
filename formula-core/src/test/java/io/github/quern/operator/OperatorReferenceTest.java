package io.github.quern.operator;

import static io.github.quern.testing.MarkdownTable.code;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Parameter;
import io.github.quern.testing.DimensionRule;
import io.github.quern.testing.Evaluation;
import io.github.quern.testing.Golden;
import io.github.quern.testing.MarkdownTable;
import io.github.quern.testing.RandomInputs;
import io.github.quern.testing.Repository;
import io.github.quern.testing.Signature;
import io.github.quern.testing.StandardVariables;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page {@code docs/operators.md}, which is made from the definitions, and what it says. */
class OperatorReferenceTest {
  private static final String PREFACE =
      """
      # Functions of the formula language

      This page is written by a test, from the definitions in the code. After a change, write it anew with
      `./mvnw -pl formula-core test -Dtest=OperatorReferenceTest -Dquern.golden.update=true`.

      In the formulas, `f_k` is component k of f, counted from 0, and a formula without such an index
      holds for each component. `[c]` is 1 where the condition c holds, else 0; `e_m` is the vector that
      is 1 at position m, else 0; matrices are row-major.

      In the dimensions, D is common to all operands where it stands, and scalars may take the place of
      vectors there: they are repeated. Other letters are any dimensions, or the function's parameters,
      which are whole numbers and follow the operands.

      The examples use VARIABLES; a test runs them. The last column is the dimension of their value. Values
      at 0, infinities and NaN are in each function's Javadoc.

      """;

  private static final List<String> COLUMNS =
      List.of("call", "formula", "dimensions", "what it is", "example", "gives");

  private static Collection<Definition> definitions() {
    return Operators.standard().all();
  }

  @Test
  void thePageIsThatOfTheDefinitions() {
    Golden.requireSame(
        Repository.file("docs/operators.md"),
        PREFACE.replace("VARIABLES", variables())
            + Operators.standard().groups().stream()
                .map(OperatorReferenceTest::section)
                .map(MarkdownTable::render)
                .collect(Collectors.joining("\n")));
  }

  private static String variables() {
    return StandardVariables.ALIASES.stream()
        .map(MarkdownTable::code)
        .collect(Collectors.joining(", "));
  }

  private static MarkdownTable section(Operators.Group group) {
    return new MarkdownTable(
        capitalized(group.title()),
        "",
        COLUMNS,
        group.functions().stream().map(OperatorReferenceTest::row).toList());
  }

  private static List<String> row(Definition definition) {
    return List.of(
        code(definition.signature()),
        code(definition.formula()),
        code(definition.dimensions()),
        definition.summary(),
        code(definition.example()),
        Integer.toString(StandardVariables.parse(definition.example()).dimension()));
  }

  private static String capitalized(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void aFunctionIsDocumentedInOneLineEach(Definition definition) {
    for (String text :
        List.of(
            definition.summary(),
            definition.formula(),
            definition.dimensions(),
            definition.example())) {
      assertFalse(text.isBlank(), definition.name() + " needs withFormula, see Definition");
      assertFalse(text.contains("\n"), text);
    }
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void theExampleGivesAsManyNumbersAsThePageSays(Definition definition) {
    Formula example = StandardVariables.parse(definition.example());
    List<double[]> inputs = RandomInputs.withoutPoles(StandardVariables.all(), 1, 1, 1);
    double[] value = Evaluation.atFirstPair(example, StandardVariables.all(), inputs);
    assertEquals(row(definition).getLast(), Integer.toString(value.length));
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void theDimensionsAreThoseOfTheFunction(Definition definition) {
    if (!DimensionRule.isFormal(definition.dimensions())) {
      return;
    }
    DimensionRule rule = DimensionRule.of(definition.dimensions());
    boolean checked = false;
    for (Signature signature : Signature.of(definition)) {
      OptionalInt dimension = rule.apply(signature.dimensions(), numbers(signature));
      if (dimension.isPresent()) {
        checked = true;
        assertEquals(
            dimension.getAsInt(),
            signature.formula().dimension(),
            () -> definition.dimensions() + " is wrong for " + signature);
      }
    }
    assertTrue(checked, () -> definition.dimensions() + " fits no call of " + definition.name());
  }

  private static Map<String, Integer> numbers(Signature signature) {
    Map<String, Integer> numbers = new HashMap<>();
    for (int slot = 0; slot < signature.parameters().size(); slot++) {
      if (signature.parameters().get(slot) instanceof Parameter.Whole whole) {
        numbers.put(signature.definition().parameters().get(slot).name(), whole.whole());
      }
    }
    return numbers;
  }
}

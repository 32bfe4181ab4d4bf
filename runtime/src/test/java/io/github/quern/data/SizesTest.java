package io.github.quern.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.formula.Category;
import io.github.quern.formula.Span;
import io.github.quern.formula.Variable;
import io.github.quern.ir.ValueType;
import io.github.quern.testing.StandardVariables;
import java.util.List;
import org.junit.jupiter.api.Test;

class SizesTest {
  private static final List<Variable> VARIABLES =
      StandardVariables.parser(
              List.of("G = Pm(1)", "X = Vi(3)", "Y = Vj(3)", "B = Vj(2)", "A = Vi(1)"))
          .arguments();

  private static Tensor floats(long... shape) {
    return Tensor.zeros(DType.FLOAT32, Shape.of(shape));
  }

  private static Tensor doubles(long... shape) {
    return Tensor.zeros(DType.FLOAT64, Shape.of(shape));
  }

  private static void requireSizes(long m, long n, DType dtype, Sizes sizes) {
    assertEquals(m, sizes.m());
    assertEquals(n, sizes.n());
    assertEquals(dtype, sizes.dtype());
    assertEquals(List.of(), sizes.batch());
    assertEquals(1, sizes.batches().count());
    assertTrue(sizes.types().stream().allMatch(ValueType.REAL::equals));
  }

  @Test
  void rowsOfViAreMAndRowsOfVjAreN() {
    requireSizes(
        5,
        7,
        DType.FLOAT32,
        Sizes.check(
            VARIABLES, List.of(floats(1), floats(5, 3), floats(7, 3), floats(7, 2), floats(5, 1))));
  }

  @Test
  void withoutViOrVjThereIsOneRow() {
    List<Variable> parameter = VARIABLES.subList(0, 1);
    requireSizes(1, 1, DType.FLOAT64, Sizes.check(parameter, List.of(doubles(1))));
    requireSizes(1, 1, DType.FLOAT64, Sizes.check(List.of(), List.of()));
  }

  @Test
  void noRowsAreFine() {
    requireSizes(
        0,
        0,
        DType.FLOAT64,
        Sizes.check(
            VARIABLES,
            List.of(doubles(1), doubles(0, 3), doubles(0, 3), doubles(0, 2), doubles(0, 1))));
  }

  @Test
  void wrongNumberOfArgumentsNamesAllThatAreExpected() {
    assertRefused(
        "The formula has 5 arguments (G = Pm(1), X = Vi(3), Y = Vj(3), B = Vj(2), A = Vi(1)),"
            + " but the call gives 2.",
        floats(1),
        floats(5, 3));
  }

  @Test
  void argumentsOfTwoTypesNameBoth() {
    assertRefused(
        "All arguments need one type: G is float32, but Y is float64.",
        floats(1),
        floats(5, 3),
        doubles(7, 3),
        floats(7, 2),
        floats(5, 1));
  }

  @Test
  void parameterOfAnotherDimensionIsNamed() {
    assertRefused(
        "Argument 0, G = Pm(1), needs an array of shape (1,), but got (2,).",
        floats(2),
        floats(5, 3),
        floats(7, 3),
        floats(7, 2),
        floats(5, 1));
  }

  @Test
  void parameterWithRowsIsNamed() {
    assertRefused(
        "Argument 0, G = Pm(1), needs an array of shape (1,), but got (1, 1).",
        floats(1, 1),
        floats(5, 3),
        floats(7, 3),
        floats(7, 2),
        floats(5, 1));
  }

  @Test
  void viOfAnotherDimensionIsNamed() {
    assertRefused(
        "Argument 1, X = Vi(3), needs an array of shape (M, 3), but got (5, 4).",
        floats(1),
        floats(5, 4),
        floats(7, 3),
        floats(7, 2),
        floats(5, 1));
  }

  @Test
  void flatVjIsNamed() {
    assertRefused(
        "Argument 2, Y = Vj(3), needs an array of shape (N, 3), but got (21,).",
        floats(1),
        floats(5, 3),
        floats(21),
        floats(7, 2),
        floats(5, 1));
  }

  @Test
  void vjOfAnotherLengthNamesTheFirst() {
    assertRefused(
        "Argument 3, B = Vj(2), has 8 rows, but Y = Vj(3) has 7;"
            + " all Vj variables need equally many.",
        floats(1),
        floats(5, 3),
        floats(7, 3),
        floats(8, 2),
        floats(5, 1));
  }

  @Test
  void viOfAnotherLengthNamesTheFirst() {
    assertRefused(
        "Argument 4, A = Vi(1), has 6 rows, but X = Vi(3) has 5;"
            + " all Vi variables need equally many.",
        floats(1),
        floats(5, 3),
        floats(7, 3),
        floats(7, 2),
        floats(6, 1));
  }

  @Test
  void variableWithoutANameIsCalledByItsNotation() {
    Variable variable = new Variable(0, 3, Category.VI, null, Span.NONE);
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> Sizes.check(List.of(variable), List.of(floats(5, 2))));
    assertEquals(
        "Argument 0, Var(0,3,0), needs an array of shape (M, 3), but got (5, 2).",
        refusal.getMessage());
  }

  private static void assertRefused(String message, Tensor... arguments) {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class, () -> Sizes.check(VARIABLES, List.of(arguments)));
    assertEquals(message, refusal.getMessage());
  }
}

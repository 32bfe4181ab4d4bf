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
  void batchAxesAreBroadcast() {
    Sizes sizes =
        Sizes.check(
            VARIABLES,
            List.of(
                floats(2, 3, 1),
                floats(1, 3, 5, 3),
                floats(2, 1, 7, 3),
                floats(1, 1, 7, 2),
                floats(2, 3, 5, 1)));
    assertEquals(List.of(2L, 3L), sizes.batch());
    assertEquals(5, sizes.m());
    assertEquals(7, sizes.n());
    assertEquals(6, sizes.batches().count());
    // Element 5 is (1, 2).
    assertEquals(5, sizes.batches().part(0, 5));
    assertEquals(2, sizes.batches().part(1, 5));
    assertEquals(1, sizes.batches().part(2, 5));
    assertEquals(0, sizes.batches().part(3, 5));
  }

  @Test
  void batchAxisOfSize0IsOneOfNoElements() {
    Sizes sizes =
        Sizes.check(
            VARIABLES,
            List.of(
                floats(0, 1), floats(1, 5, 3), floats(0, 7, 3), floats(1, 7, 2), floats(1, 5, 1)));
    assertEquals(List.of(0L), sizes.batch());
    assertEquals(0, sizes.batches().count());
  }

  @Test
  void otherNumbersOfBatchElementsNameBoth() {
    assertRefused(
        "Argument 2, Y = Vj(3), has 4 batch elements along axis 1, but X = Vi(3) has 3;"
            + " sizes of batch axes must be equal, or 1.",
        floats(2, 1, 1),
        floats(1, 3, 5, 3),
        floats(2, 4, 7, 3),
        floats(1, 1, 7, 2),
        floats(2, 3, 5, 1));
    assertRefused(
        "Argument 2, Y = Vj(3), has 0 batch elements along axis 0, but G = Pm(1) has 2;"
            + " sizes of batch axes must be equal, or 1.",
        floats(2, 1),
        floats(1, 5, 3),
        floats(0, 7, 3),
        floats(1, 7, 2),
        floats(2, 5, 1));
  }

  @Test
  void missingBatchAxesNameTheVariableAndOneThatHasThem() {
    assertRefused(
        "Argument 2, Y = Vj(3), needs an array of shape (B0, N, 3), but got (7, 3). All arguments"
            + " need as many batch axes as G = Pm(1), which has 1; their size is 1 where an"
            + " argument does not vary.",
        floats(2, 1),
        floats(1, 5, 3),
        floats(7, 3),
        floats(1, 7, 2),
        floats(2, 5, 1));
    assertRefused(
        "Argument 0, G = Pm(1), needs an array of shape (B0, B1, 1), but got (1,). All arguments"
            + " need as many batch axes as X = Vi(3), which has 2; their size is 1 where an"
            + " argument does not vary.",
        floats(1),
        floats(1, 1, 5, 3),
        floats(1, 1, 7, 3),
        floats(1, 1, 7, 2),
        floats(1, 1, 5, 1));
  }

  @Test
  void integersStandBesideAnyFloatingPointType() {
    Sizes sizes =
        Sizes.check(
            VARIABLES,
            List.of(
                Tensor.zeros(DType.INT64, Shape.of(1)),
                Tensor.zeros(DType.INT32, Shape.of(5, 3)),
                doubles(7, 3),
                Tensor.zeros(DType.INT64, Shape.of(7, 2)),
                doubles(5, 1)));
    assertEquals(DType.FLOAT64, sizes.dtype());
    ValueType integer = ValueType.INTEGER;
    ValueType real = ValueType.REAL;
    assertEquals(List.of(integer, integer, real, integer, real), sizes.types());
  }

  @Test
  void integersAloneAreRefused() {
    IllegalArgumentException one =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                Sizes.check(
                    VARIABLES.subList(0, 1), List.of(Tensor.zeros(DType.INT32, Shape.of(1)))));
    assertEquals(
        "At least one argument must have floating-point numbers, but G is int32.",
        one.getMessage());
    Tensor integers = Tensor.zeros(DType.INT64, Shape.of(5, 3));
    assertRefused(
        "At least one argument must have floating-point numbers, but G is int64 and the others"
            + " hold integers too.",
        integers,
        integers,
        integers,
        integers,
        integers);
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

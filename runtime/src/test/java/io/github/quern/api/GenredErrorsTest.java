package io.github.quern.api;

import static io.github.quern.dsl.Terms.pm;
import static io.github.quern.dsl.Terms.vi;
import static io.github.quern.dsl.Terms.vj;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.backend.BackendException;
import io.github.quern.data.DType;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import io.github.quern.dsl.Term;
import io.github.quern.formula.FormulaException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class GenredErrorsTest {
  private static final Engine ENGINE = Engine.create(2);
  private static final Tensor X = Tensor.zeros(DType.FLOAT32, Shape.of(5, 3));
  private static final Tensor Y = Tensor.zeros(DType.FLOAT32, Shape.of(7, 3));

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  private static GenredBuilder distance() {
    return Genred.of("SqDist(X,Y)").aliases("X = Vi(3)", "Y = Vj(3)").engine(ENGINE).axis(1);
  }

  private static void assertRefused(
      Class<? extends RuntimeException> type, String message, Executable action) {
    assertEquals(message, assertThrows(type, action).getMessage());
  }

  private static void assertRefused(String message, GenredBuilder builder) {
    assertRefused(IllegalArgumentException.class, message, builder::build);
  }

  @Test
  void unknownReductionNamesTheKnownOnes() {
    assertRefused(
        "There is no reduction 'sum'; there are Sum, LogSumExp, LogSumExpWeight, SumSoftMaxWeight,"
            + " Max_SumShiftExp, Max_SumShiftExpWeight, Min, Max, ArgMin, ArgMax, Min_ArgMin,"
            + " Max_ArgMax, KMin, ArgKMin, KMin_ArgKMin, case-sensitive.",
        distance().reductionOp("sum"));
  }

  @Test
  void otherAxesThan0And1AreRefused() {
    assertRefused(
        "The axis is 1 to reduce over j or 0 to reduce over i; it is 2.", distance().axis(2));
  }

  @Test
  void malformedFormulasAndAliasesShowThePlace() {
    assertShown("  ^^^^^", Genred.of("SqDst(X,Y)").aliases("X = Vi(3)", "Y = Vj(3)"));
    assertShown("  ^", Genred.of("X").aliases("X : Vi(3)"));
  }

  private static void assertShown(String carets, GenredBuilder builder) {
    String message = assertThrows(FormulaException.class, builder::build).getMessage();
    assertTrue(
        message != null && message.lines().anyMatch(line -> line.stripTrailing().endsWith(carets)),
        message);
  }

  @Test
  void shapeErrorNamesTheVariable() {
    assertRefused(
        IllegalArgumentException.class,
        "Argument 1, Y = Vj(3), needs an array of shape (N, 3), but got (7, 2).",
        () -> distance().build().call(X, Tensor.zeros(DType.FLOAT32, Shape.of(7, 2))));
  }

  @Test
  void missingArgumentsAreCounted() {
    assertRefused(
        IllegalArgumentException.class,
        "The formula has 2 arguments (X = Vi(3), Y = Vj(3)), but the call gives 1.",
        () -> distance().build().call(X));
  }

  @Test
  void unknownBackendNamesTheKnownOnes() {
    assertRefused(
        IllegalArgumentException.class,
        "There is no backend 'cuda'; there are auto, CPU, GPU, simd, scalar.",
        () -> distance().build().call(CallOptions.DEFAULT.withBackend("cuda"), X, Y));
  }

  @Test
  void gpuWithoutAGpuIsAnErrorAndNothingElseIsTaken() {
    assertRefused(
        BackendException.class,
        """
        No tier can run this kernel with backend 'GPU'.
          simd: computes on the CPU, not asked for
          scalar: computes on the CPU, not asked for\
        """,
        () -> distance().build().call(CallOptions.DEFAULT.withBackend("GPU"), X, Y));
  }

  @Test
  void deviceThatIsNotThereIsAnError() {
    assertRefused(
        BackendException.class,
        """
        No tier can run this kernel with backend 'auto' on device 1.
          simd: has no device 1; its devices are 0 to 0
          scalar: has no device 1; its devices are 0 to 0\
        """,
        () -> distance().build().call(CallOptions.DEFAULT.withDeviceId(1), X, Y));
  }

  @Test
  void aliasesBelongToFormulasInText() {
    assertRefused(
        "Aliases, operators and a second formula in text belong to a formula in text; this one was"
            + " built in Java.",
        Genred.of(vi(0, 3)).aliases("X = Vi(3)"));
  }

  @Test
  void variableWithoutPositionIsNamed() {
    assertRefused(
        "The variable Vi(3) has no position: name the arguments in order, as in"
            + " Genred.of(formula, x, y, b).",
        Genred.of(vi(3).plus(vj(1, 3))));
  }

  @Test
  void variableThatIsNotAmongTheArgumentsIsNamed() {
    Term x = vi(3);
    assertRefused(
        "The variable Pm(1) is not among the arguments given.", Genred.of(x.times(pm(1)), x));
  }

  @Test
  void variableThatIsGivenTwiceIsNamed() {
    Term x = vi(3);
    Term y = vj(3);
    assertRefused("Argument 2, Vi(3), is given twice.", Genred.of(x.times(y), x, y, x));
  }

  @Test
  void argumentsOfAFormulaAreVariables() {
    Term x = vi(3);
    assertRefused(
        "The arguments of a formula are variables; Minus(Vi(3)) is not one.",
        Genred.of(x, x.negate()));
  }

  @Test
  void gapsBetweenPositionsAreNamed() {
    assertRefused(
        "No variable has position 1, but one has position 2;"
            + " positions must be 0, 1, 2, … without gaps.",
        Genred.of(vi(0, 3).plus(vj(2, 3))));
  }

  @Test
  void positionOfTwoVariablesIsNamed() {
    assertRefused(
        "Position 0 is both Var(0,3,0) and Var(0,3,1).", Genred.of(vi(0, 3).plus(vj(0, 3))));
  }
}

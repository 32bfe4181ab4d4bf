package io.github.quern.derivative;

import static io.github.quern.testing.StandardVariables.named;
import static io.github.quern.testing.StandardVariables.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.formula.Apply;
import io.github.quern.formula.Constant;
import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.formula.FormulaException;
import io.github.quern.formula.Variable;
import io.github.quern.operator.Operators;
import io.github.quern.operator.constant.Zero;
import io.github.quern.operator.index.Gather;
import io.github.quern.operator.vector.SumT;
import io.github.quern.testing.RandomInputs;
import io.github.quern.testing.Signature;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The derivative of every function, in every operand, broadcast or not. */
class OperatorGradientsTest {
  private static final List<String> WITHOUT_DERIVATIVE = List.of("SoftDTW_Alignment");

  private static final int SEEDS = 6;

  /** Kinks are rare: a few of the seeds at most. */
  private static final int SMOOTH = 3;

  private static Collection<Definition> definitions() {
    return Operators.standard().all().stream()
        .filter(definition -> !WITHOUT_DERIVATIVE.contains(definition.name()))
        .toList();
  }

  /** All others have one, which the tests below compare with finite differences. */
  @Test
  void theseHaveNoDerivativeAndSayWhy() {
    List<String> found =
        Operators.standard().all().stream()
            .filter(definition -> Signature.of(definition).stream().anyMatch(this::statesAReason))
            .map(Definition::name)
            .toList();
    assertEquals(WITHOUT_DERIVATIVE, found);
  }

  private boolean statesAReason(Signature signature) {
    return signature.formula() instanceof Apply apply
        && apply.operator().noDerivative().isPresent();
  }

  @Test
  void aMissingDerivativeIsRefusedWithItsReason() {
    FormulaException refused =
        assertThrows(
            FormulaException.class,
            () ->
                Gradient.of(
                    parse("Exp(s) * Sum(SoftDTW_Alignment(x,y,g))"), named("y"), parse("g")));
    assertEquals(
        """
        SoftDTW_Alignment has no derivative: it is part of the gradient of SoftDTW_SqDist, of which there is no second one, as in KeOps.
          (Exp(s)*Sum(SoftDTW_Alignment(x,y,g)))
                      ^^^^^^^^^^^^^^^^^^^^^^^^\
        """,
        refused.getMessage());
  }

  @Test
  void aMissingDerivativeDoesNotMatterBesideTheVariable() {
    assertEquals(
        Gradient.of(parse("s * Sum(SoftDTW_Alignment(x,y,g))"), named("s"), parse("g")),
        parse("g * Sum(SoftDTW_Alignment(x,y,g))"));
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void theGradientAgreesWithFiniteDifferences(Definition definition) {
    for (Signature signature : Signature.of(definition)) {
      GradientCheck check = new GradientCheck(signature.formula(), signature.operands());
      for (Variable operand : signature.operands()) {
        int smooth = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
          List<double[]> point = RandomInputs.withoutPoles(signature.operands(), 1, 1, seed);
          smooth += check.holdsAt(operand.position(), point, seed) ? 1 : 0;
        }
        assertTrue(
            smooth >= SMOOTH || isStep(signature, operand) || isMostlyNan(signature),
            signature + " was smooth at " + smooth + " points only");
      }
    }
  }

  /** Steps may be so narrow that no point is smooth, such as those of rounding to 5 decimals. */
  private static boolean isStep(Signature signature, Variable operand) {
    return gradient(signature, operand).equals(zero(operand));
  }

  /** There is no row but the first, so half of the rows that are asked for are not there. */
  private static boolean isMostlyNan(Signature signature) {
    return signature.definition().equals(Gather.DEFINITION)
        && signature.formula().dimension() == signature.dimensions().getFirst();
  }

  private static Formula zero(Variable variable) {
    return new Zero(variable.dimension()).of();
  }

  private static Formula gradient(Signature signature, Variable operand) {
    Formula e = new SumT(signature.formula().dimension()).of(Constant.of(1));
    return Gradient.of(signature.formula(), operand, e);
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void theGradientHoldsForNegativeOperandsWhereTheFunctionIsDefined(Definition definition) {
    for (Signature signature : Signature.of(definition)) {
      GradientCheck check = new GradientCheck(signature.formula(), signature.operands());
      for (Variable operand : signature.operands()) {
        for (long seed = 0; seed < SEEDS; seed++) {
          check.holdsAt(
              operand.position(), RandomInputs.ofBothSigns(signature.operands(), 1, 1, seed), seed);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sign",
        "Step",
        "Round",
        "Floor",
        "Ceil",
        "Equal",
        "NotEqual",
        "LessThan",
        "LessOrEqual",
        "OneHot",
        "ArgMax",
        "ArgMin",
      })
  void stepsHaveNoGradient(String name) {
    Definition definition = Operators.standard().find(name).orElseThrow();
    for (Signature signature : Signature.of(definition)) {
      for (Variable operand : signature.operands()) {
        assertEquals(zero(operand), gradient(signature, operand), signature::toString);
      }
    }
  }
}

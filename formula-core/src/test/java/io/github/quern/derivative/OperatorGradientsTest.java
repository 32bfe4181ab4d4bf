package io.github.quern.derivative;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.formula.Constant;
import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Variable;
import io.github.quern.operator.Operators;
import io.github.quern.operator.constant.Zero;
import io.github.quern.operator.index.Gather;
import io.github.quern.operator.vector.SumT;
import io.github.quern.testing.RandomInputs;
import io.github.quern.testing.Signature;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The derivative of every function, in every operand, broadcast or not. */
class OperatorGradientsTest {
  private static final int SEEDS = 6;

  /** Kinks are rare: a few of the seeds at most. */
  private static final int SMOOTH = 3;

  private static Collection<Definition> definitions() {
    return Operators.standard().all();
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

package io.github.quern.graph;

import io.github.quern.formula.Formula;
import io.github.quern.operator.scalar.Exp;
import io.github.quern.operator.scalar.Mult;
import io.github.quern.operator.scalar.Subtract;
import io.github.quern.operator.vector.Elem;
import io.github.quern.operator.vector.Extract;
import io.github.quern.operator.vector.ExtractT;

/**
 * What a stage adds up for each pair, and where the sums are in its result.
 *
 * <p>Sums of exponentials are Σ exp(F - m) G with the largest exponent m, taken from the result of
 * the stage. What is made of them does not depend on m, so m is a constant to derivatives of any
 * order.
 */
final class Terms {
  private Terms() {}

  /** The formula whose sums the stage computes. */
  static Formula summed(Stage stage) {
    Formula formula = stage.formulas().getFirst();
    return switch (stage.kind()) {
      case SUM -> formula;
      case SHIFTED_EXPONENTIALS -> {
        Formula maximum = new Elem(0).of(stage.result());
        Formula exponential = new Exp().of(new Subtract().of(formula, maximum));
        yield stage.formulas().size() == 1
            ? exponential
            : new Mult().of(exponential, stage.formulas().get(1));
      }
    };
  }

  /** The part of something of the result's dimension that belongs to the sums. */
  static Formula ofSums(Stage stage, Formula adjoint) {
    return switch (stage.kind()) {
      case SUM -> adjoint;
      case SHIFTED_EXPONENTIALS -> new Extract(1, adjoint.dimension() - 1).of(adjoint);
    };
  }

  /** The opposite: a vector of the result's dimension, with zero for what is no sum. */
  static Formula besideMaximum(Stage stage, Formula sums) {
    return switch (stage.kind()) {
      case SUM -> sums;
      case SHIFTED_EXPONENTIALS -> new ExtractT(1, sums.dimension() + 1).of(sums);
    };
  }
}

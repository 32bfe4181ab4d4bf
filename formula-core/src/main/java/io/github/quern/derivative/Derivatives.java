package io.github.quern.derivative;

import io.github.quern.formula.Definition;
import java.util.List;

/**
 * The functions of the formula language that differentiate. They are worked out where they are
 * called: what later stages see is the derivative itself.
 */
public final class Derivatives {
  private static final List<Definition> ALL =
      List.of(
          Gradient.DEFINITION,
          Differential.DEFINITION,
          Jacobian.DEFINITION,
          Divergence.DEFINITION,
          Laplacian.DEFINITION,
          Trace.DEFINITION,
          Adjoint.DEFINITION);

  private Derivatives() {}

  /** All of them, in the order of the documentation. */
  public static List<Definition> all() {
    return ALL;
  }
}

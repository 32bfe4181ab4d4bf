package io.github.quern.operator.constant;

import io.github.quern.formula.Constant;
import io.github.quern.formula.Definition;
import java.util.List;

/** {@code IntCst(n)}: the whole number n, a scalar. */
public final class IntCst {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      new Definition(
              "IntCst",
              List.of(),
              List.of(Definition.longInteger("n")),
              (operands, parameters, span) -> new Constant(parameters.getFirst().number(), 1, span),
              "the integer n",
              "IntCst(2) * x")
          .withDimensions("→ 1")
          .withFormula("n");

  private IntCst() {}
}

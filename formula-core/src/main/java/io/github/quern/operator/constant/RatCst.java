package io.github.quern.operator.constant;

import io.github.quern.formula.Constant;
import io.github.quern.formula.Definition;
import java.util.List;

/** {@code RatCst(p,q)}: the number p/q, a scalar; q must not be 0. */
public final class RatCst {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      new Definition(
              "RatCst",
              List.of(),
              List.of(Definition.longInteger("p"), Definition.longInteger("q")),
              (operands, parameters, span) ->
                  new Constant(parameters.get(0).number(), parameters.get(1).number(), span),
              "the number p/q",
              "RatCst(3, 4) * x")
          .withDimensions("→ 1")
          .withFormula("p/q");

  private RatCst() {}
}

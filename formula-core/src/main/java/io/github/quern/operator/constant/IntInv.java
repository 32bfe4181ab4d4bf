package io.github.quern.operator.constant;

import io.github.quern.formula.Constant;
import io.github.quern.formula.Definition;
import java.util.List;

/** {@code IntInv(n)}: the number 1/n, a scalar; n must not be 0. */
public final class IntInv {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      new Definition(
              "IntInv",
              List.of(),
              List.of(Definition.longInteger("n")),
              (operands, parameters, span) -> new Constant(1, parameters.getFirst().number(), span),
              "the number 1/n",
              "IntInv(3) * x")
          .withDimensions("→ 1")
          .withFormula("1/n");

  private IntInv() {}
}

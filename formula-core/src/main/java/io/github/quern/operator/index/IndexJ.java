package io.github.quern.operator.index;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Operator;
import io.github.quern.ir.Axis;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Value;
import io.github.quern.ir.Vector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code IndexJ()}: the index j of the pair, from 0: the row of Vj variables. An integer, exact at
 * any size; with ranges it is the row in the whole array, with batches the row in the batch
 * element. No gradient.
 */
public record IndexJ() implements Operator {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "IndexJ",
              "",
              IndexJ::new,
              "the index j of the pair, from 0",
              "(IndexJ() <= IndexI()) * y")
          .withFormula("j")
          .withDimensions("→ 1");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public int dimension(List<Integer> operands) {
    return 1;
  }

  @Override
  public Vector lower(Scope scope, List<Vector> operands) {
    Value number = scope.ordinal(Axis.J);
    return scope.vector(1, only -> number);
  }

  @Override
  public List<@Nullable Formula> pullback(List<Formula> operands, Formula cotangent) {
    return List.of();
  }
}

package io.github.quern.operator.scalar;

import io.github.quern.formula.Formula;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function applied to each component of one vector. */
public interface UnaryComponentwise extends Componentwise {
  /** Writes the function's value at one component. */
  Value component(Scope scope, Value f);

  /** The function's derivative at f, component by component, or null where it is zero. */
  @Nullable Formula derivative(Formula f);

  @Override
  default Value component(Scope scope, List<Value> operands) {
    return component(scope, operands.getFirst());
  }

  @Override
  default @Nullable Formula partial(int operand, List<Formula> operands) {
    return derivative(operands.getFirst());
  }
}

package io.github.quern.operator.scalar;

import static io.github.quern.operator.scalar.Algebra.times;

import io.github.quern.formula.Dimensions;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Operator;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Value;
import io.github.quern.ir.Vector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The family of operators that compute each component of the result from the same component of the
 * operands; scalars among the operands are repeated. Chain rule and broadcasting are written here,
 * an operator gives one component and its partial derivatives.
 */
public interface Componentwise extends Operator {
  /** Writes one component of the result, given that component of each operand. */
  Value component(Scope scope, List<Value> operands);

  /**
   * The derivative of a component of the result with respect to the same component of one operand,
   * or null where it is zero everywhere.
   */
  @Nullable Formula partial(int operand, List<Formula> operands);

  @Override
  default int dimension(List<Integer> operands) {
    return Dimensions.common(this, operands);
  }

  @Override
  default Vector lower(Scope scope, List<Vector> operands) {
    int dimension = dimension(operands.stream().map(Vector::dimension).toList());
    return scope.vector(
        dimension,
        index -> {
          List<Value> components = new ArrayList<>();
          for (Vector operand : operands) {
            components.add(operand.dimension() == 1 ? operand.at(0) : operand.at(index));
          }
          return component(scope, components);
        });
  }

  @Override
  default List<@Nullable Formula> pullback(List<Formula> operands, Formula cotangent) {
    List<@Nullable Formula> contributions = new ArrayList<>();
    for (int operand = 0; operand < operands.size(); operand++) {
      Formula partial = partial(operand, operands);
      contributions.add(partial == null ? null : times(cotangent, partial));
    }
    return contributions;
  }
}

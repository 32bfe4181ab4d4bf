package io.github.quern.operator.matrix;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Operator;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Vector;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code TensorProd(f,g)}: the outer product, component k·dim(g) + l is f_k g_l. Gradient: the
 * matrix e times g, and f times e.
 */
public record TensorProd() implements Operator {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "TensorProd", "f g", TensorProd::new, "outer product, row-major", "TensorProd(x, y)")
          .withDimensions("D, E → D·E")
          .withFormula("f_k g_l");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public int dimension(List<Integer> operands) {
    return Math.multiplyExact(operands.get(0), operands.get(1));
  }

  @Override
  public Vector lower(Scope scope, List<Vector> operands) {
    Vector f = scope.stored(operands.get(0));
    Vector g = scope.stored(operands.get(1));
    return scope.table(
        f.dimension(), g.dimension(), (row, column) -> scope.multiply(f.at(row), g.at(column)));
  }

  @Override
  public boolean isLinearIn(Set<Integer> operands) {
    return operands.size() == 1;
  }

  @Override
  public List<@Nullable Formula> pullback(List<Formula> operands, Formula cotangent) {
    return List.of(
        new MatVecMult().of(cotangent, operands.get(1)),
        new VecMatMult().of(operands.get(0), cotangent));
  }
}

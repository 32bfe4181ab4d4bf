package io.github.quern.operator.vector;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Dimensions;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Operator;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Vector;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code SoftDTW_Alignment(x,y,g)}: how much each pair of entries takes part in the soft dynamic
 * time warping of x and y: the derivative of {@link SoftDtwSqDist} in the cost of that pair.
 * Row-major, dim(x) rows and dim(y) columns; all entries are between 0 and 1, the last is 1, and
 * for g towards 0 they mark the best path. It has no derivative.
 */
public record SoftDtwAlignment() implements Operator {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "SoftDTW_Alignment",
              "x y g",
              SoftDtwAlignment::new,
              "derivative of SoftDTW_SqDist in each squared difference; it has none itself",
              "SoftDTW_Alignment(x, y, 1 + Square(g))")
          .withFormula("∂SoftDTW_SqDist(x, y, g)/∂(x_i − y_j)²")
          .withDimensions("D, E, 1 → D·E");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public int dimension(List<Integer> operands) {
    Dimensions.requireScalar(this, operands, 2);
    return SoftDtw.tableSize(this, operands);
  }

  @Override
  public Vector lower(Scope scope, List<Vector> operands) {
    return SoftDtw.of(scope, operands).alignment();
  }

  @Override
  public Optional<String> noDerivative() {
    return Optional.of(
        "it is part of the gradient of SoftDTW_SqDist, of which there is no second one, as in"
            + " KeOps");
  }

  @Override
  public List<@Nullable Formula> pullback(List<Formula> operands, Formula cotangent) {
    throw new UnsupportedOperationException(noDerivative().orElseThrow());
  }
}

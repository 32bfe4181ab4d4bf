package io.github.quern.operator.index;

import io.github.quern.ir.Scope;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.ir.Value;
import io.github.quern.ir.ValueType;

/** Row numbers that formulas compute. */
final class Rows {
  private Rows() {}

  /** The row that a number stands for: an integer itself, a real number rounded, halves up. */
  static Value chosenBy(Scope scope, Value number) {
    return number.type() == ValueType.INTEGER
        ? number
        : scope.unary(UnaryFunction.FLOOR, scope.add(number, scope.constant(0.5)));
  }
}

package io.github.quern.operator.complex;

import io.github.quern.formula.Dimensions;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Operator;
import io.github.quern.ir.Index;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Value;
import io.github.quern.ir.Vector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The family of operators that compute each complex number of the result from the same number of
 * the operands; a single complex number among them, of dimension 2, is repeated.
 */
public interface ComplexComponentwise extends Operator {
  /**
   * One complex number while it is being lowered.
   *
   * @param re its real part
   * @param im its imaginary part
   */
  record Parts(Value re, Value im) {}

  /** Writes the real part of one number of the result, given that number of each operand. */
  Value real(Scope scope, List<Parts> operands);

  /** Writes the imaginary part of one number of the result, given that number of each operand. */
  Value imaginary(Scope scope, List<Parts> operands);

  /**
   * The gradient with respect to one operand: e times the conjugate of the complex derivative. It
   * may have the dimension of the result where the operand was repeated.
   */
  Formula gradient(int operand, List<Formula> operands, Formula cotangent);

  @Override
  default int dimension(List<Integer> operands) {
    for (int position = 0; position < operands.size(); position++) {
      Complexes.requireEven(this, operands, position);
    }
    return Dimensions.common(this, operands, 2, "complex scalars of dimension 2");
  }

  @Override
  default Vector lower(Scope scope, List<Vector> operands) {
    int count = dimension(operands.stream().map(Vector::dimension).toList()) / 2;
    return scope.interleave(
        List.of(
            scope.vector(count, index -> real(scope, numbers(operands, index))),
            scope.vector(count, index -> imaginary(scope, numbers(operands, index)))));
  }

  private static List<Parts> numbers(List<Vector> operands, Index index) {
    List<Parts> numbers = new ArrayList<>();
    for (Vector operand : operands) {
      Index re = operand.dimension() == 2 ? Index.fixed(0) : index.times(2);
      numbers.add(new Parts(operand.at(re), operand.at(re.plus(1))));
    }
    return numbers;
  }

  @Override
  default List<@Nullable Formula> pullback(List<Formula> operands, Formula cotangent) {
    List<@Nullable Formula> gradients = new ArrayList<>();
    for (int operand = 0; operand < operands.size(); operand++) {
      Formula gradient = gradient(operand, operands, cotangent);
      boolean repeated = gradient.dimension() != operands.get(operand).dimension();
      gradients.add(repeated ? new ComplexSum().of(gradient) : gradient);
    }
    return gradients;
  }
}

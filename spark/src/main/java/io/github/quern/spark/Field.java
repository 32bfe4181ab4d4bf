package io.github.quern.spark;

import io.github.quern.data.DType;
import io.github.quern.formula.Variable;
import java.io.Serializable;

/**
 * Where the numbers of a variable come from.
 *
 * @param variable what messages call the variable, such as {@code X = Vi(3)}
 * @param dimension its number of components
 * @param source the column of a dataset, or what stands for it in messages
 * @param position the position of the column or of the tensor within a block
 * @param dtype the type of its numbers
 */
record Field(String variable, int dimension, String source, int position, DType dtype)
    implements Serializable {
  /** What messages call a variable. */
  static String describe(Variable variable) {
    return variable.label()
        + " = "
        + variable.category().keyword()
        + "("
        + variable.dimension()
        + ")";
  }
}

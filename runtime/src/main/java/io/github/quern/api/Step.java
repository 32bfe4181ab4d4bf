package io.github.quern.api;

import io.github.quern.formula.Variable;
import java.util.List;

/**
 * One kernel of a pipeline.
 *
 * @param kernel what is run
 * @param inputs where its arguments come from: arguments of the call, or outputs of earlier steps
 * @param outputs what stands for its results; of category {@code Pm} where the rows of the result
 *     are added up
 * @param overPairs whether it runs over the pairs of the call, which ranges may restrict
 */
record Step(
    ReductionKernel kernel, List<Variable> inputs, List<Variable> outputs, boolean overPairs) {
  /** Copies the lists. */
  Step {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }
}

package io.github.quern.api;

import io.github.quern.backend.KernelSpec;
import io.github.quern.data.DType;
import io.github.quern.formula.Category;
import io.github.quern.formula.Variable;
import io.github.quern.ir.ValueType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The kernels of a reduction in the order in which they run, for those who run them by other means
 * than a call, such as tasks of a task graph of their own. See {@link Genred#kernels}.
 *
 * <p>A variable stands for an array: an argument, or what a kernel leaves for a later one or as a
 * result. It has one row of {@link Variable#dimension} components for each i, for each j, or only
 * one, as its {@link Variable#category} says; before these there may be batch axes, along which the
 * outputs of a kernel have the sizes of its inputs, of which all but 1 are equal.
 *
 * @param dtype the type of all arrays but those of integers
 * @param arguments the arguments in their order
 * @param results the results in their order
 * @param kernels what computes them
 */
public record KernelSequence(
    DType dtype, List<Variable> arguments, List<Result> results, List<Run> kernels) {
  /** Copies the lists. */
  public KernelSequence {
    arguments = List.copyOf(arguments);
    results = List.copyOf(results);
    kernels = List.copyOf(kernels);
  }

  /**
   * One kernel.
   *
   * @param spec what is compiled
   * @param rows what the output rows are; {@code PM} if there is a single one
   * @param columns what is reduced over; {@code PM} if there is a single column
   * @param inputs an array for each input of the program
   * @param outputs an array for each of its outputs
   * @param overPairs whether ranges of pairs restrict it
   */
  public record Run(
      KernelSpec spec,
      Category rows,
      Category columns,
      List<Variable> inputs,
      List<Variable> outputs,
      boolean overPairs) {
    /** Copies the lists. */
    public Run {
      inputs = List.copyOf(inputs);
      outputs = List.copyOf(outputs);
    }
  }

  /**
   * One result.
   *
   * @param source the array that it is; several results may be the same
   * @param like the argument whose shape it has, as a gradient does; where that has one batch
   *     element along an axis and the array several, the result is their sum. Empty if it has all
   *     batch elements of the call
   */
  public record Result(Variable source, Optional<Variable> like) {}

  /** The type of the numbers of each array that a kernel reads or writes. */
  public Map<Variable, ValueType> types() {
    Map<Variable, ValueType> types = new HashMap<>();
    for (Run kernel : kernels) {
      for (int input = 0; input < kernel.inputs().size(); input++) {
        types.put(kernel.inputs().get(input), kernel.spec().program().inputs().get(input).type());
      }
      for (int output = 0; output < kernel.outputs().size(); output++) {
        types.put(
            kernel.outputs().get(output), kernel.spec().program().outputs().get(output).type());
      }
    }
    return types;
  }
}

package io.github.quern.api;

import io.github.quern.data.DType;
import io.github.quern.formula.Category;
import io.github.quern.formula.Variable;
import io.github.quern.ir.Output;
import io.github.quern.ir.ValueType;
import java.util.List;
import java.util.Optional;

/**
 * The reductions that a call consists of, each of which can be computed in parts; for those who
 * distribute a call over machines. See {@link Genred#partials}.
 *
 * <p>A variable stands for an array: an argument, a result, or one that a reduction leaves for a
 * later one.
 *
 * @param dtype the type of all arrays but those of integers
 * @param arguments the arguments of the call in their order
 * @param runs the reductions in their order; a plain one is a single run
 * @param results the results of the call in their order
 */
public record PartialSequence(
    DType dtype, List<Variable> arguments, List<Run> runs, List<Result> results) {
  /** Copies the lists. */
  public PartialSequence {
    arguments = List.copyOf(arguments);
    runs = List.copyOf(runs);
    results = List.copyOf(results);
  }

  /**
   * One reduction.
   *
   * @param reduction what is computed
   * @param inputs an array for each of its arguments
   * @param outputs an array for each of its results; those of category {@code PM} are the sums of
   *     all rows of the result
   * @param overPairs whether it runs over the pairs (i, j) of the call; else over the rows that its
   *     inputs have
   */
  public record Run(
      PartialReduction reduction,
      List<Variable> inputs,
      List<Variable> outputs,
      boolean overPairs) {
    /** Copies the lists. */
    public Run {
      inputs = List.copyOf(inputs);
      outputs = List.copyOf(outputs);
    }

    /** What the output rows are. */
    public Category rows() {
      return reduction.axis() == 1 ? Category.VI : Category.VJ;
    }

    /** What is reduced over. */
    public Category columns() {
      return reduction.axis() == 1 ? Category.VJ : Category.VI;
    }
  }

  /**
   * One result of the call.
   *
   * @param output its name, the axes of a row, and its type
   * @param source the output that it is
   * @param like the argument whose shape it has: it is summed over batch axes that this has not
   */
  public record Result(Output output, Variable source, Optional<Variable> like) {}

  static PartialSequence of(Pipeline pipeline, DType dtype, List<Integer> integers) {
    List<Variable> whole = integers.stream().map(pipeline.arguments()::get).toList();
    return new PartialSequence(
        dtype,
        pipeline.arguments(),
        pipeline.steps().stream()
            .map(step ->
                new Run(
                    step.kernel().partial(types(step.inputs(), whole), dtype),
                    step.inputs(),
                    step.outputs(),
                    step.overPairs()))
            .toList(),
        pipeline.deliveries().stream()
            .map(delivery -> new Result(delivery.output(), delivery.source(), delivery.like()))
            .toList());
  }

  private static List<ValueType> types(List<Variable> inputs, List<Variable> integers) {
    return inputs.stream()
        .map(input -> integers.contains(input) ? ValueType.INTEGER : ValueType.REAL)
        .toList();
  }
}

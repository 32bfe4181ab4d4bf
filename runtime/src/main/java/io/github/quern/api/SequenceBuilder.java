package io.github.quern.api;

import io.github.quern.api.KernelSequence.Result;
import io.github.quern.api.KernelSequence.Run;
import io.github.quern.data.DType;
import io.github.quern.formula.Category;
import io.github.quern.formula.Span;
import io.github.quern.formula.Variable;
import io.github.quern.ir.ValueType;
import io.github.quern.reduction.SumReduction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a sequence of kernels of a pipeline. What a call of the pipeline adds up on the host, the
 * rows of a parameter's gradient, becomes a kernel too.
 */
final class SequenceBuilder {
  private final Settings settings;
  private final DType dtype;
  private final Map<Variable, ValueType> types = new HashMap<>();
  private final List<Run> kernels = new ArrayList<>();

  private SequenceBuilder(Settings settings, DType dtype) {
    this.settings = settings;
    this.dtype = dtype;
  }

  /**
   * The kernels of a pipeline.
   *
   * @param pipeline the pipeline
   * @param settings how it was made
   * @param dtype the floating-point type of the arguments
   * @param integers the positions of the arguments that are integers
   */
  static KernelSequence of(
      Pipeline pipeline, Settings settings, DType dtype, List<Integer> integers) {
    SequenceBuilder builder = new SequenceBuilder(settings, dtype);
    for (int position : integers) {
      builder.types.put(pipeline.arguments().get(position), ValueType.INTEGER);
    }
    pipeline.steps().forEach(builder::add);
    return new KernelSequence(
        dtype,
        pipeline.arguments(),
        pipeline.deliveries().stream()
            .map(delivery -> new Result(delivery.source(), delivery.like()))
            .toList(),
        builder.kernels);
  }

  private void add(Step step) {
    ReductionKernel kernel = step.kernel();
    Category rows = kernel.axis() == 1 ? Category.VI : Category.VJ;
    Category columns = kernel.axis() == 1 ? Category.VJ : Category.VI;
    boolean manyRows = step.overPairs() || has(step, rows);
    boolean manyColumns = step.overPairs() || has(step, columns);
    List<Variable> outputs = new ArrayList<>();
    List<Run> sums = new ArrayList<>();
    for (Variable output : step.outputs()) {
      if (output.category() == Category.PM && manyRows) {
        Variable each =
            new Variable(Variable.UNPLACED, output.dimension(), rows, output.label(), Span.NONE);
        sums.add(sum(each, output));
        outputs.add(each);
      } else {
        outputs.add(output);
      }
    }
    List<ValueType> inputTypes =
        step.inputs().stream().map(input -> types.getOrDefault(input, ValueType.REAL)).toList();
    kernels.add(
        new Run(
            kernel.spec(inputTypes, dtype),
            manyRows ? rows : Category.PM,
            manyColumns ? columns : Category.PM,
            step.inputs(),
            outputs,
            step.overPairs()));
    kernels.addAll(sums);
  }

  private static boolean has(Step step, Category category) {
    return step.inputs().stream().anyMatch(input -> input.category() == category);
  }

  /** The sum over the rows of an array. */
  private Run sum(Variable rows, Variable total) {
    Variable input = new Variable(0, rows.dimension(), Category.VI, rows.label(), Span.NONE);
    ReductionKernel kernel =
        new ReductionKernel(
            settings,
            List.of(input),
            new SumReduction(List.of(rows.dimension()), settings.summation()),
            List.of(input),
            0);
    return new Run(
        kernel.spec(Collections.nCopies(1, ValueType.REAL), dtype),
        Category.PM,
        rows.category(),
        List.of(rows),
        List.of(total),
        false);
  }
}

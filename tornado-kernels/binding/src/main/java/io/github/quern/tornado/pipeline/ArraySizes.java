package io.github.quern.tornado.pipeline;

import io.github.quern.api.KernelSequence;
import io.github.quern.api.KernelSequence.Result;
import io.github.quern.api.KernelSequence.Run;
import io.github.quern.backend.Batches;
import io.github.quern.data.Extents;
import io.github.quern.formula.Category;
import io.github.quern.formula.Variable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How large each array of a sequence of kernels is: batch elements, rows and components. */
final class ArraySizes {
  private final Extents extents;

  /** The sizes of each array along the batch axes. */
  private final Map<Variable, List<Long>> batches = new HashMap<>();

  /**
   * The sizes.
   *
   * @param sequence the kernels
   * @param extents those of the arguments
   */
  ArraySizes(KernelSequence sequence, Extents extents) {
    this.extents = extents;
    for (int position = 0; position < sequence.arguments().size(); position++) {
      batches.put(sequence.arguments().get(position), extents.batches().sizes(position));
    }
    for (Run run : sequence.kernels()) {
      List<Long> own = batches(run).sizes();
      run.outputs().forEach(output -> batches.put(output, own));
    }
  }

  /** Which parts of a kernel's inputs belong together. */
  Batches batches(Run run) {
    return Batches.broadcast(
        extents.batch().size(), run.inputs().stream().map(this::batch).toList());
  }

  /** The sizes of an array along the batch axes. */
  List<Long> batch(Variable variable) {
    return Objects.requireNonNull(batches.get(variable));
  }

  /** The same of a result. */
  List<Long> batch(Result result) {
    return result.like().map(this::batch).orElseGet(extents::batch);
  }

  /** The number of rows of a batch element. */
  long rows(Category category) {
    return switch (category) {
      case VI -> extents.m();
      case VJ -> extents.n();
      case PM -> 1;
    };
  }

  /** The number of entries of an array. */
  long count(Variable variable) {
    return count(variable, batch(variable));
  }

  /**
   * The number of entries of an array with other batch elements.
   *
   * @param variable the array
   * @param batch how many it has along each axis
   */
  long count(Variable variable, List<Long> batch) {
    return Math.multiplyExact(
        batch.stream().reduce(1L, Math::multiplyExact), entriesOfElement(variable));
  }

  /** The number of entries of a batch element. */
  long entriesOfElement(Variable variable) {
    return Math.multiplyExact(rows(variable.category()), variable.dimension());
  }

  /** What {@link #count(Variable, List)} counts, in words. */
  String describe(Variable variable, List<Long> batch) {
    String rows = rows(variable.category()) + " rows of " + variable.dimension();
    return batch.isEmpty()
        ? rows
        : batch.stream().reduce(1L, Math::multiplyExact) + " batch elements of " + rows;
  }
}

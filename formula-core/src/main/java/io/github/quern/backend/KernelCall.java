package io.github.quern.backend;

import java.util.List;
import java.util.Objects;

/**
 * The data of one run, whose sizes and types the caller has checked.
 *
 * @param inputs one array per input of the program; with batches, all elements of it one after the
 *     other
 * @param columns number of rows of each input that is indexed by columns, of one batch element
 * @param coverage which columns each output row is reduced over, the same for all batch elements
 * @param batches the batch elements
 * @param outputs where the results go: for each output of the program its rows, of all batch
 *     elements one after the other
 * @param monitor who hears of progress and may stop the run
 */
public record KernelCall(
    List<Operand> inputs,
    long columns,
    Coverage coverage,
    Batches batches,
    List<Operand> outputs,
    Monitor monitor) {
  /** Copies the lists. */
  public KernelCall {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    Objects.requireNonNull(coverage);
    Objects.requireNonNull(batches);
    Objects.requireNonNull(monitor);
  }

  /** A run without batches, over all pairs, that nobody watches. */
  public static KernelCall dense(
      List<Operand> inputs, long rows, long columns, List<Operand> outputs) {
    return new KernelCall(
        inputs, columns, Coverage.dense(rows, columns), Batches.NONE, outputs, Monitor.NONE);
  }

  /** Number of output rows of one batch element. */
  public long rows() {
    return coverage.rows();
  }
}

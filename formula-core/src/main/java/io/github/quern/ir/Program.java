package io.github.quern.ir;

import java.util.List;

/**
 * A whole reduction kernel, independent of any backend: what to do for the call, for each output
 * row, for each pair, and with the reduction's state.
 *
 * <p>A backend runs it, for the output rows it is responsible for, as
 *
 * <pre>{@code
 * parameters                          // once per call
 * for each output row:
 *   row                               // values that depend on the row only
 *   begin                             // total := neutral element
 *   for each tile of columns, in order:
 *     reset                           // partial := neutral element
 *     for each column of the tile, in order:
 *       pair                          // formula, then partial := partial + value
 *     merge                           // total := total + partial
 *   finish                            // output row := f(total)
 * }</pre>
 *
 * <p>The state lives in two equal sets of arrays: {@code total} and {@code partial}. Work that is
 * split over threads, devices or machines is joined by {@code merge} as well.
 *
 * @param inputs the input arrays, by position in the call
 * @param outputDimension number of components of one output row
 * @param total the arrays of the running state of a row
 * @param partial the arrays of the state of one tile, of the same lengths
 * @param scratch every other array
 * @param parameters instructions that depend on parameters only
 * @param row instructions that depend on the row and on parameters
 * @param begin sets {@code total} to the neutral element
 * @param reset sets {@code partial} to the neutral element
 * @param pair evaluates the formula for one pair and accumulates it into {@code partial}
 * @param merge adds {@code partial} to {@code total}
 * @param finish turns {@code total} into the output row
 */
public record Program(
    List<Input> inputs,
    int outputDimension,
    List<Array> total,
    List<Array> partial,
    List<Array> scratch,
    Block parameters,
    Block row,
    Block begin,
    Block reset,
    Block pair,
    Block merge,
    Block finish) {

  /** Copies the lists. */
  public Program {
    inputs = List.copyOf(inputs);
    total = List.copyOf(total);
    partial = List.copyOf(partial);
    scratch = List.copyOf(scratch);
  }

  /** The number of instructions of the blocks that a tile runs: a measure of the code's size. */
  public int size() {
    return parameters.size() + row.size() + reset.size() + pair.size() + merge.size();
  }

  /** The positions of the inputs that some instruction loads, ascending. */
  public List<Integer> usedInputs() {
    return java.util.stream.Stream.of(parameters, row, pair)
        .flatMap(block -> Blocks.flatten(block))
        .filter(Instruction.Load.class::isInstance)
        .map(load -> ((Instruction.Load) load).input())
        .distinct()
        .sorted()
        .toList();
  }
}

package io.github.quern.ir;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

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
 * <p>With {@linkplain Accumulation#DIRECT direct} accumulation all columns together count as one
 * tile.
 *
 * <p>The state lives in two equal sets of arrays: {@code total} and {@code partial}. Work that is
 * split over threads, devices or machines is joined by {@code merge} as well; so that other
 * machines can run it, a program is serializable.
 *
 * @param inputs the input arrays, by position in the call
 * @param outputs the result arrays
 * @param accumulation whether tiles have states of their own
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
    List<Output> outputs,
    Accumulation accumulation,
    List<Array> total,
    List<Array> partial,
    List<Array> scratch,
    Block parameters,
    Block row,
    Block begin,
    Block reset,
    Block pair,
    Block merge,
    Block finish)
    implements Serializable {
  /** Copies the lists. */
  public Program {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    total = List.copyOf(total);
    partial = List.copyOf(partial);
    scratch = List.copyOf(scratch);
  }

  /** Of the blocks in which programs differ, see {@link Block#hashCode}. */
  @Override
  public int hashCode() {
    return Objects.hash(row, pair, finish);
  }

  /**
   * A measure of the code's size on a CPU: the {@linkplain Block#weight weight} of the blocks that
   * a tile runs.
   */
  public int weight() {
    return parameters.weight() + row.weight() + reset.weight() + pair.weight() + merge.weight();
  }

  /**
   * The blocks that a tile runs; directly accumulated states are neither reset nor merged there.
   */
  public List<Block> tileBlocks() {
    return accumulation == Accumulation.TILED
        ? List.of(parameters, row, reset, pair, merge)
        : List.of(parameters, row, pair);
  }

  /** The positions of the inputs that some instruction loads, ascending. */
  public List<Integer> usedInputs() {
    SortedSet<Integer> used = new TreeSet<>();
    instructions()
        .forEach(instruction -> {
          if (instruction instanceof Instruction.Load load) {
            used.add(load.input());
          } else if (instruction instanceof Instruction.Lookup lookup) {
            used.add(lookup.input());
          }
        });
    return List.copyOf(used);
  }

  /** Whether some instruction needs the number of the current row or column. */
  public boolean usesOrdinal(Role role) {
    return instructions()
        .anyMatch(instruction ->
            instruction instanceof Instruction.Ordinal ordinal && ordinal.role() == role);
  }

  /** Whether there is arithmetic with, or a state of, numbers of a type. */
  public boolean uses(ValueType type) {
    return Stream.of(total, scratch).flatMap(List::stream).anyMatch(array -> array.type() == type)
        || instructions()
            .anyMatch(instruction ->
                instruction instanceof Instruction.Pure pure && pure.result().type() == type);
  }

  /** The users' functions that are called. */
  public List<ExternalFunction> externalFunctions() {
    return instructions()
        .filter(Instruction.Call.class::isInstance)
        .map(call -> ((Instruction.Call) call).function())
        .distinct()
        .toList();
  }

  /** All instructions of all blocks. */
  public Stream<Instruction> instructions() {
    return Stream.of(parameters, row, begin, reset, pair, merge, finish).flatMap(Blocks::flatten);
  }
}

package io.github.quern.interpret;

import io.github.quern.ir.Array;
import io.github.quern.ir.Block;
import io.github.quern.ir.Index;
import io.github.quern.ir.Instruction;
import io.github.quern.ir.LoopVariable;
import io.github.quern.ir.Program;
import io.github.quern.ir.Value;
import io.github.quern.ir.ValueType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Runs a program in double precision, one output row at a time, all columns as one tile unless a
 * {@link Rounding} divides them.
 */
public final class Interpreter {
  private final Program program;
  private final List<double[]> inputs;
  private final int columns;
  private final Rounding rounding;
  private final double[] values;
  private final Map<Array, double[]> arrays = new HashMap<>();
  private final Map<LoopVariable, Integer> counters = new HashMap<>();
  private final List<double[]> outputs;
  private int row;
  private int column;

  /**
   * Prepares a run.
   *
   * @param program what to run
   * @param inputs the input arrays by position, row-major
   * @param columns the number of columns to reduce over
   */
  public Interpreter(Program program, List<double[]> inputs, int columns) {
    this(program, inputs, columns, Rounding.NONE);
  }

  /**
   * Prepares a run whose numbers are changed on the way.
   *
   * @param program what to run
   * @param inputs the input arrays by position, row-major
   * @param columns the number of columns to reduce over
   * @param rounding what becomes of each number that is computed
   */
  public Interpreter(Program program, List<double[]> inputs, int columns, Rounding rounding) {
    this.program = program;
    this.inputs = List.copyOf(inputs);
    this.columns = columns;
    this.rounding = rounding;
    this.values = new double[1 + largestId(program)];
    this.outputs =
        program.outputs().stream().map(output -> new double[output.dimension()]).toList();
    Stream.of(program.total(), program.partial(), program.scratch())
        .flatMap(List::stream)
        .forEach(array -> arrays.put(array, new double[array.length()]));
    run(program.parameters());
  }

  /** The row of the first output with that index. */
  public double[] row(int index) {
    return rows(index).getFirst();
  }

  /** The rows of all outputs with that index. */
  public List<double[]> rows(int index) {
    return rows(index, IntStream.range(0, columns));
  }

  /**
   * The rows of all outputs with that index.
   *
   * @param index which row
   * @param reduced the columns that it is reduced over, in this order
   */
  public List<double[]> rows(int index, IntStream reduced) {
    List<double[]> state = dividedState(index, reduced.toArray());
    return finish(merge(neutral(), state));
  }

  private List<double[]> dividedState(int index, int... reduced) {
    int first = rounding.divide(reduced.length);
    if (first == 0) {
      return state(index, Arrays.stream(reduced));
    }
    List<double[]> state = dividedState(index, Arrays.copyOf(reduced, first));
    return merge(state, dividedState(index, Arrays.copyOfRange(reduced, first, reduced.length)));
  }

  /** The neutral element of states: of each array of the state its entries. */
  public List<double[]> neutral() {
    run(program.begin());
    return content(program.total());
  }

  /**
   * The state that some columns of a row give.
   *
   * @param index which row
   * @param reduced the columns, in this order
   */
  public List<double[]> state(int index, IntStream reduced) {
    row = index;
    run(program.row());
    run(program.reset());
    reduced.forEachOrdered(number -> {
      column = number;
      run(program.pair());
    });
    return content(program.partial());
  }

  /** The sum of two states. */
  public List<double[]> merge(List<double[]> state, List<double[]> other) {
    fill(program.total(), state);
    fill(program.partial(), other);
    run(program.merge());
    return content(program.total());
  }

  /** The output rows that a state stands for. */
  public List<double[]> finish(List<double[]> state) {
    fill(program.total(), state);
    run(program.finish());
    return outputs.stream().map(double[]::clone).toList();
  }

  private List<double[]> content(List<Array> state) {
    return state.stream().map(array -> content(array).clone()).toList();
  }

  private void fill(List<Array> state, List<double[]> content) {
    for (int part = 0; part < state.size(); part++) {
      Array array = state.get(part);
      System.arraycopy(content.get(part), 0, content(array), 0, array.length());
    }
  }

  private static int largestId(Program program) {
    return program
        .instructions()
        .mapToInt(instruction ->
            switch (instruction) {
              case Instruction.Pure pure -> pure.result().id();
              case Instruction.Read read -> read.result().id();
              case Instruction.Write write -> 0;
              case Instruction.Nested nested -> 0;
              case Instruction.Store store -> 0;
            })
        .max()
        .orElse(0);
  }

  private void run(Block block) {
    for (Instruction instruction : block.instructions()) {
      switch (instruction) {
        case Instruction.Constant constant -> set(constant, constant.number());
        case Instruction.Position position -> set(position, at(position.index()));
        case Instruction.Load load -> set(load, load(load.input(), at(load.component())));
        case Instruction.Lookup lookup ->
            set(lookup, load(lookup.input(), (int) get(lookup.component())));
        case Instruction.Ordinal ordinal ->
            set(
                ordinal,
                switch (ordinal.role()) {
                  case PARAMETER -> throw new IllegalArgumentException("parameters have no number");
                  case ROW -> row;
                  case COLUMN -> column;
                });
        case Instruction.Convert convert -> set(convert, get(convert.operand()));
        case Instruction.Call call ->
            set(
                call,
                call.function().apply(call.operands().stream().mapToDouble(this::get).toArray()));
        case Instruction.Unary unary -> set(unary, unary.function().apply(get(unary.operand())));
        case Instruction.Binary binary ->
            set(binary, binary.function().apply(get(binary.left()), get(binary.right())));
        case Instruction.Choose choose ->
            set(
                choose,
                choose.comparison().test(get(choose.left()), get(choose.right()))
                    ? get(choose.whenTrue())
                    : get(choose.whenFalse()));
        case Instruction.Read read ->
            values[read.result().id()] = content(read.array())[at(read.index())];
        case Instruction.Write write ->
            content(write.array())[at(write.index())] = get(write.value());
        case Instruction.Loop loop -> {
          for (int count = 0; count < loop.variable().count(); count++) {
            counters.put(loop.variable(), count);
            run(loop.body());
          }
        }
        case Instruction.When when -> {
          if (when.comparison().test(get(when.left()), get(when.right()))) {
            run(when.body());
          }
        }
        case Instruction.Store store ->
            outputs.get(store.output())[at(store.component())] = get(store.value());
      }
    }
  }

  private double load(int position, int component) {
    var input = program.inputs().get(position);
    int vector =
        switch (input.role()) {
          case PARAMETER -> 0;
          case ROW -> row;
          case COLUMN -> column;
        };
    return inputs.get(position)[vector * input.dimension() + component];
  }

  private double[] content(Array array) {
    return java.util.Objects.requireNonNull(arrays.get(array));
  }

  private int at(Index index) {
    int result = index.offset();
    for (Index.Term term : index.terms()) {
      result += term.stride() * java.util.Objects.requireNonNull(counters.get(term.loop()));
    }
    return result;
  }

  private double get(Value value) {
    return values[value.id()];
  }

  private void set(Instruction.Pure instruction, double number) {
    Value value = instruction.result();
    double rounded = rounding.round(instruction, number);
    // Integers know no negative zero.
    values[value.id()] = value.type() == ValueType.INTEGER ? rounded + 0.0 : rounded;
  }
}

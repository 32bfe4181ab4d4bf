package io.github.quern.interpret;

import io.github.quern.ir.Array;
import io.github.quern.ir.Block;
import io.github.quern.ir.Blocks;
import io.github.quern.ir.Index;
import io.github.quern.ir.Instruction;
import io.github.quern.ir.LoopVariable;
import io.github.quern.ir.Program;
import io.github.quern.ir.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs a program in double precision, one output row at a time, all columns as one tile. */
public final class Interpreter {
  private final Program program;
  private final List<double[]> inputs;
  private final int columns;
  private final double[] values;
  private final Map<Array, double[]> arrays = new HashMap<>();
  private final Map<LoopVariable, Integer> counters = new HashMap<>();
  private final double[] output;
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
    this.program = program;
    this.inputs = List.copyOf(inputs);
    this.columns = columns;
    this.values = new double[1 + largestId(program)];
    this.output = new double[program.outputDimension()];
    Stream.of(program.total(), program.partial(), program.scratch())
        .flatMap(List::stream)
        .forEach(array -> arrays.put(array, new double[array.length()]));
    run(program.parameters());
  }

  /** The output row with that index. */
  public double[] row(int index) {
    row = index;
    run(program.row());
    run(program.begin());
    run(program.reset());
    for (column = 0; column < columns; column++) {
      run(program.pair());
    }
    run(program.merge());
    run(program.finish());
    return output.clone();
  }

  private static int largestId(Program program) {
    return Stream.of(
            program.parameters(),
            program.row(),
            program.begin(),
            program.reset(),
            program.pair(),
            program.merge(),
            program.finish())
        .flatMap(Blocks::flatten)
        .mapToInt(instruction ->
            switch (instruction) {
              case Instruction.Pure pure -> pure.result().id();
              case Instruction.Read read -> read.result().id();
              case Instruction.Write write -> 0;
              case Instruction.Loop loop -> 0;
              case Instruction.Store store -> 0;
            })
        .max()
        .orElse(0);
  }

  private void run(Block block) {
    for (Instruction instruction : block.instructions()) {
      switch (instruction) {
        case Instruction.Constant constant -> set(constant.result(), constant.number());
        case Instruction.Position position -> set(position.result(), at(position.index()));
        case Instruction.Load load -> set(load.result(), load(load));
        case Instruction.Unary unary ->
            set(unary.result(), unary.function().apply(get(unary.operand())));
        case Instruction.Binary binary ->
            set(binary.result(), binary.function().apply(get(binary.left()), get(binary.right())));
        case Instruction.Choose choose ->
            set(
                choose.result(),
                choose.comparison().test(get(choose.left()), get(choose.right()))
                    ? get(choose.whenTrue())
                    : get(choose.whenFalse()));
        case Instruction.Read read -> set(read.result(), content(read.array())[at(read.index())]);
        case Instruction.Write write ->
            content(write.array())[at(write.index())] = get(write.value());
        case Instruction.Loop loop -> {
          for (int count = 0; count < loop.variable().count(); count++) {
            counters.put(loop.variable(), count);
            run(loop.body());
          }
        }
        case Instruction.Store store -> output[at(store.component())] = get(store.value());
      }
    }
  }

  private double load(Instruction.Load load) {
    var input = program.inputs().get(load.input());
    int vector =
        switch (input.role()) {
          case PARAMETER -> 0;
          case ROW -> row;
          case COLUMN -> column;
        };
    return inputs.get(load.input())[vector * input.dimension() + at(load.component())];
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

  private void set(Value value, double number) {
    values[value.id()] = number;
  }
}

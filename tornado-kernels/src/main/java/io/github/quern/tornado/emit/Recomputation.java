package io.github.quern.tornado.emit;

import io.github.quern.ir.Array;
import io.github.quern.ir.BinaryFunction;
import io.github.quern.ir.Block;
import io.github.quern.ir.Index;
import io.github.quern.ir.Instruction;
import io.github.quern.ir.LoopVariable;
import io.github.quern.ir.Program;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Programs without the arrays in which a pair stores long vectors that are as quickly computed
 * anew, such as the difference of two points in the gradient of their distance: where an entry was
 * read, it is computed. The threads of a device are so many that such arrays leave its caches, and
 * each column that is taken at the same time would need its own.
 *
 * <p>Products are not computed anew, since devices may join one with an addition and round once.
 */
final class Recomputation {
  /** What computes an entry has at most so many instructions: two loads, and what joins them. */
  private static final int LONGEST = 3;

  private final Renaming.Numbers numbers;
  private final Map<Array, Filling> fillings = new HashMap<>();

  /**
   * How an array is filled.
   *
   * @param loop the loop that does it: some pure instructions, then the write of what the last of
   *     them gives
   */
  private record Filling(Instruction.Loop loop) {
    Instruction.Write write() {
      return (Instruction.Write) loop.body().instructions().getLast();
    }

    List<Instruction> computation() {
      List<Instruction> all = loop.body().instructions();
      return all.subList(0, all.size() - 1);
    }
  }

  private Recomputation(Program program) {
    this.numbers = new Renaming.Numbers(program);
    Map<Array, Long> writes =
        program
            .instructions()
            .flatMap(instruction ->
                instruction instanceof Instruction.Write write
                    ? Stream.of(write.array())
                    : Stream.empty())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    for (Instruction instruction : program.pair().instructions()) {
      if (instruction instanceof Instruction.Loop loop && isFilling(loop)) {
        Filling filling = new Filling(loop);
        Array array = filling.write().array();
        if (program.scratch().contains(array) && Objects.equals(writes.get(array), 1L)) {
          fillings.put(array, filling);
        }
      }
    }
  }

  /** The same program without such arrays. */
  static Program of(Program program) {
    Recomputation recomputation = new Recomputation(program);
    if (recomputation.fillings.isEmpty()) {
      return program;
    }
    Set<Array> gone = recomputation.fillings.keySet();
    return new Program(
        program.inputs(),
        program.outputs(),
        program.accumulation(),
        program.total(),
        program.partial(),
        program.scratch().stream().filter(array -> !gone.contains(array)).toList(),
        program.parameters(),
        program.row(),
        program.begin(),
        program.reset(),
        recomputation.replaced(program.pair()),
        program.merge(),
        program.finish());
  }

  private static boolean isFilling(Instruction.Loop loop) {
    List<Instruction> body = loop.body().instructions();
    int last = body.size() - 1;
    return last >= 1
        && last <= LONGEST
        && body.get(last) instanceof Instruction.Write write
        && write.index().terms().equals(Index.of(loop.variable()).terms())
        && body.get(last - 1) instanceof Instruction.Pure pure
        && pure.result().equals(write.value())
        && body.subList(0, last).stream().allMatch(Recomputation::isQuick);
  }

  private static boolean isQuick(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Load load -> true;
      case Instruction.Unary unary ->
          unary.function() == UnaryFunction.NEGATE || unary.function() == UnaryFunction.ABS;
      case Instruction.Binary binary ->
          binary.function() == BinaryFunction.ADD || binary.function() == BinaryFunction.SUBTRACT;
      case Instruction.Pure pure -> false;
      case Instruction.Read read -> false;
      case Instruction.Write write -> false;
      case Instruction.Nested nested -> false;
      case Instruction.Store store -> false;
    };
  }

  private Block replaced(Block block) {
    List<Instruction> result = new ArrayList<>();
    for (Instruction instruction : block.instructions()) {
      switch (instruction) {
        case Instruction.Read read when fillings.containsKey(read.array()) ->
            result.addAll(new Entry(read).computation());
        case Instruction.Loop loop -> {
          if (!fillings.containsValue(new Filling(loop))) {
            result.add(new Instruction.Loop(loop.variable(), replaced(loop.body())));
          }
        }
        case Instruction.When when ->
            result.add(
                new Instruction.When(
                    when.comparison(), when.left(), when.right(), replaced(when.body())));
        default -> result.add(instruction);
      }
    }
    return new Block(result);
  }

  /** The computation of an entry, in the place of its read. */
  private final class Entry extends Renaming {
    private final Instruction.Read read;
    private final Filling filling;

    Entry(Instruction.Read read) {
      this.read = read;
      this.filling = Objects.requireNonNull(fillings.get(read.array()));
    }

    List<Instruction> computation() {
      return copy(new Block(filling.computation())).instructions();
    }

    @Override
    Value define(Value value) {
      return replace(
          value, value.equals(filling.write().value()) ? read.result() : numbers.like(value));
    }

    @Override
    Index index(Index index) {
      LoopVariable variable = filling.loop().variable();
      return substituted(index, variable, read.index().plus(-filling.write().index().offset()));
    }
  }
}

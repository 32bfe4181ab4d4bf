package io.github.quern.cpu.vector;

import io.github.quern.ir.Array;
import io.github.quern.ir.Block;
import io.github.quern.ir.Blocks;
import io.github.quern.ir.Instruction;
import io.github.quern.ir.Program;
import io.github.quern.ir.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which instructions of a pair are run for several columns at the same time.
 *
 * @param count for how many columns; for one, all instructions are run one by one
 * @param together those at the start of the pair that are run for all of these columns
 * @param oneByOne the others, which are run for one column after the other
 */
record PairColumns(int count, List<Instruction> together, List<Instruction> oneByOne) {
  /** Where a loop over components runs for each pair: each number read serves that many columns. */
  private static final int SEVERAL = 4;

  /** More instructions are run for one column after the other, since code grows with columns. */
  private static final int LARGEST = 40;

  /** One column at a time. */
  static PairColumns one(Program program) {
    return new PairColumns(1, List.of(), program.pair().instructions());
  }

  /** Several columns at a time, where that pays. */
  static PairColumns of(Program program) {
    List<Instruction> pair = program.pair().instructions();
    int split = together(program);
    List<Instruction> together = pair.subList(0, split);
    List<Instruction> oneByOne = pair.subList(split, pair.size());
    if (split == 0 || new Block(together).size() > LARGEST) {
      return one(program);
    }
    // Each column has its own copies of the arrays that these instructions write: nothing else may
    // write or read them.
    Set<Array> written = Blocks.arrays(new Block(together));
    boolean alone =
        Stream.of(program.parameters(), program.row(), new Block(oneByOne))
            .flatMap(block -> Blocks.arrays(block).stream())
            .noneMatch(written::contains);
    return alone ? new PairColumns(SEVERAL, together, oneByOne) : one(program);
  }

  /** What the first instructions compute that the others need, if it differs between columns. */
  List<Value> handedOver() {
    Set<Value> needed =
        Blocks.flatten(new Block(oneByOne))
            .flatMap(instruction -> Blocks.operands(instruction).stream())
            .collect(Collectors.toSet());
    return together.stream()
        .flatMap(instruction ->
            switch (instruction) {
              case Instruction.Pure pure -> Stream.of(pure.result());
              case Instruction.Read read -> Stream.of(read.result());
              case Instruction.Write write -> Stream.empty();
              case Instruction.Nested nested -> Stream.empty();
              case Instruction.Store store -> Stream.empty();
            })
        .filter(needed::contains)
        .toList();
  }

  /**
   * The number of instructions at the start of a pair that can run for several columns before one
   * of these is accumulated: up to the last loop that neither reads nor changes the state, and the
   * reading of its results; 0 if there is none. What follows is run for one column at a time, so
   * that code stays small: HotSpot's quick compiler gives up on methods of some thousand bytes.
   */
  private static int together(Program program) {
    Set<Array> state = new HashSet<>(program.partial());
    state.addAll(program.total());
    List<Instruction> pair = program.pair().instructions();
    int count = 0;
    boolean afterLoop = false;
    for (int next = 0; next < pair.size() && !touches(pair.get(next), state); next++) {
      Instruction instruction = pair.get(next);
      afterLoop =
          instruction instanceof Instruction.Loop
              || (afterLoop && instruction instanceof Instruction.Read);
      if (afterLoop) {
        count = next + 1;
      }
    }
    return count;
  }

  private static boolean touches(Instruction instruction, Set<Array> state) {
    return Blocks.arrays(new Block(List.of(instruction))).stream().anyMatch(state::contains);
  }
}

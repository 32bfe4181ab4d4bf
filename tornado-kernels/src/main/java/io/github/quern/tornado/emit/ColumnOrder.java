package io.github.quern.tornado.emit;

import io.github.quern.ir.Array;
import io.github.quern.ir.Block;
import io.github.quern.ir.Blocks;
import io.github.quern.ir.Index;
import io.github.quern.ir.Instruction;
import io.github.quern.ir.LoopVariable;
import io.github.quern.ir.Program;
import io.github.quern.ir.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * In which order a thread may run the instructions of a pair for several columns, so that each
 * array entry sees what it would see if columns came one after the other. A pair is cut into parts:
 * each part runs for all columns before the next one does.
 */
final class ColumnOrder {
  private final Program program;

  /** The arrays that loops index; others are registers. */
  private final Set<Array> inMemory;

  /** The arrays that a pair writes, and of which each column can have its own in registers. */
  private final Set<Array> own;

  /** The others that a pair writes: what one column leaves there, the next one may need. */
  private final Set<Array> handedOn;

  /**
   * Some successive instructions.
   *
   * @param instructions the instructions
   * @param loop whether that is one loop of which each iteration runs for all columns; of other
   *     parts all instructions run for a column before they do for the next one
   */
  record Part(List<Instruction> instructions, boolean loop) {
    Instruction.Loop asLoop() {
      return (Instruction.Loop) instructions.getFirst();
    }

    Set<Array> arrays() {
      return Blocks.arrays(new Block(instructions));
    }
  }

  ColumnOrder(Program program) {
    this.program = program;
    Set<Array> kept =
        Stream.of(
                program.parameters(),
                program.row(),
                program.begin(),
                program.reset(),
                program.merge())
            .flatMap(block -> Blocks.arrays(block).stream())
            .collect(Collectors.toSet());
    kept.addAll(program.total());
    kept.addAll(program.partial());
    this.inMemory =
        program
            .instructions()
            .flatMap(instruction -> Stream.ofNullable(Access.of(instruction)))
            .filter(access -> !access.index().isFixed())
            .map(Access::array)
            .collect(Collectors.toSet());
    kept.addAll(inMemory);
    Set<Array> written = Dependence.writtenArrays(program.pair()).collect(Collectors.toSet());
    this.own = new HashSet<>(written);
    own.removeAll(kept);
    this.handedOn = written;
    handedOn.retainAll(kept);
  }

  /** The arrays that each column has of its own. */
  Set<Array> own() {
    return own;
  }

  /** The arrays of states that are registers. */
  Stream<Array> stateInRegisters() {
    return Stream.of(program.total(), program.partial())
        .flatMap(List::stream)
        .distinct()
        .filter(array -> !inMemory.contains(array));
  }

  /** The parts of the program's pair, with as many loops as possible. */
  List<Part> parts() {
    List<Part> all = split(program.pair());
    for (int count = all.size(); ; count--) {
      List<Part> parts = new ArrayList<>(all.subList(0, count));
      List<Instruction> rest =
          all.subList(count, all.size()).stream()
              .flatMap(part -> part.instructions().stream())
              .toList();
      if (!rest.isEmpty()) {
        parts.add(new Part(rest, false));
      }
      if (isPossible(parts)) {
        return parts;
      }
    }
  }

  /**
   * Each loop by itself, and what is between them. What comes after a loop that has nothing to do
   * with it stands before it: so a state is read and written in one part, though a loop over
   * further states may be between.
   */
  static List<Part> split(Block block) {
    List<Part> parts = new ArrayList<>();
    List<Instruction> between = new ArrayList<>();
    for (Instruction instruction : block.instructions()) {
      if (instruction instanceof Instruction.Loop) {
        place(between, parts);
        between.clear();
        parts.add(new Part(List.of(instruction), true));
      } else {
        between.add(instruction);
      }
    }
    place(between, parts);
    return parts;
  }

  private static void place(List<Instruction> between, List<Part> parts) {
    if (between.isEmpty()) {
      return;
    }
    Set<Array> arrays = Blocks.arrays(new Block(between));
    int place = parts.size();
    while (place > 0
        && parts.get(place - 1).loop()
        && Collections.disjoint(arrays, parts.get(place - 1).arrays())) {
      place--;
    }
    if (place > 0 && !parts.get(place - 1).loop()) {
      List<Instruction> joined = new ArrayList<>(parts.get(place - 1).instructions());
      joined.addAll(between);
      parts.set(place - 1, new Part(joined, false));
    } else {
      parts.add(place, new Part(List.copyOf(between), false));
    }
  }

  /** Whether loops read numbers that serve several columns. */
  boolean shares(List<Part> parts) {
    return parts.stream()
        .filter(Part::loop)
        .flatMap(part -> Blocks.flatten(part.asLoop().body()))
        .anyMatch(instruction ->
            switch (instruction) {
              case Instruction.Load load -> Dependence.role(program, load.input()) != Role.COLUMN;
              case Instruction.Read read -> !own.contains(read.array());
              default -> false;
            });
  }

  private boolean isPossible(List<Part> parts) {
    Set<Array> before = new HashSet<>();
    for (Part part : parts) {
      Set<Array> arrays = part.arrays();
      arrays.retainAll(handedOn);
      if (!Collections.disjoint(arrays, before)) {
        return false;
      }
      before.addAll(arrays);
      if (part.loop() && !isPossible(part.asLoop())) {
        return false;
      }
    }
    return true;
  }

  /** Whether no iteration uses what another one, or another part of the same, has written. */
  private boolean isPossible(Instruction.Loop loop) {
    return isPossible(split(loop.body()))
        && hasOwnEntries(loop.body(), List.of(loop.variable()), new HashMap<>());
  }

  private boolean hasOwnEntries(
      Block block, List<LoopVariable> around, Map<Array, Index> accesses) {
    return block.instructions().stream()
        .allMatch(instruction ->
            switch (instruction) {
              case Instruction.Loop inner -> {
                List<LoopVariable> all = new ArrayList<>(around);
                all.add(inner.variable());
                yield hasOwnEntries(inner.body(), all, accesses);
              }
              case Instruction.When when -> hasOwnEntries(when.body(), around, accesses);
              default -> {
                Access access = Access.of(instruction);
                yield access == null
                    || !handedOn.contains(access.array())
                    || (accesses
                            .computeIfAbsent(access.array(), _ -> access.index())
                            .equals(access.index())
                        && isDifferentEachTime(access.index(), around));
              }
            });
  }

  /** Whether an index has another value in each iteration of nested loops. */
  static boolean isDifferentEachTime(Index index, List<LoopVariable> loops) {
    Set<LoopVariable> counted =
        index.terms().stream().map(Index.Term::loop).collect(Collectors.toSet());
    if (!counted.containsAll(loops)) {
      return false;
    }
    List<Index.Term> terms = new ArrayList<>(index.terms());
    terms.sort(Comparator.comparingInt(term -> Math.abs(term.stride())));
    long reach = 0;
    for (Index.Term term : terms) {
      long stride = Math.abs((long) term.stride());
      if (stride <= reach) {
        return false;
      }
      reach += stride * (term.loop().count() - 1);
    }
    return true;
  }
}

package io.github.quern.cpu.vector;

import io.github.quern.ir.Index;
import io.github.quern.ir.LoopVariable;
import java.lang.classfile.CodeBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The local variables of loops that are being emitted, and the indices made of them. */
final class Counters {
  private final CodeBuilder code;
  private final Map<LoopVariable, Integer> slots = new HashMap<>();

  Counters(CodeBuilder code) {
    this.code = code;
  }

  /** Says which local variable counts a loop. */
  void put(LoopVariable variable, int slot) {
    slots.put(variable, slot);
  }

  /** Pushes an index as an int. */
  void push(Index index) {
    code.loadConstant(index.offset());
    for (Index.Term term : index.terms()) {
      code.iload(Objects.requireNonNull(slots.get(term.loop())));
      code.loadConstant(term.stride()).imul().iadd();
    }
  }

  /** An index as a position in an array. */
  StripArrays.Position position(Index index) {
    return new StripArrays.Position(index, () -> push(index));
  }
}

package io.github.quern.tornado.emit;

import io.github.quern.ir.Array;
import io.github.quern.ir.Index;
import io.github.quern.ir.Instruction;
import org.jspecify.annotations.Nullable;

/**
 * The read or the write of one entry of an array.
 *
 * @param array the array
 * @param index which entry
 */
record Access(Array array, Index index) {
  /** What an instruction reads or writes, those of blocks within it left out; null if nothing. */
  static @Nullable Access of(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Read read -> new Access(read.array(), read.index());
      case Instruction.Write write -> new Access(write.array(), write.index());
      case Instruction.Pure pure -> null;
      case Instruction.Nested nested -> null;
      case Instruction.Store store -> null;
    };
  }
}

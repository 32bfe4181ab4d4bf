package io.github.quern.tornado.emit;

import io.github.quern.backend.KernelSpec;
import io.github.quern.ir.Array;
import io.github.quern.ir.Blocks;
import io.github.quern.ir.Index;
import io.github.quern.ir.Instruction;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Program;
import io.github.quern.ir.ValueType;
import java.util.stream.Stream;

/**
 * How many output rows a thread takes: so many that what it keeps for them fits registers. Each
 * number that is loaded from local memory then serves several pairs, whose arithmetic overlaps.
 */
final class RowsPerThread {
  private static final int MOST_ROWS = 4;

  /**
   * The most registers of 32 bits for states and values of rows. With half as many again for the
   * pair that is computed, more than a third of the threads that a multiprocessor of NVIDIA can
   * hold fit its 65,536 registers.
   */
  private static final int MOST_WORDS = 48;

  /** With longer code, instructions would not stay in their cache. */
  private static final int MOST_INSTRUCTIONS = 512;

  private RowsPerThread() {}

  /** 4, 2 or 1. */
  static int of(KernelSpec spec) {
    Program program = KernelEmitter.prepared(spec);
    Dependence dependence = Dependence.onRows(program);
    if (keepsArrays(program, dependence)) {
      return 1;
    }
    int words = words(program, dependence, spec.precision());
    int rows = MOST_ROWS;
    while (rows > 1
        && (rows * words > MOST_WORDS || rows * program.pair().size() > MOST_INSTRUCTIONS)) {
      rows /= 2;
    }
    return rows;
  }

  /** Whether an array of a row is indexed by loops, and hence in memory. */
  private static boolean keepsArrays(Program program, Dependence dependence) {
    return program
        .instructions()
        .anyMatch(instruction ->
            switch (instruction) {
              case Instruction.Read read -> isKept(read.array(), read.index(), dependence);
              case Instruction.Write write -> isKept(write.array(), write.index(), dependence);
              default -> false;
            });
  }

  private static boolean isKept(Array array, Index index, Dependence dependence) {
    return !index.isFixed() && dependence.differs(array);
  }

  /** The words of a row's arrays, and of what is computed once for each row. */
  private static int words(Program program, Dependence dependence, Precision precision) {
    int arrays =
        Stream.of(program.total(), program.partial(), program.scratch())
            .flatMap(list -> list.stream())
            .distinct()
            .filter(dependence::differs)
            .mapToInt(array -> array.length() * words(array.type(), precision))
            .sum();
    int values =
        program.row().instructions().stream()
            .flatMap(instruction ->
                instruction instanceof Instruction.Pure pure
                        && !(pure instanceof Instruction.Constant)
                    ? Stream.of(pure.result())
                    : Stream.empty())
            .filter(value ->
                Blocks.flatten(program.pair())
                    .anyMatch(instruction -> Blocks.operands(instruction).contains(value)))
            .mapToInt(value -> words(value.type(), precision))
            .sum();
    return arrays + values;
  }

  static int words(ValueType type, Precision precision) {
    return type == ValueType.REAL && precision == Precision.FLOAT32 ? 1 : 2;
  }
}

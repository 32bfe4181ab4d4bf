package io.github.quern.cpu.vector;

import io.github.quern.bytecode.NumberType;
import io.github.quern.cpu.lanes.Lane;
import io.github.quern.cpu.lanes.Lanes;
import io.github.quern.ir.Array;
import io.github.quern.ir.Block;
import io.github.quern.ir.Blocks;
import io.github.quern.ir.Index;
import io.github.quern.ir.Instruction;
import io.github.quern.ir.Precision;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * The private arrays of one strip, an entry of which has all lanes: in local variables where they
 * are short and only indexed by fixed positions, else in Java arrays, lane after lane.
 */
final class StripArrays {
  /** Longest array that is kept in local variables. */
  private static final int LONGEST_IN_LOCALS = 64;

  private final CodeBuilder code;
  private final Lanes lanes;
  private final Precision precision;
  private final Map<Array, Lane[]> locals = new LinkedHashMap<>();
  private final Map<Array, Integer> memory = new HashMap<>();

  /**
   * An index.
   *
   * @param index the index
   * @param push pushes it as an int
   */
  record Position(Index index, Runnable push) {}

  /** Emits what those arrays that some blocks use need for which a condition holds. */
  StripArrays(
      CodeBuilder code,
      Lanes lanes,
      Precision precision,
      List<Block> blocks,
      Predicate<Array> condition) {
    this.code = code;
    this.lanes = lanes;
    this.precision = precision;
    Map<Array, Boolean> fixed = new LinkedHashMap<>();
    blocks.stream()
        .flatMap(Blocks::flatten)
        .forEach(instruction -> {
          if (instruction instanceof Instruction.Read read) {
            fixed.merge(read.array(), read.index().isFixed(), Boolean::logicalAnd);
          } else if (instruction instanceof Instruction.Write write) {
            fixed.merge(write.array(), write.index().isFixed(), Boolean::logicalAnd);
          }
        });
    fixed.keySet().removeIf(array -> !condition.test(array));
    fixed.forEach(this::allocate);
  }

  private void allocate(Array array, boolean fixed) {
    NumberType type = type(array);
    if (fixed && array.length() <= LONGEST_IN_LOCALS) {
      Lane[] entries = new Lane[array.length()];
      for (int position = 0; position < entries.length; position++) {
        // The JVM's verifier wants every local assigned on every path.
        entries[position] = lanes.constant(type, 0);
      }
      locals.put(array, entries);
    } else {
      int slot = code.allocateLocal(TypeKind.REFERENCE);
      code.loadConstant(Math.multiplyExact(array.length(), lanes.count()));
      code.newarray(type.kind()).astore(slot);
      memory.put(array, slot);
    }
  }

  private NumberType type(Array array) {
    return NumberType.of(array.type(), precision);
  }

  /** Whether some block uses an array. */
  boolean uses(Array array) {
    return locals.containsKey(array) || memory.containsKey(array);
  }

  /** Whether entries of an array that is used can only be named by fixed positions. */
  boolean inLocals(Array array) {
    return locals.containsKey(array);
  }

  /** Emits a copy of an entry. */
  Lane read(Array array, Position position) {
    Lane[] entries = locals.get(array);
    if (entries == null) {
      return lanes.fromArray(type(array), entry(array, position));
    }
    Lane copy = lanes.allocate(Lane.Kind.NUMBERS, type(array));
    lanes.loadExactly(entries[position.index().offset()]);
    lanes.store(copy);
    return copy;
  }

  /** Emits the new content of an entry. */
  void write(Array array, Position position, Lane value) {
    Lane[] entries = locals.get(array);
    if (entries == null) {
      lanes.intoArray(value, entry(array, position));
    } else {
      lanes.load(value);
      lanes.store(entries[position.index().offset()]);
    }
  }

  private LaneEntry entry(Array array, Position position) {
    int slot = Objects.requireNonNull(memory.get(array));
    return new LaneEntry(code, slot, position.push(), lanes.count());
  }
}

package io.github.quern.ir;

import io.github.quern.ir.ProgramBuilder.Section;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where instructions go. Blocks nest as frames. A value is placed into the outermost frame in which
 * all that it depends on is known, so that hoisting falls out of construction; equal instructions
 * of one frame are written once. A loop is built aside and then placed, as a whole, the same way.
 */
abstract class FrameBuilder {
  /** A block under construction. */
  static final class Frame {
    final @Nullable Frame parent;
    final int depth;

    /** Whether it runs several times each time that the frame around it runs. */
    final boolean loop;

    final List<Instruction> instructions = new ArrayList<>();
    final Map<Object, Value> known = new HashMap<>();

    /** Depths of the frames outside this one that it depends on. */
    final BitSet outerDepths = new BitSet();

    Frame(@Nullable Frame parent, boolean loop) {
      this.parent = parent;
      this.loop = loop;
      this.depth = parent == null ? 0 : parent.depth + 1;
    }

    Frame ancestor(int atDepth) {
      Frame frame = this;
      while (frame.depth > atDepth) {
        frame = Objects.requireNonNull(frame.parent);
      }
      return frame;
    }

    Block toBlock() {
      return new Block(instructions);
    }
  }

  record Key(Object operation, List<?> operands) {
    /** Written out: what Java makes of records takes a new JVM milliseconds to link. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key
          && operation.equals(key.operation)
          && operands.equals(key.operands);
    }

    /**
     * Ids of values grow in equal steps where a formula repeats a pattern; their usual hash codes
     * then differ in few of the bits that a map looks at.
     */
    @Override
    public int hashCode() {
      int hash = 31 * operation.hashCode() + operands.hashCode();
      hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
      hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
      return hash ^ (hash >>> 16);
    }
  }

  private final Map<Section, Frame> sections = new HashMap<>();
  private final Map<Value, Frame> homes = new HashMap<>();
  private final Map<LoopVariable, Integer> loopDepths = new HashMap<>();
  private final Map<Array, Integer> arrayDepths = new HashMap<>();

  /** The arrays that hold what is computed on the way. */
  final List<Array> scratch = new ArrayList<>();

  /** Where what is written next belongs, unless it is known further out. */
  Frame current;

  private int nextId;

  FrameBuilder() {
    Frame parameters = new Frame(null, false);
    Frame row = new Frame(parameters, false);
    sections.put(Section.PARAMETERS, parameters);
    sections.put(Section.ROW, row);
    Frame pair = new Frame(row, false);
    sections.put(Section.PAIR, pair);
    for (Section section : List.of(Section.BEGIN, Section.RESET, Section.MERGE, Section.FINISH)) {
      sections.put(section, new Frame(parameters, false));
    }
    current = pair;
  }

  final Frame frame(Section section) {
    return Objects.requireNonNull(sections.get(section));
  }

  /** A number that no value, array or counter has yet. */
  final int newId() {
    return nextId++;
  }

  /** The depth of the frame where an array is complete. */
  final int depthOf(Array array) {
    return Objects.requireNonNull(arrayDepths.get(array));
  }

  /** The frame itself, or the one around the loops that it is the innermost of. */
  static Frame outsideLoops(Frame frame) {
    Frame outside = frame;
    while (outside.loop) {
      outside = Objects.requireNonNull(outside.parent);
    }
    return outside;
  }

  /** The block of the program that the frame is or is part of. */
  final Frame sectionOf(Frame frame) {
    Frame section = frame;
    while (!sections.containsValue(section)) {
      section = Objects.requireNonNull(section.parent);
    }
    return section;
  }

  final void noteWritten(Array array, Frame target) {
    if (sections.containsValue(target)) {
      arrayDepths.merge(array, target.depth, Math::max);
    }
  }

  /** Writes a loop, placed in the outermost frame that knows all that its body depends on. */
  final void loop(int count, BitSet needs, Consumer<Index> body) {
    LoopVariable variable = new LoopVariable(newId(), count);
    place(variable, written(variable, body), needs, home -> {});
  }

  /** The body of a loop, which is not placed yet. */
  final Frame written(LoopVariable variable, Consumer<Index> body) {
    Frame inside = new Frame(current, true);
    loopDepths.put(variable, inside.depth);
    write(inside, () -> body.accept(Index.of(variable)));
    return inside;
  }

  private void write(Frame inside, Runnable body) {
    Frame enclosing = current;
    current = inside;
    body.run();
    current = enclosing;
  }

  /** Writes what runs only where a comparison holds; it is not moved out of the current frame. */
  final void writeWhen(Comparison comparison, Value left, Value right, Runnable body) {
    Frame inside = new Frame(current, false);
    write(inside, body);
    BitSet needs = needs(left, right);
    needs.or(inside.outerDepths);
    needs.clear(inside.depth, needs.length() + inside.depth);
    current.instructions.add(new Instruction.When(comparison, left, right, inside.toBlock()));
    current.outerDepths.or(needs);
  }

  /**
   * Places a loop in the outermost frame that knows all that its body depends on.
   *
   * @param variable the counter
   * @param inside the body
   * @param needs depths of the frames that it depends on besides what its body shows
   * @param before writes what must directly precede the loop
   * @return the frame that the loop was placed in
   */
  final Frame place(LoopVariable variable, Frame inside, BitSet needs, Consumer<Frame> before) {
    needs.or(inside.outerDepths);
    needs.clear(inside.depth, needs.length() + inside.depth);
    Frame target = outermost(needs);
    before.accept(target);
    Block block = inside.toBlock();
    target.instructions.add(new Instruction.Loop(variable, block));
    target.outerDepths.or(needs);
    Blocks.flatten(block)
        .forEach(instruction -> {
          if (instruction instanceof Instruction.Write write) {
            noteWritten(write.array(), target);
          }
        });
    return target;
  }

  /** The outermost frame at which everything at these depths is known. */
  final Frame outermost(BitSet needs) {
    return current.ancestor(Math.min(current.depth, Math.max(0, needs.length() - 1)));
  }

  final Array newScratch(int length, ValueType type) {
    Array array = new Array(newId(), "scratch", length, type);
    scratch.add(array);
    return array;
  }

  final Value readInto(Frame target, Array array, Index index) {
    Value result = define(target, array.type());
    target.instructions.add(new Instruction.Read(result, array, index));
    return result;
  }

  final Value pure(
      Key key, ValueType type, BitSet needs, Function<Value, Instruction> instruction) {
    Frame target = outermost(needs);
    Value known = target.known.get(key);
    if (known == null) {
      known = define(target, type);
      target.known.put(key, known);
      target.instructions.add(instruction.apply(known));
      target.outerDepths.or(needs);
    }
    return known;
  }

  final Value define(Frame target, ValueType type) {
    Value value = new Value(newId(), type);
    homes.put(value, target);
    return value;
  }

  final Frame home(Value value) {
    return Objects.requireNonNull(homes.get(value));
  }

  /** Whether what is written next can use the value. */
  final boolean isVisible(Value value) {
    Frame home = home(value);
    return home.depth <= current.depth && current.ancestor(home.depth) == home;
  }

  final BitSet needs(Value... operands) {
    BitSet needs = new BitSet();
    for (Value operand : operands) {
      needs.set(home(operand).depth);
    }
    return needs;
  }

  final void needIndex(BitSet needs, Index index) {
    for (Index.Term term : index.terms()) {
      needs.set(Objects.requireNonNull(loopDepths.get(term.loop())));
    }
  }
}

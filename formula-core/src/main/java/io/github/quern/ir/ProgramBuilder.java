package io.github.quern.ir;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link Program}: the {@link Scope} that operators and reductions write to.
 *
 * <p>Blocks nest as frames. A value is placed into the outermost frame in which all that it depends
 * on is known, so that hoisting falls out of construction; equal instructions of one frame are
 * written once. A loop is built aside and then placed, as a whole, the same way.
 */
public final class ProgramBuilder implements Scope {
  /** The blocks of a program that instructions can be written to. */
  public enum Section {
    /** See {@link Program#parameters}. */
    PARAMETERS,
    /** See {@link Program#row}. */
    ROW,
    /** See {@link Program#pair}. */
    PAIR,
    /** See {@link Program#begin}. */
    BEGIN,
    /** See {@link Program#reset}. */
    RESET,
    /** See {@link Program#merge}. */
    MERGE,
    /** See {@link Program#finish}. */
    FINISH
  }

  /** A block under construction. */
  private static final class Frame {
    final @Nullable Frame parent;
    final int depth;
    final List<Instruction> instructions = new ArrayList<>();
    final Map<Object, Value> known = new HashMap<>();

    /** Depths of the frames outside this loop that its body depends on. */
    final BitSet outerDepths = new BitSet();

    Frame(@Nullable Frame parent) {
      this.parent = parent;
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

  private record Key(Object operation, List<?> operands) {}

  private final List<Input> inputs;
  private final int unrollLimit;
  private final Map<Section, Frame> sections = new HashMap<>();
  private final Map<Value, Frame> homes = new HashMap<>();
  private final Map<Value, Double> constants = new HashMap<>();
  private final Map<LoopVariable, Integer> loopDepths = new HashMap<>();
  private final Map<Array, Integer> arrayDepths = new HashMap<>();
  private final List<Array> scratch = new ArrayList<>();
  private final List<Array> total = new ArrayList<>();
  private final List<Array> partial = new ArrayList<>();
  private Frame current;
  private int nextId;

  /**
   * Starts an empty program.
   *
   * @param inputs the input arrays
   * @param unrollLimit sweeps over more components than this become loops
   */
  public ProgramBuilder(List<Input> inputs, int unrollLimit) {
    this.inputs = List.copyOf(inputs);
    this.unrollLimit = unrollLimit;
    Frame parameters = new Frame(null);
    Frame row = new Frame(parameters);
    sections.put(Section.PARAMETERS, parameters);
    sections.put(Section.ROW, row);
    sections.put(Section.PAIR, new Frame(row));
    for (Section section : List.of(Section.BEGIN, Section.RESET, Section.MERGE, Section.FINISH)) {
      sections.put(section, new Frame(parameters));
    }
    current = frame(Section.PAIR);
  }

  private Frame frame(Section section) {
    return Objects.requireNonNull(sections.get(section));
  }

  /** Declares one array of the reduction's state, in both of its copies. */
  public void declareState(int length) {
    total.add(new Array(nextId++, "total", length));
    partial.add(new Array(nextId++, "partial", length));
  }

  /** The arrays of a row's running state. */
  public List<Array> total() {
    return List.copyOf(total);
  }

  /** The arrays of a tile's state. */
  public List<Array> partial() {
    return List.copyOf(partial);
  }

  /** Directs what is written next to a block. */
  public void enter(Section section) {
    current = frame(section);
  }

  /** Ends construction; the result is verified. */
  public Program build(int outputDimension) {
    Program program =
        new Program(
            inputs,
            outputDimension,
            total,
            partial,
            scratch,
            frame(Section.PARAMETERS).toBlock(),
            frame(Section.ROW).toBlock(),
            frame(Section.BEGIN).toBlock(),
            frame(Section.RESET).toBlock(),
            frame(Section.PAIR).toBlock(),
            frame(Section.MERGE).toBlock(),
            frame(Section.FINISH).toBlock());
    Verifier.verify(program);
    return program;
  }

  @Override
  public Value constant(double number) {
    Frame outermost = current.ancestor(0);
    return outermost.known.computeIfAbsent(
        new Key("constant", List.of(number)),
        key -> {
          Value result = define(outermost);
          constants.put(result, number);
          outermost.instructions.add(new Instruction.Constant(result, number));
          return result;
        });
  }

  @Override
  public Value position(Index index) {
    if (index.isFixed()) {
      return constant(index.offset());
    }
    BitSet needs = new BitSet();
    needIndex(needs, index);
    return pure(
        new Key("position", List.of(index)),
        needs,
        result -> new Instruction.Position(result, index));
  }

  @Override
  public Value load(int input, Index component) {
    BitSet needs = new BitSet();
    needIndex(needs, component);
    needs.set(
        switch (inputs.get(input).role()) {
          case PARAMETER -> frame(Section.PARAMETERS).depth;
          case ROW -> frame(Section.ROW).depth;
          case COLUMN -> frame(Section.PAIR).depth;
        });
    return pure(
        new Key(input, List.of(component)),
        needs,
        result -> new Instruction.Load(result, input, component));
  }

  @Override
  public Value unary(UnaryFunction function, Value operand) {
    Double known = constants.get(operand);
    if (known != null) {
      return constant(function.apply(known));
    }
    return pure(
        new Key(function, List.of(operand)),
        needs(operand),
        result -> new Instruction.Unary(result, function, operand));
  }

  @Override
  public Value binary(BinaryFunction function, Value left, Value right) {
    Double knownLeft = constants.get(left);
    Double knownRight = constants.get(right);
    if (knownLeft != null && knownRight != null) {
      return constant(function.apply(knownLeft, knownRight));
    }
    if (function == BinaryFunction.ADD && left.equals(right)) {
      // The same bits; TornadoVM fails on the sum of a product with itself.
      return binary(BinaryFunction.MULTIPLY, constant(2), left);
    }
    boolean swap = function.isCommutative() && left.id() > right.id();
    return pure(
        new Key(function, swap ? List.of(right, left) : List.of(left, right)),
        needs(left, right),
        result -> new Instruction.Binary(result, function, left, right));
  }

  @Override
  public Value choose(
      Comparison comparison, Value left, Value right, Value whenTrue, Value whenFalse) {
    Double knownLeft = constants.get(left);
    Double knownRight = constants.get(right);
    if (knownLeft != null && knownRight != null) {
      return comparison.test(knownLeft, knownRight) ? whenTrue : whenFalse;
    }
    return pure(
        new Key(comparison, List.of(left, right, whenTrue, whenFalse)),
        needs(left, right, whenTrue, whenFalse),
        result -> new Instruction.Choose(result, comparison, left, right, whenTrue, whenFalse));
  }

  @Override
  public List<Value> fold(
      int count, List<Value> start, BiFunction<Index, List<Value>, List<Value>> step) {
    if (count <= unrollLimit) {
      List<Value> values = start;
      for (int index = 0; index < count; index++) {
        values = step.apply(Index.fixed(index), values);
      }
      return values;
    }
    List<Array> cells = start.stream().map(value -> newScratch(1)).toList();
    Index only = Index.fixed(0);
    Frame target =
        loop(
            count,
            needs(start.toArray(Value[]::new)),
            index -> {
              List<Value> before =
                  cells.stream().map(cell -> readInto(current, cell, only)).toList();
              List<Value> after = step.apply(index, before);
              for (int cell = 0; cell < cells.size(); cell++) {
                write(cells.get(cell), only, after.get(cell));
              }
            },
            home -> {
              for (int cell = 0; cell < cells.size(); cell++) {
                home.instructions.add(
                    new Instruction.Write(cells.get(cell), only, start.get(cell)));
              }
            });
    return cells.stream().map(cell -> readInto(target, cell, only)).toList();
  }

  @Override
  public void forEach(int count, Consumer<Index> body) {
    if (count <= unrollLimit) {
      for (int index = 0; index < count; index++) {
        body.accept(Index.fixed(index));
      }
      return;
    }
    BitSet here = new BitSet();
    here.set(current.depth);
    loop(count, here, body, home -> {});
  }

  /** The components of an input's current row; {@link #stored} makes no copy of them. */
  public Vector input(int position) {
    return new InputVector(position);
  }

  @Override
  public Vector vector(int dimension, Function<Index, Value> component) {
    return new ComputedVector(dimension, component);
  }

  @Override
  public Vector stored(Vector vector) {
    if (vector.dimension() <= unrollLimit
        || vector instanceof StoredVector
        || vector instanceof InputVector) {
      return vector;
    }
    return concatenate(List.of(vector));
  }

  @Override
  public Vector concatenate(List<Vector> parts) {
    List<Vector> copy = List.copyOf(parts);
    return new StoredVector(
        copy.stream().mapToInt(Vector::dimension).sum(),
        component -> componentOf(copy, component),
        array -> {
          int offset = 0;
          for (Vector part : copy) {
            int start = offset;
            sweep(part.dimension(), index -> writeOnce(array, index.plus(start), part.at(index)));
            offset += part.dimension();
          }
        });
  }

  @Override
  public Vector interleave(List<Vector> parts) {
    List<Vector> copy = List.copyOf(parts);
    int count = copy.size();
    int length = copy.getFirst().dimension();
    return new StoredVector(
        Math.multiplyExact(length, count),
        component -> copy.get(component % count).at(component / count),
        array ->
            sweep(
                length,
                index -> {
                  for (int part = 0; part < count; part++) {
                    writeOnce(array, index.times(count).plus(part), copy.get(part).at(index));
                  }
                }));
  }

  @Override
  public Vector tensor(List<Integer> shape, Function<List<Index>, Value> entry) {
    List<Integer> lengths = List.copyOf(shape);
    return new StoredVector(
        lengths.stream().reduce(1, Math::multiplyExact),
        component -> entry.apply(indicesOf(component, lengths)),
        array -> fillTensor(array, lengths, List.of(), Index.fixed(0), entry));
  }

  /** Writes the entries whose first indices are given, the loops over the others within another. */
  private void fillTensor(
      Array array,
      List<Integer> shape,
      List<Index> indices,
      Index offset,
      Function<List<Index>, Value> entry) {
    if (indices.size() == shape.size()) {
      writeOnce(array, offset, entry.apply(indices));
      return;
    }
    int length = shape.get(indices.size());
    sweep(
        length,
        index -> {
          List<Index> more = new ArrayList<>(indices);
          more.add(index);
          fillTensor(array, shape, more, offset.times(length).plus(index), entry);
        });
  }

  private static List<Index> indicesOf(int component, List<Integer> shape) {
    List<Index> indices = new ArrayList<>();
    int rest = component;
    for (int length : shape.reversed()) {
      indices.addFirst(Index.fixed(rest % length));
      rest /= length;
    }
    return indices;
  }

  @Override
  public Vector filled(int dimension, Consumer<Array> fill) {
    return new StoredVector(
        dimension,
        null,
        array -> {
          fill.accept(array);
          noteWritten(array, current);
        });
  }

  @Override
  public Value read(Array state, Index index) {
    Value result = readInto(current, state, index);
    BitSet needs = new BitSet();
    needIndex(needs, index);
    current.outerDepths.or(needs);
    return result;
  }

  @Override
  public void write(Array state, Index index, Value value) {
    current.instructions.add(new Instruction.Write(state, index, value));
    current.outerDepths.or(needs(value));
    needIndex(current.outerDepths, index);
  }

  @Override
  public void store(Index component, Value value) {
    current.instructions.add(new Instruction.Store(component, value));
    current.outerDepths.or(needs(value));
    needIndex(current.outerDepths, component);
  }

  private final class InputVector implements Vector {
    private final int position;

    InputVector(int position) {
      this.position = position;
    }

    @Override
    public int dimension() {
      return inputs.get(position).dimension();
    }

    @Override
    public Value at(Index index) {
      return load(position, index);
    }
  }

  /**
   * A vector whose components are computed on demand. A fixed component is written once where that
   * can be seen: a scalar beside a vector of n components is asked for n times, and nested ones
   * would be n times n.
   */
  private final class ComputedVector implements Vector {
    private final int dimension;
    private final Function<Index, Value> component;
    private final Map<Integer, Value> fixed = new HashMap<>();

    ComputedVector(int dimension, Function<Index, Value> component) {
      this.dimension = dimension;
      this.component = component;
    }

    @Override
    public int dimension() {
      return dimension;
    }

    @Override
    public Value at(Index index) {
      if (!index.isFixed()) {
        return component.apply(index);
      }
      Value value = fixed.get(index.offset());
      if (value == null || !isVisible(value)) {
        value = component.apply(index);
        fixed.put(index.offset(), value);
      }
      return value;
    }
  }

  /**
   * A vector that is written to an array the first time that a loop asks for one of its components;
   * fixed components are computed directly until then, where they can be.
   */
  private final class StoredVector implements Vector {
    private final int dimension;
    private final @Nullable IntFunction<Value> fixedComponent;
    private final Consumer<Array> fill;
    private @Nullable Array array;

    StoredVector(int dimension, @Nullable IntFunction<Value> fixedComponent, Consumer<Array> fill) {
      this.dimension = dimension;
      this.fixedComponent = fixedComponent;
      this.fill = fill;
    }

    @Override
    public int dimension() {
      return dimension;
    }

    @Override
    public Value at(Index index) {
      Array stored = array;
      if (stored == null) {
        if (fixedComponent != null && index.isFixed()) {
          return fixedComponent.apply(index.offset());
        }
        stored = newScratch(dimension);
        array = stored;
        Frame home = current;
        current = outsideLoops(home);
        fill.accept(stored);
        current = home;
      }
      Array filled = stored;
      BitSet needs = new BitSet();
      needIndex(needs, index);
      needs.set(Objects.requireNonNull(arrayDepths.get(filled)));
      return pure(
          new Key(filled, List.of(index)),
          needs,
          result -> new Instruction.Read(result, filled, index));
    }
  }

  private static Value componentOf(List<Vector> parts, int component) {
    int offset = 0;
    for (Vector part : parts) {
      if (component < offset + part.dimension()) {
        return part.at(component - offset);
      }
      offset += part.dimension();
    }
    throw new IndexOutOfBoundsException("component " + component + " of " + offset);
  }

  /** The block of the program that {@code frame} is, or that it is a loop of. */
  private Frame outsideLoops(Frame frame) {
    Frame outside = frame;
    while (!sections.containsValue(outside)) {
      outside = Objects.requireNonNull(outside.parent);
    }
    return outside;
  }

  /** Like {@link #forEach}, but placed wherever all that the body needs is known. */
  private void sweep(int count, Consumer<Index> body) {
    if (count <= unrollLimit) {
      for (int index = 0; index < count; index++) {
        body.accept(Index.fixed(index));
      }
    } else {
      loop(count, new BitSet(), body, home -> {});
    }
  }

  /** Writes an entry that is never written again, in the outermost frame that knows its value. */
  private void writeOnce(Array array, Index index, Value value) {
    BitSet needs = needs(value);
    needIndex(needs, index);
    Frame target = outermost(needs);
    target.instructions.add(new Instruction.Write(array, index, value));
    target.outerDepths.or(needs);
    noteWritten(array, target);
  }

  private void noteWritten(Array array, Frame target) {
    if (sections.containsValue(target)) {
      arrayDepths.merge(array, target.depth, Math::max);
    }
  }

  /**
   * Writes a loop, placed in the outermost frame that knows all that its body depends on.
   *
   * @param needs depths of the frames that it depends on besides what its body shows
   * @param before writes what must directly precede the loop
   * @return the frame that the loop was placed in
   */
  private Frame loop(int count, BitSet needs, Consumer<Index> body, Consumer<Frame> before) {
    LoopVariable variable = new LoopVariable(nextId++, count);
    Frame enclosing = current;
    Frame inside = new Frame(enclosing);
    loopDepths.put(variable, inside.depth);
    current = inside;
    body.accept(Index.of(variable));
    current = enclosing;
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
  private Frame outermost(BitSet needs) {
    return current.ancestor(Math.min(current.depth, Math.max(0, needs.length() - 1)));
  }

  private Array newScratch(int length) {
    Array array = new Array(nextId++, "scratch", length);
    scratch.add(array);
    return array;
  }

  private Value readInto(Frame target, Array array, Index index) {
    Value result = define(target);
    target.instructions.add(new Instruction.Read(result, array, index));
    return result;
  }

  private Value pure(Key key, BitSet needs, Function<Value, Instruction> instruction) {
    Frame target = outermost(needs);
    Value known = target.known.get(key);
    if (known == null) {
      known = define(target);
      target.known.put(key, known);
      target.instructions.add(instruction.apply(known));
      target.outerDepths.or(needs);
    }
    return known;
  }

  private Value define(Frame target) {
    Value value = new Value(nextId++);
    homes.put(value, target);
    return value;
  }

  private Frame home(Value value) {
    return Objects.requireNonNull(homes.get(value));
  }

  /** Whether what is written next can use the value. */
  private boolean isVisible(Value value) {
    Frame home = home(value);
    return home.depth <= current.depth && current.ancestor(home.depth) == home;
  }

  private BitSet needs(Value... operands) {
    BitSet needs = new BitSet();
    for (Value operand : operands) {
      needs.set(home(operand).depth);
    }
    return needs;
  }

  private void needIndex(BitSet needs, Index index) {
    for (Index.Term term : index.terms()) {
      needs.set(Objects.requireNonNull(loopDepths.get(term.loop())));
    }
  }
}

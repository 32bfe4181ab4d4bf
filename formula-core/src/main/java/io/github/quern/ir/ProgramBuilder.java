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

  private record Key(Object operation, List<?> operands) {
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

  /** Whole numbers up to this size are exact in double precision. */
  private static final double LARGEST_EXACT = 0x1p53;

  private final List<Input> inputs;
  private final Axis rowAxis;
  private final int unrollLimit;
  private final Map<Section, Frame> sections = new HashMap<>();
  private final Map<Value, Frame> homes = new HashMap<>();
  private final Map<Value, Double> constants = new HashMap<>();
  private final Map<LoopVariable, Integer> loopDepths = new HashMap<>();
  private final Map<Array, Integer> arrayDepths = new HashMap<>();
  private final List<Array> scratch = new ArrayList<>();
  private final List<Output> outputs = new ArrayList<>();
  private final List<Array> total = new ArrayList<>();
  private final List<Array> partial = new ArrayList<>();
  private Frame current;
  private int nextId;

  /**
   * Starts an empty program.
   *
   * @param inputs the input arrays
   * @param rowAxis the index that output rows have; the other one is reduced over
   * @param unrollLimit sweeps over more components than this become loops
   */
  public ProgramBuilder(List<Input> inputs, Axis rowAxis, int unrollLimit) {
    this.inputs = List.copyOf(inputs);
    this.rowAxis = rowAxis;
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
  public void declareState(int length, ValueType type) {
    total.add(new Array(nextId++, "total", length, type));
    partial.add(new Array(nextId++, "partial", length, type));
  }

  /** Declares a result array; the first one has number 0. */
  public void declareOutput(Output output) {
    outputs.add(output);
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
  public Program build(Accumulation accumulation) {
    Program program =
        new Program(
            inputs,
            outputs,
            accumulation,
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
    return constant(number, ValueType.REAL);
  }

  private Value constant(double number, ValueType type) {
    Frame outermost = current.ancestor(0);
    return outermost.known.computeIfAbsent(
        new Key("constant", List.of(number, type)),
        key -> {
          Value result = define(outermost, type);
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
        ValueType.REAL,
        needs,
        result -> new Instruction.Position(result, index));
  }

  @Override
  public Value load(int input, Index component) {
    BitSet needs = needsRole(inputs.get(input).role());
    needIndex(needs, component);
    return pure(
        new Key(input, List.of(component)),
        inputs.get(input).type(),
        needs,
        result -> new Instruction.Load(result, input, component));
  }

  private BitSet needsRole(Role role) {
    BitSet needs = new BitSet();
    needs.set(
        switch (role) {
          case PARAMETER -> frame(Section.PARAMETERS).depth;
          case ROW -> frame(Section.ROW).depth;
          case COLUMN -> frame(Section.PAIR).depth;
        });
    return needs;
  }

  @Override
  public Value ordinal(Axis index) {
    return ordinal(index == rowAxis ? Role.ROW : Role.COLUMN);
  }

  @Override
  public Value columnNumber() {
    return ordinal(Role.COLUMN);
  }

  private Value ordinal(Role role) {
    return pure(
        new Key("ordinal", List.of(role)),
        ValueType.INTEGER,
        needsRole(role),
        result -> new Instruction.Ordinal(result, role));
  }

  @Override
  public Value call(ExternalFunction function, List<Value> operands) {
    List<Value> reals = operands.stream().map(operand -> convert(operand, ValueType.REAL)).toList();
    return pure(
        new Key(function, reals),
        ValueType.REAL,
        needs(reals.toArray(Value[]::new)),
        result -> new Instruction.Call(result, function, reals));
  }

  @Override
  public Value lookup(Vector matrix, int columns, Value row, Index column) {
    int rows = matrix.dimension() / columns;
    Value nan = constant(Double.NaN);
    Double known = constants.get(row);
    if (known != null) {
      return known >= 0 && known < rows ? matrix.at(column.plus(known.intValue() * columns)) : nan;
    }
    if (!(matrix instanceof InputVector input)) {
      // No array holds the components: each row is asked for in turn.
      return fold(
              rows,
              List.of(nan),
              (index, soFar) ->
                  List.of(
                      choose(
                          Comparison.EQUAL,
                          row,
                          position(index),
                          matrix.at(index.times(columns).plus(column)),
                          soFar.getFirst())))
          .getFirst();
    }
    // Two tests, both false for NaN, choose a row that is there before it is used.
    Value first = constant(0);
    Value notBefore = choose(Comparison.LESS_OR_EQUAL, first, row, row, first);
    Value inside =
        choose(Comparison.LESS_OR_EQUAL, notBefore, constant(rows - 1), notBefore, first);
    Value component =
        add(
            multiply(convert(inside, ValueType.INTEGER), constant(columns)),
            convert(position(column), ValueType.INTEGER));
    BitSet needs = needsRole(inputs.get(input.position).role());
    needs.or(needs(component));
    Value found =
        pure(
            new Key("lookup " + input.position, List.of(component)),
            inputs.get(input.position).type(),
            needs,
            result -> new Instruction.Lookup(result, input.position, component));
    return choose(Comparison.EQUAL, inside, row, found, nan);
  }

  @Override
  public Value convert(Value value, ValueType type) {
    if (value.type() == type) {
      return value;
    }
    Double known = constants.get(value);
    if (known != null) {
      return constant(known, type);
    }
    return pure(
        new Key(type, List.of(value)),
        type,
        needs(value),
        result -> new Instruction.Convert(result, value));
  }

  /** Operands of one type. */
  private record Pair(Value left, Value right) {
    ValueType type() {
      return left.type();
    }
  }

  /** Brings two operands to a common type. */
  private Pair unify(Value left, Value right) {
    if (left.type() == right.type()) {
      return new Pair(left, right);
    }
    ValueType type = left.type().common(right.type());
    if ((left.type() == ValueType.INTEGER && isWhole(right))
        || (right.type() == ValueType.INTEGER && isWhole(left))) {
      type = ValueType.INTEGER;
    }
    return new Pair(convert(left, type), convert(right, type));
  }

  private boolean isWhole(Value value) {
    Double known = constants.get(value);
    return known != null && known == Math.rint(known) && Math.abs(known) <= LARGEST_EXACT;
  }

  @Override
  public Value unary(UnaryFunction function, Value operand) {
    Double known = constants.get(operand);
    if (known != null) {
      return constant(function.apply(known));
    }
    if (operand.type() == ValueType.INTEGER && !function.keepsIntegers()) {
      return unary(function, convert(operand, ValueType.REAL));
    }
    if (operand.type() == ValueType.INTEGER && function == UnaryFunction.FLOOR) {
      return operand;
    }
    return pure(
        new Key(function, List.of(operand)),
        operand.type(),
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
    Pair operands = unify(left, right);
    if (operands.type() == ValueType.INTEGER && !function.keepsIntegers()) {
      return binary(function, convert(left, ValueType.REAL), convert(right, ValueType.REAL));
    }
    Value first = operands.left();
    Value second = operands.right();
    if (function == BinaryFunction.ADD && first.equals(second)) {
      // The same bits; TornadoVM fails on the sum of a product with itself.
      return binary(BinaryFunction.MULTIPLY, constant(2), first);
    }
    boolean swap = function.isCommutative() && first.id() > second.id();
    return pure(
        new Key(function, swap ? List.of(second, first) : List.of(first, second)),
        operands.type(),
        needs(first, second),
        result -> new Instruction.Binary(result, function, first, second));
  }

  @Override
  public Value choose(
      Comparison comparison, Value left, Value right, Value whenTrue, Value whenFalse) {
    Double knownLeft = constants.get(left);
    Double knownRight = constants.get(right);
    if (knownLeft != null && knownRight != null) {
      return comparison.test(knownLeft, knownRight) ? whenTrue : whenFalse;
    }
    Pair test = unify(left, right);
    Pair choice = unify(whenTrue, whenFalse);
    return pure(
        new Key(comparison, List.of(test, choice)),
        choice.type(),
        needs(test.left(), test.right(), choice.left(), choice.right()),
        result ->
            new Instruction.Choose(
                result, comparison, test.left(), test.right(), choice.left(), choice.right()));
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
    return foldInLoop(count, start, step);
  }

  private List<Value> foldInLoop(
      int count, List<Value> start, BiFunction<Index, List<Value>, List<Value>> step) {
    List<Array> cells = start.stream().map(value -> newScratch(1, value.type())).toList();
    List<ValueType> types = new ArrayList<>(start.stream().map(Value::type).toList());
    Index only = Index.fixed(0);
    LoopVariable variable = new LoopVariable(nextId++, count);
    Frame inside =
        written(
            variable,
            index -> {
              List<Value> before =
                  cells.stream().map(cell -> readInto(current, cell, only)).toList();
              List<Value> after = step.apply(index, before);
              for (int cell = 0; cell < cells.size(); cell++) {
                Value value = after.get(cell);
                if (isCut(value, types.get(cell))) {
                  types.set(cell, value.type());
                } else {
                  writeInto(cells.get(cell), only, value);
                }
              }
            });
    List<Value> wider = new ArrayList<>();
    for (int cell = 0; cell < cells.size(); cell++) {
      wider.add(convert(start.get(cell), types.get(cell)));
    }
    if (!wider.equals(start)) {
      // Integers that become real on the way are real from the start; the loop is written anew.
      scratch.removeAll(cells);
      return foldInLoop(count, wider, step);
    }
    Frame target =
        place(
            variable,
            inside,
            needs(start.toArray(Value[]::new)),
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
    repeat(count, body);
  }

  @Override
  public void repeat(int count, Consumer<Index> body) {
    BitSet here = new BitSet();
    here.set(current.depth);
    loop(count, here, body);
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
    needIndex(current.outerDepths, index);
    stayHere();
    return result;
  }

  @Override
  public void write(Array state, Index index, Value value) {
    writeInto(state, index, value);
    stayHere();
  }

  private void writeInto(Array array, Index index, Value value) {
    Value entry = widen(value, array.type());
    current.instructions.add(new Instruction.Write(array, index, entry));
    current.outerDepths.or(needs(entry));
    needIndex(current.outerDepths, index);
  }

  /** Keeps the loop that is being written, if there is one, in its block: it works on the state. */
  private void stayHere() {
    current.outerDepths.set(outsideLoops(current).depth);
  }

  @Override
  public void store(int output, Index component, Value value) {
    Value entry = widen(value, outputs.get(output).type());
    current.instructions.add(new Instruction.Store(output, component, entry));
    current.outerDepths.or(needs(entry));
    needIndex(current.outerDepths, component);
  }

  /** The value as the type of where it goes; accumulators may be rounded, numbers not cut. */
  private Value widen(Value value, ValueType type) {
    if (isCut(value, type)) {
      throw new IllegalArgumentException("a real value where integers are kept");
    }
    return convert(value, type);
  }

  /** Whether a value would lose its fraction as a number of that type. */
  private boolean isCut(Value value, ValueType type) {
    return type == ValueType.INTEGER && value.type() != type && !isWhole(value);
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
        stored = newScratch(dimension, ValueType.REAL);
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
          filled.type(),
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
      loop(count, new BitSet(), body);
    }
  }

  /** Writes an entry that is never written again, in the outermost frame that knows its value. */
  private void writeOnce(Array array, Index index, Value value) {
    Value entry = widen(value, array.type());
    BitSet needs = needs(entry);
    needIndex(needs, index);
    Frame target = outermost(needs);
    target.instructions.add(new Instruction.Write(array, index, entry));
    target.outerDepths.or(needs);
    noteWritten(array, target);
  }

  private void noteWritten(Array array, Frame target) {
    if (sections.containsValue(target)) {
      arrayDepths.merge(array, target.depth, Math::max);
    }
  }

  /** Writes a loop, placed in the outermost frame that knows all that its body depends on. */
  private void loop(int count, BitSet needs, Consumer<Index> body) {
    LoopVariable variable = new LoopVariable(nextId++, count);
    place(variable, written(variable, body), needs, home -> {});
  }

  /** The body of a loop, which is not placed yet. */
  private Frame written(LoopVariable variable, Consumer<Index> body) {
    Frame enclosing = current;
    Frame inside = new Frame(enclosing);
    loopDepths.put(variable, inside.depth);
    current = inside;
    body.accept(Index.of(variable));
    current = enclosing;
    return inside;
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
  private Frame place(LoopVariable variable, Frame inside, BitSet needs, Consumer<Frame> before) {
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

  private Array newScratch(int length, ValueType type) {
    Array array = new Array(nextId++, "scratch", length, type);
    scratch.add(array);
    return array;
  }

  private Value readInto(Frame target, Array array, Index index) {
    Value result = define(target, array.type());
    target.instructions.add(new Instruction.Read(result, array, index));
    return result;
  }

  private Value pure(
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

  private Value define(Frame target, ValueType type) {
    Value value = new Value(nextId++, type);
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

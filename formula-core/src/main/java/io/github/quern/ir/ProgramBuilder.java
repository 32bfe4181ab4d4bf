package io.github.quern.ir;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link Program}: the {@link Scope} that operators and reductions write to.
 *
 * <p>Here is what vectors, sweeps and states become; the scalars that they are made of are the
 * matter of {@link ScalarBuilder}, and where all of it is placed that of {@link FrameBuilder}.
 */
public final class ProgramBuilder extends ScalarBuilder {
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

  private final int unrollLimit;
  private final List<Output> outputs = new ArrayList<>();
  private final List<Array> total = new ArrayList<>();
  private final List<Array> partial = new ArrayList<>();

  /**
   * Starts an empty program.
   *
   * @param inputs the input arrays
   * @param rowAxis the index that output rows have; the other one is reduced over
   * @param unrollLimit sweeps over more components than this become loops
   */
  public ProgramBuilder(List<Input> inputs, Axis rowAxis, int unrollLimit) {
    super(inputs, rowAxis);
    this.unrollLimit = unrollLimit;
  }

  /** Declares one array of the reduction's state, in both of its copies. */
  public void declareState(int length, ValueType type) {
    total.add(new Array(newId(), "total", length, type));
    partial.add(new Array(newId(), "partial", length, type));
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
  public Value lookup(Vector matrix, int columns, Value row, Index column) {
    int rows = matrix.dimension() / columns;
    Value nan = constant(Double.NaN);
    Double known = known(row);
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

  @Override
  public List<Value> foldInLoop(
      int count, List<Value> start, BiFunction<Index, List<Value>, List<Value>> step) {
    List<Array> cells = start.stream().map(value -> newScratch(1, value.type())).toList();
    List<ValueType> types = new ArrayList<>(start.stream().map(Value::type).toList());
    Index only = Index.fixed(0);
    LoopVariable variable = new LoopVariable(newId(), count);
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

  @Override
  public void when(Comparison comparison, Value left, Value right, Runnable body) {
    writeWhen(comparison, left, right, body);
    stayHere();
  }

  /** Keeps the loop that is being written, if there is one, in its frame: it works on the state. */
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
        current = sectionOf(home);
        fill.accept(stored);
        current = home;
      }
      Array filled = stored;
      BitSet needs = new BitSet();
      needIndex(needs, index);
      needs.set(depthOf(filled));
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
}

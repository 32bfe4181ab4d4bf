package io.github.quern.cpu.vector;

import io.github.quern.backend.KernelSpec;
import io.github.quern.bytecode.CountedLoop;
import io.github.quern.bytecode.MathCalls;
import io.github.quern.bytecode.NumberType;
import io.github.quern.cpu.lanes.Lane;
import io.github.quern.cpu.lanes.Lanes;
import io.github.quern.cpu.lanes.ScalarLanes;
import io.github.quern.cpu.lanes.VectorLanes;
import io.github.quern.cpu.parallel.FewRows;
import io.github.quern.cpu.parallel.TileCode;
import io.github.quern.ir.Accumulation;
import io.github.quern.ir.Array;
import io.github.quern.ir.Instruction;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Program;
import io.github.quern.ir.Role;
import io.github.quern.ir.Value;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Emits {@link io.github.quern.cpu.parallel.TileCode#tile} or {@link
 * io.github.quern.cpu.parallel.SeveralTiles.Code#add} for lanes. Rows are taken in strips, a few
 * strips at a time, and columns a few at a time as well where that pays, so that what is read
 * serves several pairs and their arithmetic overlaps.
 */
final class TileEmitter {
  // The parameters of both methods.
  private static final int INPUTS = 0;
  private static final int OFFSETS = 1;
  private static final int STATE = 2;
  private static final int ROWS = 3;
  private static final int COLUMNS = 4;
  private static final int FIRST_ROW = 5;
  private static final int FIRST_COLUMN = 6;

  private final CodeBuilder code;
  private final Lanes lanes;
  private final Program program;
  private final Precision precision;
  private final TileInputs inputs;
  private final boolean tiled;

  /** Whether a call may have more columns than a tile, each tile of which is summed by itself. */
  private final boolean severalTiles;

  private final List<Array> states;
  private final Arrangement arrangement;
  private final StripState state;
  private final Dependence dependence;

  /** Lanes for the numbers of the columns that are computed at the same time. */
  private final List<Lane> columnNumbers = new ArrayList<>();

  /** Makes the arrangement of a method, given its emitter. */
  @FunctionalInterface
  private interface Arranger {
    Arrangement arrange(TileEmitter emitter);
  }

  /** Emits the beginning of the method for one tile, whose lanes are rows. */
  static TileEmitter ofRows(CodeBuilder code, Lanes lanes, KernelSpec spec) {
    return new TileEmitter(
        code,
        lanes,
        spec,
        1,
        emitter ->
            new RowsAsLanes(
                code,
                lanes,
                emitter.inputs,
                spec.precision(),
                code.parameterSlot(STATE),
                emitter.states,
                code.parameterSlot(FIRST_COLUMN)));
  }

  /** Emits the beginning of the method for one dealt tile. */
  static TileEmitter ofDealtTile(CodeBuilder code, ScalarLanes lanes, KernelSpec spec) {
    return ofTiles(code, lanes, spec, true, place -> Optional.empty());
  }

  /** Emits the beginning of the method for several tiles, which are the lanes. */
  static TileEmitter ofTiles(CodeBuilder code, VectorLanes lanes, KernelSpec spec) {
    boolean dealt = FewRows.dealsColumns(spec.program());
    return ofTiles(
        code,
        lanes,
        spec,
        dealt,
        place ->
            dealt
                ? Optional.of(new Deinterleave(lanes, place.type(), place.dimension()))
                : Optional.empty());
  }

  private static TileEmitter ofTiles(
      CodeBuilder code,
      Lanes lanes,
      KernelSpec spec,
      boolean dealt,
      Function<TileInputs.Place, Optional<Deinterleave>> apart) {
    return new TileEmitter(
        code,
        lanes,
        spec,
        dealt ? TileCode.TURNS : 1,
        emitter ->
            new TilesAsLanes(
                code,
                lanes,
                emitter.inputs,
                apart,
                spec.program(),
                dealt,
                code.parameterSlot(STATE),
                code.parameterSlot(FIRST_COLUMN)));
  }

  private TileEmitter(CodeBuilder code, Lanes lanes, KernelSpec spec, int step, Arranger arranger) {
    this.code = code;
    this.lanes = lanes;
    this.program = spec.program();
    this.precision = spec.precision();
    this.inputs =
        new TileInputs(code, spec, code.parameterSlot(INPUTS), code.parameterSlot(OFFSETS), step);
    this.tiled = program.accumulation() == Accumulation.TILED;
    this.severalTiles = tiled && step > 1;
    this.states = tiled ? program.total() : program.partial();
    this.arrangement = arranger.arrange(this);
    this.state = new StripState(code, lanes, precision, arrangement, states);
    this.dependence = new Dependence(program);
  }

  /** Emits the rest, for one strip and one column at a time. */
  void emit() {
    emit(1, PairColumns.one(program));
  }

  /**
   * Emits the rest.
   *
   * @param stripCount how many strips are computed at the same time
   * @param columns how many columns
   */
  void emit(int stripCount, PairColumns columns) {
    Counters counters = new Counters(code);
    Cells cells = new Cells(code, counters);
    List<Strip> strips = Stream.generate(this::strip).limit(stripCount).toList();
    List<Cell> all = cells(strips, columns.count(), counters);
    List<Cell> ofFirstColumn = ofFirstColumn(all);
    cells.emit(program.parameters().instructions(), ofFirstColumn);
    int first = code.allocateLocal(TypeKind.INT);
    Label next = code.newLabel();
    Label done = code.newLabel();
    code.iconst_0().istore(first);
    code.labelBinding(next);
    code.iload(first).iload(code.parameterSlot(ROWS)).if_icmpge(done);
    for (int position = 0; position < stripCount; position++) {
      code.iload(first).loadConstant(position * arrangement.rowsOfStrip()).iadd();
      code.istore(strips.get(position).rows().first());
    }
    strips.forEach(this::enter);
    cells.emit(program.row().instructions(), ofFirstColumn);
    int counter = code.allocateLocal(TypeKind.INT);
    code.iconst_0().istore(counter);
    inputs.firstColumn();
    if (severalTiles) {
      strips.forEach(this::load);
      tiles(cells, all, columns, counter);
    } else if (tiled) {
      cells.emit(program.reset().instructions(), ofFirstColumn);
      columns(cells, all, columns, new ColumnCount(counter, code.parameterSlot(COLUMNS)));
      strips.forEach(this::load);
      cells.emit(program.merge().instructions(), ofFirstColumn);
    } else {
      strips.forEach(this::load);
      columns(cells, all, columns, new ColumnCount(counter, code.parameterSlot(COLUMNS)));
    }
    // Only now, since lanes beyond the last row are that row again.
    strips.forEach(strip -> state.save(strip.arrays(), states, strip.rows()));
    code.iinc(first, stripCount * arrangement.rowsOfStrip());
    code.goto_(next);
    code.labelBinding(done);
  }

  /** Lanes for the number of a row or column, or some that are never used. */
  private Lane number(Role role) {
    return program.usesOrdinal(role)
        ? lanes.constant(NumberType.LONG, 0)
        : new Lane(Lane.Kind.NUMBERS, NumberType.LONG, -1);
  }

  private Strip strip() {
    return new Strip(
        arrangement.inputs(),
        new StripArrays(code, lanes, precision, program.tileBlocks(), array -> !isOfCell(array)),
        new StripRows(code, lanes, arrangement, code.parameterSlot(ROWS)),
        number(Role.ROW),
        new HashMap<>());
  }

  /** Whether each pair writes an array anew, which hence is none of the state. */
  private boolean isOfCell(Array array) {
    return program.scratch().contains(array) && dependence.ofPairs(array);
  }

  private List<Cell> cells(List<Strip> strips, int columnCount, Counters counters) {
    Map<Value, Lane> shared = new HashMap<>();
    List<Cell> cells = new ArrayList<>();
    for (int position = 0; position < columnCount; position++) {
      Cell.Column column = new Cell.Column(position, number(Role.COLUMN), new HashMap<>());
      columnNumbers.add(column.number());
      for (Strip strip : strips) {
        cells.add(
            new Cell(
                code,
                lanes,
                precision,
                counters,
                strip,
                column,
                new StripArrays(code, lanes, precision, List.of(program.pair()), this::isOfCell),
                dependence,
                shared));
      }
    }
    return cells;
  }

  private static List<Cell> ofFirstColumn(List<Cell> cells) {
    return cells.stream().filter(cell -> cell.position() == 0).toList();
  }

  /** Emits what is done first with the rows of a strip. */
  private void enter(Strip strip) {
    strip.enter();
    if (program.usesOrdinal(Role.ROW)) {
      int numbers = code.allocateLocal(TypeKind.REFERENCE);
      code.loadConstant(lanes.count()).newarray(TypeKind.LONG).astore(numbers);
      try (StripRows.EachLane each = strip.rows().eachLane()) {
        code.aload(numbers).iload(each.lane());
        code.lload(code.parameterSlot(FIRST_ROW)).iload(each.row()).i2l().ladd().lastore();
      }
      copy(lanes.fromArray(NumberType.LONG, () -> code.aload(numbers).iconst_0()), strip.number());
    }
  }

  private void load(Strip strip) {
    state.load(strip.arrays(), states, strip.rows());
  }

  /** One tile after the other, each of which is merged into the state, which stays where it is. */
  private void tiles(Cells cells, List<Cell> all, PairColumns columns, int counter) {
    List<Cell> ofFirstColumn = ofFirstColumn(all);
    int end = code.allocateLocal(TypeKind.INT);
    try (ColumnLoop _ = new ColumnLoop(new ColumnCount(counter, code.parameterSlot(COLUMNS)))) {
      code.iload(counter).loadConstant(TileCode.COLUMNS).iadd();
      code.iload(code.parameterSlot(COLUMNS));
      MathCalls.smaller(code);
      code.istore(end);
      cells.emit(program.reset().instructions(), ofFirstColumn);
      columns(cells, all, columns, new ColumnCount(counter, end));
      cells.emit(program.merge().instructions(), ofFirstColumn);
    }
  }

  private void columns(Cells cells, List<Cell> all, PairColumns columns, ColumnCount count) {
    if (columns.count() > 1) {
      severalColumns(cells, all, columns, count);
    } else {
      try (ColumnLoop _ = new ColumnLoop(count)) {
        oneColumn(count.counter(), cells, columns.oneByOne(), all);
      }
    }
  }

  /**
   * Which columns a loop goes over.
   *
   * @param counter local variable with how many were done
   * @param end local variable with how many will have been done after it
   */
  private record ColumnCount(int counter, int end) {}

  /** A loop over columns, each of which is counted by its body. */
  private final class ColumnLoop implements AutoCloseable {
    private final Label next = code.newLabel();
    private final Label done = code.newLabel();

    ColumnLoop(ColumnCount count) {
      code.labelBinding(next);
      code.iload(count.counter()).iload(count.end()).if_icmpge(done);
    }

    @Override
    public void close() {
      code.goto_(next);
      code.labelBinding(done);
    }
  }

  private void oneColumn(
      int counter, Cells cells, List<Instruction> instructions, List<Cell> ofColumn) {
    numberColumns(counter, 1);
    cells.emit(instructions, ofColumn);
    inputs.nextColumn();
    code.iinc(counter, 1);
  }

  /**
   * The first instructions of a pair for as many columns as there are cells for, or for one where
   * fewer are left, then the rest column by column: it is there only once, since code grows.
   */
  private void severalColumns(
      Cells cells, List<Cell> all, PairColumns columns, ColumnCount columnCount) {
    int counter = columnCount.counter();
    int count = columns.count();
    List<Cell> first = ofFirstColumn(all);
    Handover handover = new Handover(code, lanes, columns.handedOver(), all);
    int position = code.allocateLocal(TypeKind.INT);
    int ready = code.allocateLocal(TypeKind.INT);
    try (ColumnLoop _ = new ColumnLoop(columnCount)) {
      Label fewer = code.newLabel();
      Label rest = code.newLabel();
      code.iload(counter).loadConstant(count - 1).iadd();
      code.iload(columnCount.end()).if_icmpge(fewer);
      numberColumns(counter, count);
      cells.emit(columns.together(), all);
      handover.keep(all);
      code.loadConstant(count).istore(ready).goto_(rest);
      code.labelBinding(fewer);
      numberColumns(counter, 1);
      cells.emit(columns.together(), first);
      handover.keep(first);
      code.iconst_1().istore(ready);
      code.labelBinding(rest);
      try (CountedLoop _ = CountedLoop.upToLocal(code, position, ready)) {
        handover.recall(first, position);
        oneColumn(counter, cells, columns.oneByOne(), first);
      }
    }
  }

  private void numberColumns(int counter, int count) {
    if (program.usesOrdinal(Role.COLUMN)) {
      for (int position = 0; position < count; position++) {
        copy(arrangement.columnNumber(counter, position), columnNumbers.get(position));
      }
    }
  }

  private void copy(Lane from, Lane to) {
    lanes.load(from);
    lanes.store(to);
  }
}

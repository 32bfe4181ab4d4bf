package io.github.quern.cpu.parallel;

import io.github.quern.backend.Coverage;
import io.github.quern.backend.KernelCall;
import io.github.quern.cpu.parallel.Schedule.Group;
import io.github.quern.cpu.parallel.Schedule.Piece;
import io.github.quern.ir.Input;
import java.util.Arrays;

/**
 * Few rows: columns are added to several states in turn, which are merged in the end, so that code
 * with many lanes can compute as many columns at once. Belongs to one thread.
 */
final class Turns {
  /**
   * How many tiles are added to each state in one call of code for several tiles: so many that what
   * it does once for all of them does not count, and that their columns stay in the second-level
   * cache.
   */
  private static final int ROUNDS = 8;

  private final KernelCode code;
  private final KernelCall call;
  private final BoundInputs inputs;
  private final Object[][] states = new Object[TileCode.TURNS][];

  /** The columns of several tiles, by input, for code that wants them in another order. */
  private final Object[] transposed;

  /**
   * For one call.
   *
   * @param code the kernel
   * @param call the call
   * @param inputs its inputs, whose rows are bound by others
   */
  Turns(KernelCode code, KernelCall call, BoundInputs inputs) {
    this.code = code;
    this.call = call;
    this.inputs = inputs;
    this.transposed = new Object[code.program().inputs().size()];
    Arrays.setAll(states, _ -> code.newState(Schedule.FEW_ROWS));
  }

  /** Adds a piece to the states of its rows. */
  void add(Piece piece, Object[] total) {
    Group group = piece.group();
    int rows = group.rows();
    for (Object[] state : states) {
      code.tiles().begin(state, rows);
    }
    Coverage coverage = call.coverage();
    long start = coverage.firstColumn(coverage.firstRange(group.block()));
    long end = start + piece.to();
    long column = start + piece.from();
    int rounds = code.dealsColumns() ? ROUNDS : 1;
    while (end - column >= Schedule.TURN_COLUMNS) {
      rounds = (int) Math.min(rounds, (end - column) / Schedule.TURN_COLUMNS);
      addRounds(group, column, rounds);
      column += (long) rounds * Schedule.TURN_COLUMNS;
    }
    for (int state = 0; column < end; column += Schedule.TILE_COLUMNS, state++) {
      int columns = (int) Math.min(Schedule.TILE_COLUMNS, end - column);
      inputs.addTile(code.tiles(), states[state], group, column, columns);
    }
    for (Object[] state : states) {
      code.tiles().merge(total, state, rows);
    }
  }

  /** Adds a tile to each state, or several where columns are dealt. */
  private void addRounds(Group group, long firstColumn, int rounds) {
    SeveralTiles tiles = code.fewRows().code();
    int columns = rounds * Schedule.TILE_COLUMNS;
    for (int state = 0; state < states.length; state += tiles.count()) {
      long column = firstColumn;
      if (code.dealsColumns()) {
        inputs.bindColumns(group.batch(), column, rounds * Schedule.TURN_COLUMNS);
        column += state;
        for (int input : code.columnInputs()) {
          inputs.move(input, state);
        }
      } else {
        column += (long) state * Schedule.TILE_COLUMNS;
        inputs.bindColumns(group.batch(), column, tiles.count() * Schedule.TILE_COLUMNS);
        tiles.transposition().ifPresent(transposition -> transpose(transposition, tiles.count()));
      }
      tiles
          .code()
          .add(
              inputs.arrays(),
              inputs.offsets(),
              Arrays.copyOfRange(states, state, state + tiles.count()),
              group.rows(),
              columns,
              group.firstRow(),
              column);
      call.monitor().advance((long) group.rows() * tiles.count() * columns);
    }
  }

  private void transpose(SeveralTiles.Transposition transposition, int tiles) {
    for (int input : code.columnInputs()) {
      Input declared = code.program().inputs().get(input);
      if (transposed[input] == null) {
        transposed[input] =
            code.newRows(tiles * Schedule.TILE_COLUMNS, declared.type(), declared.dimension());
      }
      transposition.transpose(
          inputs.arrays()[input],
          inputs.offsets()[input],
          transposed[input],
          Schedule.TILE_COLUMNS * declared.dimension());
      inputs.replace(input, transposed[input]);
    }
  }
}

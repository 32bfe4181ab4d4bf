package io.github.quern.tornado.emit;

import io.github.quern.ir.Accumulation;
import io.github.quern.ir.Array;
import io.github.quern.ir.Block;
import io.github.quern.ir.Program;
import java.util.HashMap;
import java.util.Map;

/**
 * Programs with {@linkplain Accumulation#DIRECT direct} accumulation, for one thread per row: the
 * only state there is goes through all columns, so pairs accumulate into {@code total} itself and
 * nothing is merged. That halves the registers that a state takes. Where states of several chunks
 * of columns are joined, that is done with the program itself.
 */
final class DirectState extends Renaming {
  private final Map<Array, Array> totals = new HashMap<>();

  private DirectState(Program program) {
    for (int part = 0; part < program.total().size(); part++) {
      totals.put(program.partial().get(part), program.total().get(part));
    }
  }

  /** The same program without the partial state, or the program itself if it takes tiles. */
  static Program of(Program program) {
    return switch (program.accumulation()) {
      case TILED -> program;
      case DIRECT ->
          new Program(
              program.inputs(),
              program.outputs(),
              program.accumulation(),
              program.total(),
              program.total(),
              program.scratch(),
              program.parameters(),
              program.row(),
              program.begin(),
              Block.EMPTY,
              new DirectState(program).copy(program.pair()),
              Block.EMPTY,
              program.finish());
    };
  }

  @Override
  Array array(Array array) {
    return totals.getOrDefault(array, array);
  }
}

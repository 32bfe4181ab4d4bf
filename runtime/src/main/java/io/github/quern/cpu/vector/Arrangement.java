package io.github.quern.cpu.vector;

import io.github.quern.bytecode.NumberType;
import io.github.quern.cpu.lanes.Lane;

/** What the lanes of strips are. */
interface Arrangement {
  /** How many rows a strip has: one for all lanes, or one for each. */
  int rowsOfStrip();

  /** Emits what the inputs of a strip need. */
  LaneInputs inputs();

  /**
   * Emits lanes for the number of a column.
   *
   * @param counter local variable of a position in the tile
   * @param further how many columns further it is
   */
  Lane columnNumber(int counter, int further);

  /**
   * Pushes the memory of one of the state's arrays.
   *
   * @param position which array
   * @param type the type of its numbers
   * @param lane local variable of the lane that it is asked for
   */
  void pushState(int position, NumberType type, int lane);
}

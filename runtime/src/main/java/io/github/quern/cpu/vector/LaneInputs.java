package io.github.quern.cpu.vector;

import io.github.quern.cpu.lanes.Lane;

/** The inputs of a tile as one strip sees them. */
interface LaneInputs {
  /** Emits what is done when the strip moves on to other rows. */
  void enter(StripRows rows);

  /** How far the numbers of a column are from those of the one before; 0 for other inputs. */
  int columnDistance(int input);

  /** Emits the load of one component of the current row of an input, an int that is pushed. */
  Lane load(int input, Runnable component);

  /**
   * Pushes one component of the current row of an input for one lane.
   *
   * @param input the input
   * @param lane local variable of the lane
   * @param component pushes which component, an int
   */
  void pushForLane(int input, int lane, Runnable component);
}

package io.github.quern.cpu.vector;

import io.github.quern.cpu.lanes.Lane;
import io.github.quern.ir.Value;
import java.util.Map;

/**
 * Rows that are computed at the same time, one for all lanes or one in each.
 *
 * @param inputs the inputs as these rows see them
 * @param arrays the arrays that belong to the rows
 * @param rows which rows they are
 * @param number lanes for their numbers, or some that are never used
 * @param values what depends on them, but not on columns
 */
record Strip(
    LaneInputs inputs, StripArrays arrays, StripRows rows, Lane number, Map<Value, Lane> values) {
  /** Emits what is done when it moves on to other rows. */
  void enter() {
    inputs.enter(rows);
  }
}

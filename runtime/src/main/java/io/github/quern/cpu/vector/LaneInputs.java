package io.github.quern.cpu.vector;

import io.github.quern.cpu.lanes.Lane;
import io.github.quern.cpu.lanes.Lanes;
import io.github.quern.cpu.vector.TileInputs.Place;
import io.github.quern.ir.Index;
import io.github.quern.ir.Role;
import java.lang.classfile.CodeBuilder;

/**
 * The inputs of a tile as one strip sees them: those of one role, rows or columns, have a number
 * for each lane, and all lanes get the same number of the others.
 */
abstract class LaneInputs {
  private final CodeBuilder code;
  private final Lanes lanes;
  private final TileInputs inputs;
  private final Role ofLanes;

  /**
   * Inputs of a strip.
   *
   * @param code where to emit
   * @param lanes the lanes
   * @param inputs where the inputs are
   * @param ofLanes the role of those that differ between lanes
   */
  LaneInputs(CodeBuilder code, Lanes lanes, TileInputs inputs, Role ofLanes) {
    this.code = code;
    this.lanes = lanes;
    this.inputs = inputs;
    this.ofLanes = ofLanes;
  }

  /** Emits what is done when the strip moves on to other rows. */
  abstract void enter(StripRows rows);

  /**
   * What pushes the array and the index of the first lane's number of an input that has one for
   * each.
   *
   * @param component pushes which component, an int
   */
  abstract Runnable firstLane(int input, Place place, Runnable component);

  /** Local variable with the index of the first component of another input's current row. */
  abstract int base(int input, Place place);

  /** How far the numbers of a column are from those of the one before; 0 for other inputs. */
  final int columnDistance(int input) {
    return inputs.place(input).distance();
  }

  /**
   * Emits the load of one component of an input.
   *
   * @param input the input
   * @param component which component of the current row or column
   * @param shift how many numbers further
   * @param counters the loops
   */
  final Lane load(int input, Index component, int shift, Counters counters) {
    Place place = inputs.place(input);
    if (place.role() == ofLanes) {
      return loadLanes(input, place, component, shift, counters);
    }
    return lanes.broadcast(
        place.type(),
        new InputNumber(
            code, place, base(input, place), counters.position(component.plus(shift)).push()));
  }

  /** Emits the load of an input that has a number for each lane. */
  Lane loadLanes(int input, Place place, Index component, int shift, Counters counters) {
    return lanes.fromArray(
        place.type(), firstLane(input, place, counters.position(component.plus(shift)).push()));
  }

  /**
   * Pushes one component of the current row of an input for one lane.
   *
   * @param input the input
   * @param lane local variable of the lane
   * @param component pushes which component, an int
   */
  final void pushForLane(int input, int lane, Runnable component) {
    Place place = inputs.place(input);
    if (place.role() == ofLanes) {
      firstLane(input, place, component).run();
      code.iload(lane).iadd().arrayLoad(place.type().kind());
    } else {
      new InputNumber(code, place, base(input, place), component).run();
    }
  }
}

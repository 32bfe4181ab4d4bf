package io.github.quern.cpu.vector;

import io.github.quern.bytecode.NumberType;
import io.github.quern.cpu.lanes.Lane;
import io.github.quern.cpu.lanes.VectorLanes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Emits one component of as many short vectors as there are lanes, which follow one another in an
 * array: a lane for each vector. All their numbers are loaded, and each load gives some lanes.
 */
final class Deinterleave {
  private final VectorLanes lanes;
  private final NumberType type;

  /** For each component and each load after the first one, which number a lane takes. */
  private final List<List<Lane>> choices = new ArrayList<>();

  /**
   * Emits the choices.
   *
   * @param lanes the lanes, at least two
   * @param type the type of the numbers
   * @param dimension the number of components, which is the number of loads
   */
  Deinterleave(VectorLanes lanes, NumberType type, int dimension) {
    this.lanes = lanes;
    this.type = type;
    for (int component = 0; component < dimension; component++) {
      List<Lane> ofComponent = new ArrayList<>();
      for (int load = 1; load < dimension; load++) {
        ofComponent.add(choice(dimension, component, load));
      }
      choices.add(ofComponent);
    }
  }

  /**
   * Which number a lane takes: of what was chosen from earlier loads, from 0 on, or of this load,
   * from the number of lanes on. Where a later load has it, any will do.
   */
  private Lane choice(int dimension, int component, int load) {
    int count = lanes.count();
    return LaneIndices.of(
        lanes,
        type,
        lane -> {
          int number = lane * dimension + component - load * count;
          if (number >= 0) {
            return count + number % count;
          }
          return load == 1 ? number + count : lane;
        });
  }

  /**
   * Emits a component.
   *
   * @param component which
   * @param entry pushes the array and the index of the first vector's first component, plus a
   *     number that it is given
   */
  Lane component(int component, IntConsumer entry) {
    Lane first = lanes.fromArray(type, () -> entry.accept(0));
    List<Lane> ofLoads = choices.get(component);
    if (ofLoads.isEmpty()) {
      return first;
    }
    Lane chosen = LaneIndices.selectable(lanes, first);
    for (int load = 1; load <= ofLoads.size(); load++) {
      int distance = load * lanes.count();
      Lane further = lanes.fromArray(type, () -> entry.accept(distance));
      chosen = lanes.select(ofLoads.get(load - 1), chosen, LaneIndices.selectable(lanes, further));
    }
    return LaneIndices.numbers(lanes, chosen);
  }
}

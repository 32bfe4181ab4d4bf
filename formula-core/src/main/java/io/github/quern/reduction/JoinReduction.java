package io.github.quern.reduction;

import io.github.quern.ir.Accumulation;
import io.github.quern.ir.Array;
import io.github.quern.ir.Output;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Vector;
import java.util.ArrayList;
import java.util.List;

/**
 * The sum, in a reduction's monoid, of states that an {@link OpenReduction} left; for kernels of a
 * single column, whose value is several states one after the other, each as the vectors of its
 * arrays. The first one is taken as it is, the others are added in their order. State: the sum, and
 * room for one of the states.
 *
 * @param base the reduction
 * @param finished whether the results are the base's own, else those of an open one
 */
public record JoinReduction(Reduction base, boolean finished) implements Reduction {
  @Override
  public String name() {
    return base.name();
  }

  @Override
  public List<StatePart> state() {
    List<StatePart> parts = new ArrayList<>(base.state());
    parts.addAll(base.state());
    return parts;
  }

  @Override
  public List<Output> outputs() {
    return finished ? base.outputs() : OpenReduction.outputs(base);
  }

  @Override
  public Accumulation accumulation() {
    return Accumulation.DIRECT;
  }

  private List<Array> sum(List<Array> state) {
    return state.subList(0, state.size() / 2);
  }

  private List<Array> room(List<Array> state) {
    return state.subList(state.size() / 2, state.size());
  }

  @Override
  public void neutral(Scope scope, List<Array> state) {
    base.neutral(scope, sum(state));
    base.neutral(scope, room(state));
  }

  @Override
  public void accumulate(Scope scope, List<Array> state, List<Vector> values) {
    int parts = base.state().size();
    copy(scope, values.subList(0, parts), sum(state));
    for (int first = parts; first < values.size(); first += parts) {
      copy(scope, values.subList(first, first + parts), room(state));
      base.merge(scope, sum(state), room(state));
    }
  }

  private static void copy(Scope scope, List<Vector> from, List<Array> to) {
    for (int part = 0; part < to.size(); part++) {
      Array array = to.get(part);
      Vector vector = from.get(part);
      scope.forEach(
          array.length(),
          index -> scope.write(array, index, scope.convert(vector.at(index), array.type())));
    }
  }

  @Override
  public void merge(Scope scope, List<Array> state, List<Array> other) {
    base.merge(scope, sum(state), sum(other));
    // Emitters save all arrays of a state, and so expect all of them to be written.
    for (Array array : room(state)) {
      scope.forEach(array.length(), index -> scope.write(array, index, scope.read(array, index)));
    }
  }

  @Override
  public void finish(Scope scope, List<Array> state) {
    if (finished) {
      base.finish(scope, sum(state));
    } else {
      OpenReduction.store(scope, sum(state));
    }
  }
}

package io.github.quern.reduction;

import io.github.quern.ir.Accumulation;
import io.github.quern.ir.Array;
import io.github.quern.ir.Output;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Vector;
import java.util.ArrayList;
import java.util.List;

/**
 * A reduction that is left unfinished: its results are the arrays of its state, one row for each
 * output row, for a {@link JoinReduction} to go on with.
 *
 * @param base the reduction
 */
public record OpenReduction(Reduction base) implements Reduction {
  @Override
  public String name() {
    return base.name();
  }

  @Override
  public List<StatePart> state() {
    return base.state();
  }

  @Override
  public List<Output> outputs() {
    return outputs(base);
  }

  /** The state's arrays as results. */
  static List<Output> outputs(Reduction base) {
    List<Output> outputs = new ArrayList<>();
    for (StatePart part : base.state()) {
      outputs.add(new Output("state" + outputs.size(), List.of(part.length()), part.type()));
    }
    return outputs;
  }

  @Override
  public Accumulation accumulation() {
    return base.accumulation();
  }

  @Override
  public void neutral(Scope scope, List<Array> state) {
    base.neutral(scope, state);
  }

  @Override
  public void accumulate(Scope scope, List<Array> state, List<Vector> values) {
    base.accumulate(scope, state, values);
  }

  @Override
  public void merge(Scope scope, List<Array> state, List<Array> other) {
    base.merge(scope, state, other);
  }

  @Override
  public void finish(Scope scope, List<Array> state) {
    store(scope, state);
  }

  /** Stores a state as it is. */
  static void store(Scope scope, List<Array> state) {
    for (int part = 0; part < state.size(); part++) {
      int output = part;
      Array array = state.get(part);
      scope.forEach(array.length(), index -> scope.store(output, index, scope.read(array, index)));
    }
  }
}

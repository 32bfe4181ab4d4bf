package io.github.quern.reduction;

import io.github.quern.ir.Array;
import io.github.quern.ir.Index;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Vector;
import java.util.List;
import java.util.function.Function;

/**
 * {@code Sum}: Σ_j F(x_i, y_j), component by component. State: the sum. An empty sum is 0; NaN and
 * infinities follow IEEE rules.
 */
public record SumReduction() implements Reduction {
  @Override
  public String name() {
    return "Sum";
  }

  @Override
  public List<Integer> stateLengths(int formulaDimension) {
    return List.of(formulaDimension);
  }

  @Override
  public int outputDimension(int formulaDimension) {
    return formulaDimension;
  }

  @Override
  public void neutral(Scope scope, List<Array> state) {
    Array sum = state.getFirst();
    scope.forEach(sum.length(), index -> scope.write(sum, index, scope.constant(0)));
  }

  @Override
  public void accumulate(Scope scope, List<Array> state, Vector value) {
    add(scope, state.getFirst(), value::at);
  }

  @Override
  public void merge(Scope scope, List<Array> state, List<Array> other) {
    add(scope, state.getFirst(), index -> scope.read(other.getFirst(), index));
  }

  @Override
  public void finish(Scope scope, List<Array> state) {
    Array sum = state.getFirst();
    scope.forEach(sum.length(), index -> scope.store(index, scope.read(sum, index)));
  }

  private static void add(
      Scope scope, Array sum, Function<Index, io.github.quern.ir.Value> addend) {
    scope.forEach(
        sum.length(),
        index -> scope.write(sum, index, scope.add(scope.read(sum, index), addend.apply(index))));
  }
}

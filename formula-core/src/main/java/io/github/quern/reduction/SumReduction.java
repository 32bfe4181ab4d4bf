package io.github.quern.reduction;

import io.github.quern.ir.Accumulation;
import io.github.quern.ir.Array;
import io.github.quern.ir.Output;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Vector;
import java.util.List;

/**
 * {@code Sum}: Σ_j F(x_i, y_j), component by component; D components. State: the sums. An empty sum
 * is 0; NaN and infinities follow IEEE rules.
 *
 * @param dimension D
 * @param summation how terms are added
 */
public record SumReduction(int dimension, Summation summation) implements Reduction {
  /** How {@code Genred} calls it. */
  public static final ReductionDefinition DEFINITION =
      ReductionDefinition.of(
              "Sum", request -> new SumReduction(request.dimension(), request.summation()))
          .formula("Σ_j F_j")
          .shape("D → (R, D)")
          .summary("sum; empty: 0; NaN: propagates");

  @Override
  public String name() {
    return DEFINITION.name();
  }

  @Override
  public List<StatePart> state() {
    return summation.parts(dimension);
  }

  @Override
  public List<Output> outputs() {
    return List.of(Output.real("sum", dimension));
  }

  @Override
  public Accumulation accumulation() {
    return summation.scheme().accumulation();
  }

  @Override
  public void neutral(Scope scope, List<Array> state) {
    summation.clear(scope, state);
  }

  @Override
  public void accumulate(Scope scope, List<Array> state, List<Vector> values) {
    Vector value = values.getFirst();
    scope.forEach(dimension, index -> summation.add(scope, state, index, value.at(index)));
  }

  @Override
  public void merge(Scope scope, List<Array> state, List<Array> other) {
    scope.forEach(
        dimension,
        index -> summation.add(scope, state, index, summation.term(scope, other, index)));
  }

  @Override
  public void finish(Scope scope, List<Array> state) {
    scope.forEach(dimension, index -> scope.store(0, index, summation.read(scope, state, index)));
  }
}

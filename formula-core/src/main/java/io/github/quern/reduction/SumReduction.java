package io.github.quern.reduction;

import io.github.quern.ir.Accumulation;
import io.github.quern.ir.Array;
import io.github.quern.ir.Index;
import io.github.quern.ir.Output;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Vector;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code Sum}: Σ_j F(x_i, y_j), component by component; D components. State: the sums. An empty sum
 * is 0; NaN and infinities follow IEEE rules.
 *
 * <p>Several formulas can be summed by one kernel, which then has as many results: terms that they
 * share are computed once.
 *
 * @param dimensions D of each formula
 * @param summation how terms are added
 */
public record SumReduction(List<Integer> dimensions, Summation summation) implements Reduction {
  /** How {@code Genred} calls it. */
  public static final ReductionDefinition DEFINITION =
      ReductionDefinition.of(
              "Sum", request -> new SumReduction(List.of(request.dimension()), request.summation()))
          .formula("Σ_j F_j")
          .shape("D → (R, D)")
          .summary("sum; empty: 0; NaN: propagates");

  /** Copies the list. */
  public SumReduction {
    dimensions = List.copyOf(dimensions);
  }

  private int components() {
    return dimensions.stream().mapToInt(Integer::intValue).reduce(0, Math::addExact);
  }

  @Override
  public String name() {
    return DEFINITION.name();
  }

  @Override
  public List<StatePart> state() {
    return summation.parts(components());
  }

  @Override
  public List<Output> outputs() {
    return dimensions.stream().map(dimension -> Output.real("sum", dimension)).toList();
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
    for (Part part : parts()) {
      Vector value = values.get(part.number());
      scope.forEach(
          part.dimension(),
          index -> summation.add(scope, state, index.plus(part.start()), value.at(index)));
    }
  }

  @Override
  public void merge(Scope scope, List<Array> state, List<Array> other) {
    scope.forEach(
        components(),
        index -> summation.add(scope, state, index, summation.term(scope, other, index)));
  }

  @Override
  public void finish(Scope scope, List<Array> state) {
    for (Part part : parts()) {
      scope.forEach(
          part.dimension(),
          index ->
              scope.store(
                  part.number(), index, summation.read(scope, state, index.plus(part.start()))));
    }
  }

  /**
   * The components of the state that belong to one formula.
   *
   * @param number which formula
   * @param dimension its dimension
   * @param start where they begin
   */
  private record Part(int number, int dimension, Index start) {}

  private List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    int start = 0;
    for (int dimension : dimensions) {
      parts.add(new Part(parts.size(), dimension, Index.fixed(start)));
      start += dimension;
    }
    return parts;
  }
}

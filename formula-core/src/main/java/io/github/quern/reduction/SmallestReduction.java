package io.github.quern.reduction;

import io.github.quern.ir.Accumulation;
import io.github.quern.ir.Array;
import io.github.quern.ir.Comparison;
import io.github.quern.ir.Index;
import io.github.quern.ir.Output;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Value;
import io.github.quern.ir.ValueType;
import io.github.quern.ir.Vector;
import java.util.ArrayList;
import java.util.List;

/**
 * The K smallest values of each component, ascending, their positions, or both. State: the K
 * smallest values so far, sorted, and their positions; entry {@code k * dimension + component}.
 *
 * <p>NaN never counts. Of equal values the one with the lower position comes first. Entries that
 * nothing was found for are +Infinity, with position 0.
 *
 * @param name the name in {@code Genred}
 * @param dimension the number of components
 * @param k how many
 * @param values whether values are a result
 * @param positions whether positions are a result
 */
record SmallestReduction(String name, int dimension, int k, boolean values, boolean positions)
    implements Reduction {
  static ReductionDefinition definition(String name, boolean values, boolean positions) {
    return ReductionDefinition.of(
            name,
            request ->
                new SmallestReduction(name, request.dimension(), request.k(), values, positions))
        .withK();
  }

  private int entries() {
    return Math.multiplyExact(k, dimension);
  }

  @Override
  public List<StatePart> state() {
    StatePart best = new StatePart(entries(), ValueType.REAL);
    return positions
        ? List.of(best, new StatePart(entries(), ValueType.INTEGER))
        : List.of(best);
  }

  @Override
  public List<Output> outputs() {
    List<Integer> axes = dimension == 1 ? List.of(k) : List.of(k, dimension);
    List<Output> outputs = new ArrayList<>();
    if (values) {
      outputs.add(new Output("values", axes, ValueType.REAL));
    }
    if (positions) {
      outputs.add(new Output("positions", axes, ValueType.INTEGER));
    }
    return outputs;
  }

  @Override
  public Accumulation accumulation() {
    return Accumulation.DIRECT;
  }

  @Override
  public void neutral(Scope scope, List<Array> state) {
    Value infinity = scope.constant(Double.POSITIVE_INFINITY);
    scope.forEach(entries(), index -> scope.write(state.getFirst(), index, infinity));
    if (positions) {
      scope.forEach(entries(), index -> scope.write(state.get(1), index, scope.constant(0)));
    }
  }

  @Override
  public void accumulate(Scope scope, List<Array> state, List<Vector> values) {
    Vector value = values.getFirst();
    scope.forEach(
        dimension,
        component -> {
          Value candidate = scope.convert(value.at(component), ValueType.REAL);
          Value position = positions ? scope.columnNumber() : scope.constant(0);
          insert(scope, state, component, candidate, position, false);
        });
  }

  @Override
  public void merge(Scope scope, List<Array> state, List<Array> other) {
    scope.repeat(
        k,
        rank ->
            scope.repeat(
                dimension,
                component -> {
                  Index entry = rank.times(dimension).plus(component);
                  Value candidate = scope.read(other.getFirst(), entry);
                  Value position =
                      positions ? scope.read(other.get(1), entry) : scope.constant(0);
                  insert(scope, state, component, candidate, position, positions);
                }));
  }

  /**
   * Carries a candidate along the sorted entries: wherever it comes first, it stays and what was
   * there goes on.
   *
   * @param byPosition whether a candidate that equals an entry can have a lower position
   */
  private void insert(
      Scope scope,
      List<Array> state,
      Index component,
      Value candidate,
      Value position,
      boolean byPosition) {
    scope.fold(
        k,
        List.of(candidate, position),
        (rank, carried) -> {
          Index entry = rank.times(dimension).plus(component);
          Value newcomer = carried.get(0);
          Value kept = scope.read(state.getFirst(), entry);
          scope.write(state.getFirst(), entry, first(scope, newcomer, kept, newcomer, kept));
          Value goesOn = first(scope, newcomer, kept, kept, newcomer);
          if (!positions) {
            return List.of(goesOn, carried.get(1));
          }
          Value newPosition = carried.get(1);
          Value keptPosition = scope.read(state.get(1), entry);
          Value lower = keptPosition;
          Value higher = newPosition;
          if (byPosition) {
            Value isLower =
                scope.choose(
                    Comparison.LESS, newPosition, keptPosition, newPosition, keptPosition);
            Value isHigher =
                scope.choose(
                    Comparison.LESS, newPosition, keptPosition, keptPosition, newPosition);
            lower = scope.choose(Comparison.EQUAL, newcomer, kept, isLower, keptPosition);
            higher = scope.choose(Comparison.EQUAL, newcomer, kept, isHigher, newPosition);
          }
          scope.write(state.get(1), entry, first(scope, newcomer, kept, newPosition, lower));
          return List.of(goesOn, first(scope, newcomer, kept, keptPosition, higher));
        });
  }

  private static Value first(
      Scope scope, Value newcomer, Value kept, Value whenFirst, Value otherwise) {
    return scope.choose(Comparison.LESS, newcomer, kept, whenFirst, otherwise);
  }

  @Override
  public void finish(Scope scope, List<Array> state) {
    List<Array> results = values ? state : state.subList(1, 2);
    for (int output = 0; output < results.size(); output++) {
      int number = output;
      Array result = results.get(output);
      scope.forEach(
          entries(), index -> scope.store(number, index, scope.read(result, index)));
    }
  }
}

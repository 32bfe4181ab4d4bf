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
    return positions ? List.of(best, new StatePart(entries(), ValueType.INTEGER)) : List.of(best);
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
          List<Value> parts =
              positions ? List.of(candidate, scope.columnNumber()) : List.of(candidate);
          insert(scope, state, component, new Entry(parts), false);
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
                  Index place = rank.times(dimension).plus(component);
                  insert(scope, state, component, Entry.read(scope, other, place), positions);
                }));
  }

  /**
   * Puts a candidate before the first entry that it precedes; that one and those after it move on
   * by one, and the last is dropped. Few candidates precede any.
   *
   * @param byPosition whether a candidate that equals an entry can have a lower position
   */
  private void insert(
      Scope scope, List<Array> state, Index component, Entry candidate, boolean byPosition) {
    Value last = scope.read(state.getFirst(), component.plus((k - 1) * dimension));
    scope.when(
        byPosition ? Comparison.LESS_OR_EQUAL : Comparison.LESS,
        candidate.value(),
        last,
        () -> insertBeforeLast(state, component, new Order(scope, candidate, byPosition)));
  }

  private void insertBeforeLast(List<Array> state, Index component, Order order) {
    Entry first = Entry.read(order.scope(), state, component);
    order.newcomerOr(first).write(order.scope(), state, component);
    if (k == 1) {
      return;
    }
    order
        .scope()
        .foldInLoop(
            k - 1,
            first.parts(),
            (rank, before) -> {
              Index place = rank.plus(1).times(dimension).plus(component);
              Entry previous = new Entry(before);
              Entry kept = Entry.read(order.scope(), state, place);
              order
                  .ifBefore(previous, previous, order.newcomerOr(kept))
                  .write(order.scope(), state, place);
              return kept.parts();
            });
  }

  /**
   * A value, and its position where the state has positions.
   *
   * @param parts one or both
   */
  private record Entry(List<Value> parts) {
    static Entry read(Scope scope, List<Array> state, Index place) {
      return new Entry(state.stream().map(array -> scope.read(array, place)).toList());
    }

    void write(Scope scope, List<Array> state, Index place) {
      for (int part = 0; part < parts.size(); part++) {
        scope.write(state.get(part), place, parts.get(part));
      }
    }

    Value value() {
      return parts.getFirst();
    }

    Value position() {
      return parts.get(1);
    }
  }

  /** Whether a newcomer precedes an entry. */
  private record Order(Scope scope, Entry newcomer, boolean byPosition) {
    /** The newcomer if it precedes an entry, else that. */
    Entry newcomerOr(Entry entry) {
      return ifBefore(entry, newcomer, entry);
    }

    Entry ifBefore(Entry entry, Entry then, Entry otherwise) {
      List<Value> parts = new ArrayList<>();
      for (int part = 0; part < then.parts().size(); part++) {
        parts.add(ifBefore(entry, then.parts().get(part), otherwise.parts().get(part)));
      }
      return new Entry(parts);
    }

    private Value ifBefore(Entry entry, Value then, Value otherwise) {
      Value unlessLess = otherwise;
      if (byPosition) {
        Value ifLower =
            scope.choose(Comparison.LESS, newcomer.position(), entry.position(), then, otherwise);
        unlessLess =
            scope.choose(Comparison.EQUAL, newcomer.value(), entry.value(), ifLower, otherwise);
      }
      return scope.choose(Comparison.LESS, newcomer.value(), entry.value(), then, unlessLess);
    }
  }

  @Override
  public void finish(Scope scope, List<Array> state) {
    List<Array> results = values ? state : state.subList(1, 2);
    for (int output = 0; output < results.size(); output++) {
      int number = output;
      Array result = results.get(output);
      scope.forEach(entries(), index -> scope.store(number, index, scope.read(result, index)));
    }
  }
}

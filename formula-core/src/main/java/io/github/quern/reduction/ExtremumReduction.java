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
 * The smallest or largest value of each component, its position, or both. State: the best value so
 * far and, where it is asked for, its position.
 *
 * <p>NaN never wins. Of equal values the one with the lowest position wins. Where nothing is better
 * than the infinity to start from, the position is 0.
 *
 * @param name the name in {@code Genred}
 * @param dimension the number of components
 * @param largest whether the largest is looked for
 * @param values whether values are a result
 * @param positions whether positions are a result
 */
record ExtremumReduction(
    String name, int dimension, boolean largest, boolean values, boolean positions)
    implements Reduction {
  static ReductionDefinition definition(
      String name, boolean largest, boolean values, boolean positions) {
    return ReductionDefinition.of(
        name,
        request -> new ExtremumReduction(name, request.dimension(), largest, values, positions));
  }

  @Override
  public List<StatePart> state() {
    StatePart best = new StatePart(dimension, ValueType.REAL);
    return positions ? List.of(best, new StatePart(dimension, ValueType.INTEGER)) : List.of(best);
  }

  @Override
  public List<Output> outputs() {
    List<Output> outputs = new ArrayList<>();
    if (values) {
      outputs.add(Output.real("value", dimension));
    }
    if (positions) {
      outputs.add(new Output("position", List.of(dimension), ValueType.INTEGER));
    }
    return outputs;
  }

  @Override
  public Accumulation accumulation() {
    return Accumulation.DIRECT;
  }

  @Override
  public void neutral(Scope scope, List<Array> state) {
    double worst = largest ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    scope.forEach(dimension, index -> scope.write(state.getFirst(), index, scope.constant(worst)));
    if (positions) {
      scope.forEach(dimension, index -> scope.write(state.get(1), index, scope.constant(0)));
    }
  }

  @Override
  public void accumulate(Scope scope, List<Array> state, List<Vector> values) {
    Vector value = values.getFirst();
    scope.forEach(
        dimension,
        index -> {
          Value candidate = scope.convert(value.at(index), ValueType.REAL);
          Value best = scope.read(state.getFirst(), index);
          scope.write(state.getFirst(), index, better(scope, candidate, best, candidate, best));
          if (positions) {
            Value known = scope.read(state.get(1), index);
            scope.write(
                state.get(1), index, better(scope, candidate, best, scope.columnNumber(), known));
          }
        });
  }

  @Override
  public void merge(Scope scope, List<Array> state, List<Array> other) {
    scope.forEach(
        dimension,
        index -> {
          Value candidate = scope.read(other.getFirst(), index);
          Value best = scope.read(state.getFirst(), index);
          scope.write(state.getFirst(), index, better(scope, candidate, best, candidate, best));
          if (positions) {
            mergePosition(scope, state.get(1), other.get(1), index, candidate, best);
          }
        });
  }

  private void mergePosition(
      Scope scope, Array positions, Array others, Index index, Value candidate, Value best) {
    Value known = scope.read(positions, index);
    Value found = scope.read(others, index);
    Value lower = scope.choose(Comparison.LESS, found, known, found, known);
    Value tied = scope.choose(Comparison.EQUAL, candidate, best, lower, known);
    scope.write(positions, index, better(scope, candidate, best, found, tied));
  }

  @Override
  public void finish(Scope scope, List<Array> state) {
    List<Array> results = values ? state : state.subList(1, 2);
    for (int output = 0; output < results.size(); output++) {
      int number = output;
      Array result = results.get(output);
      scope.forEach(dimension, index -> scope.store(number, index, scope.read(result, index)));
    }
  }

  /** {@code whenTrue} if the candidate beats the best so far. */
  private Value better(Scope scope, Value candidate, Value best, Value whenTrue, Value whenFalse) {
    return largest
        ? scope.choose(Comparison.LESS, best, candidate, whenTrue, whenFalse)
        : scope.choose(Comparison.LESS, candidate, best, whenTrue, whenFalse);
  }
}

package io.github.quern.reduction;

import io.github.quern.ir.Accumulation;
import io.github.quern.ir.Array;
import io.github.quern.ir.Comparison;
import io.github.quern.ir.Index;
import io.github.quern.ir.Output;
import io.github.quern.ir.Scope;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.ir.Value;
import io.github.quern.ir.ValueType;
import io.github.quern.ir.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Sums of exponentials exp(F) G that do not overflow: state m, the largest F so far, and the sums s
 * = Σ exp(F - m) G. States are added by bringing both to the larger m.
 *
 * <p>F = -Infinity adds nothing. NaN in F or G makes the sums NaN. Weights that are infinite follow
 * IEEE rules.
 *
 * @param name the name in {@code Genred}
 * @param weights the number of components of G; 0 if it is 1 throughout
 * @param result what is made of the state
 * @param summation how terms are added
 */
record ShiftedExponentials(String name, int weights, Result result, Summation summation)
    implements Reduction {
  private static final Index ONLY = Index.fixed(0);

  /** What is made of m and s. */
  enum Result {
    /** m + log s. */
    LOGARITHM,
    /** s divided by the sum without weights, which is kept as a first sum. */
    MEAN,
    /** m, then s. */
    PAIR
  }

  static ReductionDefinition definition(String name, Result result) {
    return ReductionDefinition.of(
            name,
            request ->
                new ShiftedExponentials(
                    name, request.weightDimension(), result, request.summation()))
        .ofScalars();
  }

  /** The number of weighted sums. */
  private int sums() {
    return Math.max(1, weights);
  }

  @Override
  public List<StatePart> state() {
    List<StatePart> parts = new ArrayList<>(List.of(new StatePart(1, ValueType.REAL)));
    parts.addAll(summation.parts(sums()));
    if (result == Result.MEAN) {
      parts.addAll(summation.parts(1));
    }
    return parts;
  }

  @Override
  public List<Output> outputs() {
    return List.of(
        switch (result) {
          case LOGARITHM -> Output.real("logarithm", sums());
          case MEAN -> Output.real("mean", sums());
          case PAIR -> Output.real("maximum and sum", 1 + sums());
        });
  }

  @Override
  public Accumulation accumulation() {
    return summation.scheme().accumulation();
  }

  private static Array maximum(List<Array> state) {
    return state.getFirst();
  }

  private List<Array> sums(List<Array> state) {
    return state.subList(1, 1 + summation.parts(1).size());
  }

  /** The sum without weights, of a mean. */
  private List<Array> denominator(List<Array> state) {
    return state.subList(1 + summation.parts(1).size(), state.size());
  }

  @Override
  public void neutral(Scope scope, List<Array> state) {
    scope.write(maximum(state), ONLY, scope.constant(Double.NEGATIVE_INFINITY));
    summation.clear(scope, state.subList(1, state.size()));
  }

  @Override
  public void accumulate(Scope scope, List<Array> state, List<Vector> values) {
    Value exponent = scope.convert(values.getFirst().at(0), ValueType.REAL);
    Value nothing = scope.constant(Double.NEGATIVE_INFINITY);
    Value maximum = scope.read(maximum(state), ONLY);
    Value distance = distance(scope, maximum, exponent);
    Value one = scope.constant(1);
    Value size = scope.choose(Comparison.EQUAL, exponent, nothing, nothing, distance);
    add(
        scope,
        state,
        new Shift(scope, maximum, exponent, size),
        index -> weights == 0 ? one : values.get(1).at(index),
        () -> one);
  }

  @Override
  public void merge(Scope scope, List<Array> state, List<Array> other) {
    Value maximum = scope.read(maximum(state), ONLY);
    Value exponent = scope.read(maximum(other), ONLY);
    add(
        scope,
        state,
        new Shift(scope, maximum, exponent, distance(scope, maximum, exponent)),
        index -> summation.term(scope, sums(other), index),
        () -> summation.term(scope, denominator(other), ONLY));
  }

  /** -|a - b|, which is 0 where both are the same infinity. */
  private static Value distance(Scope scope, Value a, Value b) {
    Value difference = scope.unary(UnaryFunction.ABS, scope.subtract(a, b));
    return scope.choose(
        Comparison.EQUAL, a, b, scope.constant(0), scope.unary(UnaryFunction.NEGATE, difference));
  }

  /** Both exponentials relative to the larger exponent: one of them is 1. */
  private record Shift(Value maximum, Value oldFactor, Value newFactor) {
    Shift(Scope scope, Value maximum, Value exponent, Value distance) {
      Value smaller = scope.unary(UnaryFunction.EXP, distance);
      Value one = scope.constant(1);
      this(
          scope.choose(Comparison.LESS, maximum, exponent, exponent, maximum),
          scope.choose(Comparison.LESS, maximum, exponent, smaller, one),
          scope.choose(Comparison.LESS, maximum, exponent, one, smaller));
    }
  }

  private void add(
      Scope scope,
      List<Array> state,
      Shift shift,
      Function<Index, Value> term,
      Supplier<Value> denominatorTerm) {
    scope.forEach(sums(), index -> add(scope, sums(state), index, shift, term.apply(index)));
    if (result == Result.MEAN) {
      add(scope, denominator(state), ONLY, shift, denominatorTerm.get());
    }
    scope.write(maximum(state), ONLY, shift.maximum());
  }

  private void add(Scope scope, List<Array> sums, Index index, Shift shift, Value term) {
    summation.scaleAndAdd(
        scope, sums, index, shift.oldFactor(), scope.multiply(shift.newFactor(), term));
  }

  @Override
  public void finish(Scope scope, List<Array> state) {
    Value maximum = scope.read(maximum(state), ONLY);
    if (result == Result.PAIR) {
      scope.store(0, ONLY, maximum);
    }
    scope.forEach(
        sums(),
        index -> {
          Value sum = summation.read(scope, sums(state), index);
          switch (result) {
            case LOGARITHM ->
                scope.store(0, index, scope.add(maximum, scope.unary(UnaryFunction.LOG, sum)));
            case MEAN -> {
              Value total = summation.read(scope, denominator(state), ONLY);
              scope.store(0, index, scope.divide(sum, total));
            }
            case PAIR -> scope.store(0, index.plus(1), sum);
          }
        });
  }
}

package io.github.quern.reduction;

import io.github.quern.ir.Array;
import io.github.quern.ir.Index;
import io.github.quern.ir.Scope;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.ir.Value;
import io.github.quern.ir.ValueType;
import java.util.List;

/**
 * Sums as part of a reduction's state: their type and how terms are added. The arrays are the sums,
 * and for Kahan's scheme what the last additions lost.
 *
 * @param type real, or double for wide accumulators
 * @param scheme how terms are added
 */
public record Summation(ValueType type, SumScheme scheme) {
  /** The parts of the state for a number of sums. */
  List<StatePart> parts(int length) {
    StatePart sums = new StatePart(length, type);
    return scheme == SumScheme.KAHAN ? List.of(sums, sums) : List.of(sums);
  }

  /** Sets the sums to 0. */
  void clear(Scope scope, List<Array> arrays) {
    for (Array array : arrays) {
      scope.forEach(array.length(), index -> scope.write(array, index, scope.constant(0)));
    }
  }

  /** One sum. */
  Value read(Scope scope, List<Array> arrays, Index index) {
    return scope.read(arrays.getFirst(), index);
  }

  /** Adds a term to one sum. */
  void add(Scope scope, List<Array> arrays, Index index, Value term) {
    set(scope, arrays, index, read(scope, arrays, index), lost(scope, arrays, index), term);
  }

  /** Multiplies one sum by a factor, then adds a term. */
  void scaleAndAdd(Scope scope, List<Array> arrays, Index index, Value factor, Value term) {
    Value sum = scope.multiply(read(scope, arrays, index), factor);
    Value lost =
        scheme == SumScheme.KAHAN
            ? scope.multiply(lost(scope, arrays, index), factor)
            : scope.constant(0);
    set(scope, arrays, index, sum, lost, term);
  }

  /** The term that other sums of the same kind amount to. */
  Value term(Scope scope, List<Array> other, Index index) {
    Value sum = read(scope, other, index);
    return scheme == SumScheme.KAHAN ? scope.subtract(sum, lost(scope, other, index)) : sum;
  }

  private Value lost(Scope scope, List<Array> arrays, Index index) {
    return scheme == SumScheme.KAHAN ? scope.read(arrays.get(1), index) : scope.constant(0);
  }

  private void set(
      Scope scope, List<Array> arrays, Index index, Value sum, Value lost, Value term) {
    if (scheme != SumScheme.KAHAN) {
      scope.write(arrays.getFirst(), index, scope.add(sum, term));
      return;
    }
    Value corrected = scope.subtract(term, lost);
    Value next = scope.add(sum, corrected);
    Value rest = scope.subtract(scope.subtract(next, sum), corrected);
    scope.write(arrays.getFirst(), index, next);
    scope.write(arrays.get(1), index, finiteOrZero(scope, next, rest));
  }

  /** Infinite sums lose nothing; without this they would become NaN with the next term. */
  private static Value finiteOrZero(Scope scope, Value sum, Value rest) {
    return scope.choose(
        io.github.quern.ir.Comparison.EQUAL,
        scope.unary(UnaryFunction.ABS, sum),
        scope.constant(Double.POSITIVE_INFINITY),
        scope.constant(0),
        rest);
  }
}

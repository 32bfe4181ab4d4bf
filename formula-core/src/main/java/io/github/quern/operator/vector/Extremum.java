package io.github.quern.operator.vector;

import io.github.quern.ir.Comparison;
import io.github.quern.ir.Index;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Value;
import io.github.quern.ir.Vector;
import java.util.List;

/**
 * The extremal component of a vector and its position; of equal ones the first.
 *
 * @param value the component
 * @param position its position, as a real number
 */
record Extremum(Value value, Value position) {
  static Extremum largest(Scope scope, Vector f) {
    return search(scope, f, true);
  }

  static Extremum smallest(Scope scope, Vector f) {
    return search(scope, f, false);
  }

  private static Extremum search(Scope scope, Vector f, boolean largest) {
    List<Value> found =
        scope.fold(
            f.dimension() - 1,
            List.of(f.at(0), scope.constant(0)),
            (before, soFar) -> {
              Index index = before.plus(1);
              Value best = soFar.get(0);
              Value entry = f.at(index);
              Value less = largest ? best : entry;
              Value more = largest ? entry : best;
              return List.of(
                  scope.choose(Comparison.LESS, less, more, entry, best),
                  scope.choose(Comparison.LESS, less, more, scope.position(index), soFar.get(1)));
            });
    return new Extremum(found.get(0), found.get(1));
  }
}

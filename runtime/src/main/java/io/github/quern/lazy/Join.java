package io.github.quern.lazy;

import io.github.quern.formula.Category;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Substitution;
import io.github.quern.formula.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Several formulas over common variables: the same data in the same role are one variable.
 *
 * @param formulas the formulas, in order
 * @param bindings what all their variables stand for
 * @param options how they are computed
 */
record Join(List<Formula> formulas, Bindings bindings, LazyOptions options) {
  /** What data are used for: equal ones become one argument. */
  private record Role(Category category, Source source) {}

  /** Copies the list. */
  Join {
    formulas = List.copyOf(formulas);
  }

  /**
   * Joins lazy tensors, at least one.
   *
   * @throws IllegalArgumentException if their data or options do not fit together
   */
  static Join of(List<LazyTensor> tensors) {
    Bindings first = tensors.getFirst().bindings();
    LazyOptions options = tensors.getFirst().options();
    Map<Variable, Source> sources = new LinkedHashMap<>(first.sources());
    Map<Role, Variable> known = new HashMap<>();
    sources.forEach(
        (variable, source) -> known.put(new Role(variable.category(), source), variable));
    List<Formula> formulas = new ArrayList<>();
    for (LazyTensor tensor : tensors) {
      options = LazyOptions.common(options, tensor.options());
      Map<Variable, Formula> renamed = new HashMap<>();
      tensor
          .bindings()
          .sources()
          .forEach((variable, source) -> {
            Variable same = known.putIfAbsent(new Role(variable.category(), source), variable);
            if (same == null) {
              sources.put(variable, source);
            } else if (!same.equals(variable)) {
              renamed.put(variable, same);
            }
          });
      formulas.add(
          renamed.isEmpty()
              ? tensor.unplaced()
              : Substitution.replace(
                  tensor.unplaced(), variable -> renamed.getOrDefault(variable, variable)));
    }
    boolean nothingNew = sources.size() == first.sources().size();
    return new Join(formulas, nothingNew ? first : new Bindings(sources), options);
  }
}

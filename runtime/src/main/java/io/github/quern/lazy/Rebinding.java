package io.github.quern.lazy;

import io.github.quern.formula.Apply;
import io.github.quern.formula.Category;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Span;
import io.github.quern.formula.Substitution;
import io.github.quern.formula.Variable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;

/** Collects variables of other roles or data, to take the place of those of a lazy tensor. */
final class Rebinding {
  private final Map<Variable, Source> sources = new LinkedHashMap<>();
  private final Map<Variable, Formula> replaced = new HashMap<>();

  /** A further variable. */
  Variable bind(int dimension, Category category, Source source) {
    Variable variable = new Variable(Variable.UNPLACED, dimension, category, null, Span.NONE);
    sources.put(variable, source);
    return variable;
  }

  /** Replaces a variable by one of the same dimension. */
  void replace(Variable variable, Category category, Source source) {
    replaced.put(variable, bind(variable.dimension(), category, source));
  }

  /** Leaves a variable as it is. */
  void keep(Variable variable, Source source) {
    sources.put(variable, source);
    replaced.put(variable, variable);
  }

  /**
   * The lazy tensor with its variables replaced; each must have been named before.
   *
   * @param tensor the lazy tensor
   * @param applications from an application and its new operands to what stands in its place
   * @param options the new options
   */
  LazyTensor of(
      LazyTensor tensor,
      BiFunction<Apply, List<Formula>, Formula> applications,
      LazyOptions options) {
    return new LazyTensor(
        Substitution.replace(
            tensor.unplaced(),
            variable -> Objects.requireNonNull(replaced.get(variable)),
            applications),
        new Bindings(sources),
        options);
  }
}

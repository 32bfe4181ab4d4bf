package io.github.quern.graph;

import io.github.quern.formula.Variable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which variables of a graph depend on some of its arguments. */
final class Dependents {
  private Dependents() {}

  /** The arguments themselves, and the results of all stages that use them or each other. */
  static Set<Variable> of(ReductionGraph graph, List<Variable> arguments) {
    Set<Variable> dependents = new HashSet<>(arguments);
    for (Stage stage : graph.stages()) {
      if (ReductionGraph.variables(stage.formulas()).stream().anyMatch(dependents::contains)) {
        dependents.add(stage.result());
      }
    }
    return dependents;
  }
}

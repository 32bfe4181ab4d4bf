package io.github.quern.graph;

import io.github.quern.formula.Formula;
import io.github.quern.formula.Subterms;
import io.github.quern.formula.Variable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A computation from arguments to results through stages.
 *
 * @param arguments the arguments of a call, by position
 * @param stages in an order in which they can be computed; those that no result needs are left out
 * @param results the results
 */
public record ReductionGraph(List<Variable> arguments, List<Stage> stages, List<Result> results) {
  /** Copies the lists, and leaves out what is not needed. */
  public ReductionGraph {
    arguments = List.copyOf(arguments);
    results = List.copyOf(results);
    stages = needed(stages, results);
  }

  private static List<Stage> needed(List<Stage> stages, List<Result> results) {
    Map<Variable, Stage> byResult = new LinkedHashMap<>();
    stages.forEach(stage -> byResult.put(stage.result(), stage));
    Set<Stage> needed = new HashSet<>();
    Deque<Formula> open = new ArrayDeque<>(results.stream().map(Result::formula).toList());
    while (!open.isEmpty()) {
      for (Variable variable : variables(List.of(open.pop()))) {
        Stage stage = byResult.get(variable);
        if (stage != null && needed.add(stage)) {
          open.addAll(stage.formulas());
        }
      }
    }
    return stages.stream().filter(needed::contains).toList();
  }

  /** The distinct variables of formulas, in the order in which they are met. */
  public static List<Variable> variables(List<Formula> formulas) {
    Set<Formula> terms = new java.util.LinkedHashSet<>();
    formulas.forEach(formula -> terms.addAll(Subterms.of(formula)));
    List<Variable> variables = new ArrayList<>();
    for (Formula term : terms) {
      if (term instanceof Variable variable) {
        variables.add(variable);
      }
    }
    return variables;
  }
}

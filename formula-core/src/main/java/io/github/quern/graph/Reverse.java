package io.github.quern.graph;

import io.github.quern.derivative.Gradient;
import io.github.quern.formula.Category;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Variable;
import io.github.quern.operator.constant.Zero;
import io.github.quern.operator.scalar.Add;
import io.github.quern.simplify.Simplifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reverse mode: the gradients of Σ_k (e_k | result_k) in some arguments. */
public final class Reverse {
  private final GraphBuilder builder = new GraphBuilder();
  private final Set<Variable> active;
  private final Map<Variable, Formula> adjoints = new HashMap<>();

  private Reverse(Set<Variable> active) {
    this.active = active;
  }

  /**
   * The graph of the gradients.
   *
   * @param graph what to differentiate
   * @param variables in which arguments
   * @param withValues whether the graph's own results come first
   * @return a graph that takes one more argument for each result, the incoming gradient of that
   *     result, and gives one result for each variable, of its shape
   */
  public static ReductionGraph of(
      ReductionGraph graph, List<Variable> variables, boolean withValues) {
    Reverse reverse = new Reverse(Dependents.of(graph, variables));
    reverse.builder.addAll(graph.stages());
    List<Variable> arguments = new ArrayList<>(graph.arguments());
    List<Result> results = new ArrayList<>(withValues ? graph.results() : List.of());
    for (Result result : graph.results()) {
      Variable incoming =
          Names.argument(arguments, "e", result.formula().dimension(), result.category());
      arguments.add(incoming);
      reverse.backThroughRows(result.formula(), result.category(), incoming);
    }
    for (Stage stage : graph.stages().reversed()) {
      Formula adjoint = reverse.adjoints.get(stage.result());
      if (adjoint != null) {
        reverse.backThroughPairs(stage, adjoint);
      }
    }
    for (Variable variable : variables) {
      results.add(
          new Result(
              "gradient in " + variable.label(),
              reverse.gradient(variable),
              variable.category(),
              Optional.of(variable)));
    }
    return new ReductionGraph(arguments, reverse.builder.stages(), results);
  }

  private Formula gradient(Variable variable) {
    Formula adjoint = adjoints.get(variable);
    if (adjoint != null) {
      return Simplifier.simplify(adjoint);
    }
    // A sum of zeros has the rows that the result must have.
    Category rows = variable.category() == Category.PM ? Category.VI : variable.category();
    return builder.sumOverPairs(new Zero(variable.dimension()).of(), rows, variable.category());
  }

  /** What each row has been computed from in that row alone. */
  private void backThroughRows(Formula formula, Category rows, Formula incoming) {
    for (Variable variable : activeIn(formula)) {
      Formula gradient = Simplifier.simplify(Gradient.of(formula, variable, incoming));
      add(variable, variable.category() == rows ? gradient : builder.sumOverRows(gradient, rows));
    }
  }

  private void backThroughPairs(Stage stage, Formula adjoint) {
    if (!stage.overPairs()) {
      // All rows get the incoming gradient of their sum.
      backThroughRows(stage.formulas().getFirst(), stage.rows(), adjoint);
      return;
    }
    Formula terms = Terms.summed(stage);
    Formula incoming = Terms.ofSums(stage, adjoint);
    for (Variable variable : activeIn(terms)) {
      if (variable.equals(stage.result())) {
        // The largest exponent, on which the result does not depend.
        continue;
      }
      Category category = variable.category();
      add(
          variable,
          builder.sumOverPairs(
              Gradient.of(terms, variable, incoming),
              category == Category.PM ? stage.rows() : category,
              category));
    }
  }

  private List<Variable> activeIn(Formula formula) {
    return ReductionGraph.variables(List.of(formula)).stream().filter(active::contains).toList();
  }

  private void add(Variable variable, Formula contribution) {
    adjoints.merge(variable, contribution, (sum, term) -> new Add().of(sum, term));
  }
}

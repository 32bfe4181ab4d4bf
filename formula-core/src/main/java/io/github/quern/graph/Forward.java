package io.github.quern.graph;

import io.github.quern.derivative.Differential;
import io.github.quern.formula.Category;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Variable;
import io.github.quern.operator.constant.Zero;
import io.github.quern.operator.scalar.Add;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Forward mode: the derivatives of all results along directions in some arguments. */
public final class Forward {
  private final GraphBuilder builder = new GraphBuilder();
  private final Map<Variable, Formula> tangents = new HashMap<>();

  private Forward() {}

  /**
   * The graph of the derivatives.
   *
   * @param graph what to differentiate
   * @param variables in which arguments
   * @param withValues whether the graph's own results come first
   * @return a graph that takes one more argument for each variable, the direction, of its shape,
   *     and gives the derivative of each result
   */
  public static ReductionGraph of(
      ReductionGraph graph, List<Variable> variables, boolean withValues) {
    Forward forward = new Forward();
    forward.builder.addAll(graph.stages());
    List<Variable> arguments = new ArrayList<>(graph.arguments());
    for (Variable variable : variables) {
      Variable direction =
          Names.argument(arguments, "u", variable.dimension(), variable.category());
      arguments.add(direction);
      forward.tangents.put(variable, direction);
    }
    graph.stages().forEach(forward::through);
    List<Result> results = new ArrayList<>(withValues ? graph.results() : List.of());
    for (Result result : graph.results()) {
      Formula tangent = forward.tangent(result.formula(), null);
      results.add(
          new Result(
              "derivative of " + result.name(),
              tangent == null ? forward.zeros(result) : tangent,
              result.category(),
              result.like()));
    }
    return new ReductionGraph(arguments, forward.builder.stages(), results);
  }

  /** A sum of zeros, which has the rows that the result must have. */
  private Formula zeros(Result result) {
    Category rows = result.category() == Category.PM ? Category.VI : result.category();
    return builder.sumOverPairs(
        new Zero(result.formula().dimension()).of(), rows, result.category());
  }

  private void through(Stage stage) {
    // On the largest exponent, which is a part of the stage's own result, nothing depends.
    Formula tangent = tangent(Terms.summed(stage), stage.result());
    if (tangent == null) {
      return;
    }
    Category category = stage.result().category();
    tangents.put(
        stage.result(),
        stage.overPairs()
            ? Terms.besideMaximum(stage, builder.sumOverPairs(tangent, stage.rows(), category))
            : builder.sumOverRows(tangent, stage.rows()));
  }

  /** Σ over the variables of a formula of its derivative along the tangent; null if it is zero. */
  private @Nullable Formula tangent(Formula formula, @Nullable Variable constant) {
    Formula sum = null;
    for (Variable variable : ReductionGraph.variables(List.of(formula))) {
      Formula direction = tangents.get(variable);
      if (direction != null && !variable.equals(constant)) {
        Formula term = Differential.of(formula, variable, direction);
        sum = sum == null ? term : new Add().of(sum, term);
      }
    }
    return sum;
  }
}

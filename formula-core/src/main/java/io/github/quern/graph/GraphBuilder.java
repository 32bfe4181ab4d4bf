package io.github.quern.graph;

import io.github.quern.formula.Category;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Span;
import io.github.quern.formula.Variable;
import io.github.quern.simplify.Simplifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the stages of a graph; equal stages become one. */
final class GraphBuilder {
  private record Work(
      Stage.Kind kind, List<Formula> formulas, Category rows, Category result, boolean overPairs) {}

  private final List<Stage> stages = new ArrayList<>();
  private final Map<Work, Variable> known = new HashMap<>();

  /** Keeps the stages that are there. */
  void addAll(List<Stage> given) {
    for (Stage stage : given) {
      stages.add(stage);
      known.put(
          new Work(
              stage.kind(),
              stage.formulas(),
              stage.rows(),
              stage.result().category(),
              stage.overPairs()),
          stage.result());
    }
  }

  /** A sum over all pairs, with rows of their own or, for a parameter, added up. */
  Variable sumOverPairs(Formula formula, Category rows, Category result) {
    return add(Stage.Kind.SUM, List.of(formula), rows, result, formula.dimension(), true);
  }

  /** The sum over all rows of something that each row has. */
  Variable sumOverRows(Formula formula, Category rows) {
    return add(Stage.Kind.SUM, List.of(formula), rows, Category.PM, formula.dimension(), false);
  }

  /** The largest exponent and the sums of exponentials; see the kind of stage. */
  Variable shiftedExponentials(List<Formula> formulas, Category rows) {
    int sums = formulas.size() == 1 ? 1 : formulas.get(1).dimension();
    return add(Stage.Kind.SHIFTED_EXPONENTIALS, formulas, rows, rows, 1 + sums, true);
  }

  private Variable add(
      Stage.Kind kind,
      List<Formula> formulas,
      Category rows,
      Category result,
      int dimension,
      boolean overPairs) {
    List<Formula> simple = formulas.stream().map(Simplifier::simplify).toList();
    return known.computeIfAbsent(
        new Work(kind, simple, rows, result, overPairs),
        work -> {
          Variable variable =
              new Variable(
                  Variable.UNPLACED, dimension, result, "stage " + stages.size(), Span.NONE);
          stages.add(new Stage(variable, kind, simple, rows, overPairs));
          return variable;
        });
  }

  /** The stages. */
  List<Stage> stages() {
    return stages;
  }
}

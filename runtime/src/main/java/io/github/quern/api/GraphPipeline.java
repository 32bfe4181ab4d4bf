package io.github.quern.api;

import io.github.quern.formula.Category;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Span;
import io.github.quern.formula.Substitution;
import io.github.quern.formula.Variable;
import io.github.quern.graph.ReductionGraph;
import io.github.quern.graph.Result;
import io.github.quern.graph.Stage;
import io.github.quern.ir.Output;
import io.github.quern.reduction.Reduction;
import io.github.quern.reduction.ReductionDefinition;
import io.github.quern.reduction.Reductions;
import io.github.quern.reduction.SumReduction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes a pipeline of a graph: sums that can be computed at the same time, over the same index,
 * share a kernel.
 */
final class GraphPipeline {
  /** Which sums share a kernel. */
  private record Group(Category rows, boolean overPairs) {}

  private final ReductionGraph graph;
  private final Settings settings;
  private final List<Step> steps = new ArrayList<>();

  /** How many kernels must have run before the result of a stage is there. */
  private final Map<Variable, Integer> levels = new HashMap<>();

  private GraphPipeline(ReductionGraph graph, Settings settings) {
    this.graph = graph;
    this.settings = settings;
  }

  static Pipeline of(ReductionGraph graph, Settings settings) {
    GraphPipeline pipeline = new GraphPipeline(graph, settings);
    pipeline.addStages();
    List<Delivery> deliveries = pipeline.addResults();
    return new Pipeline(graph.arguments(), pipeline.steps, deliveries);
  }

  private void addStages() {
    Map<Integer, List<Stage>> byLevel = new TreeMap<>();
    for (Stage stage : graph.stages()) {
      int level =
          ReductionGraph.variables(stage.formulas()).stream()
              .mapToInt(variable -> levels.getOrDefault(variable, 0))
              .max()
              .orElse(0);
      levels.put(stage.result(), level + 1);
      byLevel.computeIfAbsent(level, key -> new ArrayList<>()).add(stage);
    }
    byLevel.values().forEach(this::addLevel);
  }

  /** Stages that can be computed at the same time. */
  private void addLevel(List<Stage> stages) {
    Map<Group, List<Stage>> sums = new LinkedHashMap<>();
    for (Stage stage : stages) {
      switch (stage.kind()) {
        case SUM ->
            sums.computeIfAbsent(
                    new Group(stage.rows(), stage.overPairs()), key -> new ArrayList<>())
                .add(stage);
        case SHIFTED_EXPONENTIALS ->
            add(
                stage.formulas(),
                exponentials(stage.formulas()),
                List.of(stage.result()),
                stage.rows(),
                true);
      }
    }
    sums.forEach((group, members) ->
        addSums(
            members.stream().map(stage -> stage.formulas().getFirst()).toList(),
            members.stream().map(Stage::result).toList(),
            group.rows(),
            group.overPairs()));
  }

  private Reduction exponentials(List<Formula> formulas) {
    boolean weighted = formulas.size() > 1;
    return Reductions.find(weighted ? "Max_SumShiftExpWeight" : "Max_SumShiftExp")
        .orElseThrow()
        .create(
            new ReductionDefinition.Request(
                1, weighted ? formulas.get(1).dimension() : 0, 0, settings.summation()));
  }

  private void addSums(
      List<Formula> formulas, List<Variable> outputs, Category rows, boolean overPairs) {
    List<Integer> dimensions = formulas.stream().map(Formula::dimension).toList();
    add(formulas, new SumReduction(dimensions, settings.summation()), outputs, rows, overPairs);
  }

  private void add(
      List<Formula> formulas,
      Reduction reduction,
      List<Variable> outputs,
      Category rows,
      boolean overPairs) {
    // The pairs of a call are those of all its arguments, used or not.
    Set<Variable> inputs = new LinkedHashSet<>(overPairs ? graph.arguments() : List.of());
    inputs.addAll(ReductionGraph.variables(formulas));
    Map<Variable, Variable> placed = new LinkedHashMap<>();
    inputs.forEach(input -> placed.put(input, input.at(placed.size())));
    ReductionKernel kernel =
        new ReductionKernel(
            settings,
            formulas.stream()
                .map(formula ->
                    Substitution.replace(
                        formula, variable -> Objects.requireNonNull(placed.get(variable))))
                .toList(),
            reduction,
            List.copyOf(placed.values()),
            rows == Category.VI ? 1 : 0);
    steps.add(new Step(kernel, List.copyOf(inputs), outputs, overPairs));
  }

  private List<Delivery> addResults() {
    List<Delivery> deliveries = new ArrayList<>();
    Map<Category, List<Formula>> formulas = new LinkedHashMap<>();
    Map<Category, List<Variable>> outputs = new LinkedHashMap<>();
    for (Result result : graph.results()) {
      Formula formula = result.formula();
      Variable source;
      if (formula instanceof Variable variable && levels.containsKey(variable)) {
        source = variable;
      } else {
        source =
            new Variable(
                Variable.UNPLACED,
                formula.dimension(),
                result.category(),
                result.name(),
                Span.NONE);
        formulas.computeIfAbsent(result.category(), key -> new ArrayList<>()).add(formula);
        outputs.computeIfAbsent(result.category(), key -> new ArrayList<>()).add(source);
      }
      deliveries.add(
          new Delivery(Output.real(result.name(), formula.dimension()), source, result.like()));
    }
    formulas.forEach((category, list) ->
        addSums(
            list,
            Objects.requireNonNull(outputs.get(category)),
            category == Category.PM ? Category.VI : category,
            false));
    return deliveries;
  }
}

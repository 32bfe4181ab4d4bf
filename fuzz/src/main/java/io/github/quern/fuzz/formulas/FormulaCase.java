package io.github.quern.fuzz.formulas;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.api.GenredBuilder;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import io.github.quern.dsl.Term;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A random call.
 *
 * @param seed decides all of it
 * @param variables the arguments, by position
 * @param formula what is reduced
 * @param weight the second formula
 * @param reducing what is done with it
 * @param gradient whose gradient of the reduction is computed instead, if one is
 * @param derivative the function that the formula was differentiated with, if it was
 * @param layout sizes and data
 */
record FormulaCase(
    long seed,
    List<Variable> variables,
    Formula formula,
    Optional<Formula> weight,
    Reducing reducing,
    Optional<String> gradient,
    Optional<String> derivative,
    Layout layout) {
  /** Copies the list. */
  FormulaCase {
    variables = List.copyOf(variables);
  }

  FormulaCase with(Formula newFormula) {
    return new FormulaCase(
        seed, variables, newFormula, weight, reducing, gradient, derivative, layout);
  }

  FormulaCase withWeight(Formula newWeight) {
    return new FormulaCase(
        seed, variables, formula, Optional.of(newWeight), reducing, gradient, derivative, layout);
  }

  FormulaCase with(Layout newLayout) {
    return new FormulaCase(
        seed, variables, formula, weight, reducing, gradient, derivative, newLayout);
  }

  FormulaCase with(Reducing newReducing) {
    return new FormulaCase(
        seed, variables, formula, weight, newReducing, gradient, derivative, layout);
  }

  FormulaCase withoutGradient() {
    return new FormulaCase(
        seed, variables, formula, weight, reducing, Optional.empty(), derivative, layout);
  }

  /** The reduction, or its gradient, on the tiers of an engine. */
  Genred genred(Engine engine) {
    Genred genred = value(engine);
    return gradient.map(genred::gradient).orElse(genred);
  }

  private Genred value(Engine engine) {
    Term[] arguments = variables.stream().map(Term::new).toArray(Term[]::new);
    GenredBuilder builder = Genred.of(new Term(formula), arguments).engine(engine);
    weight.map(Term::new).ifPresent(builder::formula2);
    return reducing.configure(builder).build();
  }

  /** The arguments of the call. */
  Tensor[] arguments(Engine engine) {
    List<Tensor> arguments = new ArrayList<>(layout.arguments(variables, seed));
    if (gradient.isPresent()) {
      Shape shape = value(engine).shapes(arguments.toArray(Tensor[]::new)).getFirst();
      arguments.add(layout.incoming(shape.sizes(), seed));
    }
    return arguments.toArray(Tensor[]::new);
  }

  /** What the call is run with, but for the tier. */
  CallOptions options() {
    // The order in which ArgKMin gives equal positions and others of equal value is left open.
    boolean overlap = !reducing.definition().name().contains("ArgKMin");
    return layout
        .ranges(reducing.axis(), overlap, seed)
        .map(CallOptions.DEFAULT::withRanges)
        .orElse(CallOptions.DEFAULT);
  }

  @Override
  public String toString() {
    String aliases =
        variables.stream().map(Variable::declaration).collect(Collectors.joining(", "));
    return gradient.map(name -> "gradient in " + name + " of ").orElse("")
        + reducing
        + " of "
        + formula
        + weight.map(term -> " with weight " + term).orElse("")
        + "; "
        + aliases
        + "; "
        + layout;
  }
}

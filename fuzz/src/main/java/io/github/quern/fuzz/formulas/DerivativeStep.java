package io.github.quern.fuzz.formulas;

import io.github.quern.formula.Category;
import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Span;
import io.github.quern.formula.Variable;
import io.github.quern.operator.Operators;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Differentiates a formula by a function of the language, with operands that fit: directions and
 * incoming gradients are new variables, appended to those there are.
 */
final class DerivativeStep {
  private final List<Variable> variables;
  private final Variable variable;
  private final SplittableRandom random;

  private DerivativeStep(List<Variable> variables, Variable variable, SplittableRandom random) {
    this.variables = variables;
    this.variable = variable;
    this.random = random;
  }

  /**
   * The derivative; empty where there is none, such as behind a function that has none.
   *
   * @param name the function, such as {@code Grad}
   * @param formula what is differentiated
   * @param variables the variables, to which new ones are added
   * @param random decides what is free
   */
  static Optional<Formula> apply(
      String name, Formula formula, List<Variable> variables, SplittableRandom random) {
    Variable variable = variables.get(random.nextInt(variables.size()));
    List<Variable> extended = new ArrayList<>(variables);
    try {
      Formula derivative = new DerivativeStep(extended, variable, random).apply(name, formula);
      variables.addAll(extended.subList(variables.size(), extended.size()));
      return Optional.of(derivative);
    } catch (IllegalArgumentException | ArithmeticException none) {
      return Optional.empty();
    }
  }

  private Formula apply(String name, Formula formula) {
    return switch (name) {
      case "Grad" -> call(name, formula, variable, fresh(formula.dimension()));
      case "Diff" -> call(name, formula, variable, fresh(variable.dimension()));
      case "GradMatrix" -> call(name, formula, variable);
      case "Divergence" -> call(name, field(formula), variable);
      case "Laplacian" -> call(name, formula.isScalar() ? formula : call("Sum", formula), variable);
      case "TraceOperator" -> {
        Variable direction = fresh(variable.dimension());
        yield call(name, call("Diff", field(formula), variable, direction), direction);
      }
      case "AdjointOperator" -> {
        Variable direction = fresh(variable.dimension());
        Formula linear = call("Diff", formula, variable, direction);
        yield call(name, linear, direction, fresh(formula.dimension()));
      }
      default -> throw new IllegalStateException("no way to call " + name);
    };
  }

  /** A formula of the dimension of the variable. */
  private Formula field(Formula formula) {
    if (formula.dimension() == variable.dimension()) {
      return formula;
    }
    return call("Mult", formula.isScalar() ? formula : call("Sum", formula), variable);
  }

  private Variable fresh(int dimension) {
    int position = variables.size();
    List<Category> categories = List.of(Category.values());
    Category category = categories.get(random.nextInt(categories.size()));
    Variable fresh = new Variable(position, dimension, category, "e" + position, Span.NONE);
    variables.add(fresh);
    return fresh;
  }

  private static Formula call(String name, Formula... operands) {
    Definition definition = Operators.standard().find(name).orElseThrow();
    return definition.builder().build(List.of(operands), List.of(), Span.NONE);
  }
}

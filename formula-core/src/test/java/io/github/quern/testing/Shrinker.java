package io.github.quern.testing;

import io.github.quern.formula.Apply;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Subterms;
import io.github.quern.formula.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds a small formula with a property, such as failing a test, from a large one that has it. */
public final class Shrinker {
  private final List<Variable> variables;
  private final Predicate<Formula> property;

  private Shrinker(List<Variable> variables, Predicate<Formula> property) {
    this.variables = List.copyOf(variables);
    this.property = property;
  }

  /**
   * Replaces the formula by its operands, and terms within it by variables or by terms within them
   * of the same dimension, as long as the property holds.
   *
   * @param formula has the property
   * @param variables what terms may be replaced by
   * @param property what must stay true; an exception counts as false
   */
  public static Formula shrink(
      Formula formula, List<Variable> variables, Predicate<Formula> property) {
    Shrinker shrinker = new Shrinker(variables, property);
    Formula smallest = formula;
    Optional<Formula> smaller = Optional.of(formula);
    while (smaller.isPresent()) {
      smallest = smaller.get();
      smaller = shrinker.candidates(smallest).filter(shrinker::holds).findFirst();
    }
    return smallest;
  }

  /** The number of operators, counting shared terms each time. */
  public static long size(Formula formula) {
    return formula instanceof Apply apply
        ? 1 + apply.operands().stream().mapToLong(Shrinker::size).sum()
        : 0;
  }

  private boolean holds(Formula formula) {
    try {
      return property.test(formula);
    } catch (RuntimeException | AssertionError other) {
      return false;
    }
  }

  /** Smaller formulas, the smallest kind first. */
  private Stream<Formula> candidates(Formula formula) {
    if (!(formula instanceof Apply apply)) {
      return Stream.empty();
    }
    return Stream.concat(apply.operands().stream(), replacements(apply));
  }

  /** Terms of the same dimension and fewer operators. */
  private Stream<Formula> replacements(Formula formula) {
    if (!(formula instanceof Apply apply)) {
      return Stream.empty();
    }
    Stream<Formula> leaves =
        variables.stream()
            .filter(variable -> variable.dimension() == apply.dimension())
            .map(variable -> variable);
    Stream<Formula> inner =
        Subterms.of(apply).stream()
            .filter(term -> !term.equals(apply) && term.dimension() == apply.dimension());
    return Stream.of(leaves, inner, inOneOperand(apply)).flatMap(stream -> stream);
  }

  private Stream<Formula> inOneOperand(Apply apply) {
    List<Formula> found = new ArrayList<>();
    for (int position = 0; position < apply.operands().size(); position++) {
      List<Formula> operands = new ArrayList<>(apply.operands());
      int place = position;
      replacements(apply.operands().get(position))
          .forEach(replacement -> {
            operands.set(place, replacement);
            found.add(new Apply(apply.operator(), operands, apply.span()));
          });
    }
    return found.stream();
  }
}

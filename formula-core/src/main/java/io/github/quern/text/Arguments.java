package io.github.quern.text;

import io.github.quern.formula.FormulaException;
import io.github.quern.formula.Span;
import io.github.quern.formula.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The arguments of a call as far as they are known: declared by aliases, and by {@code
 * Var(position,dimension,category)} inside formulas.
 */
final class Arguments {
  private final Map<String, Variable> byName = new LinkedHashMap<>();
  private final TreeMap<Integer, Variable> byPosition = new TreeMap<>();

  /** The variable of that name. */
  Optional<Variable> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The names of the aliases. */
  Set<String> names() {
    return byName.keySet();
  }

  /** Adds a named variable. */
  void declare(String name, Variable variable, String text, Span span) {
    if (byName.containsKey(name)) {
      throw new FormulaException(
          "The name '" + name + "' is defined twice.", text, span, List.of());
    }
    place(variable, text, span);
    byName.put(name, variable);
  }

  /** Adds a variable, or finds that it says the same as what is known of its position. */
  Variable place(Variable variable, String text, Span span) {
    Variable known = byPosition.putIfAbsent(variable.position(), variable);
    if (known != null && !known.equals(variable)) {
      throw new FormulaException(
          "Position "
              + variable.position()
              + " is "
              + variable.type()
              + " here, but "
              + known.type()
              + (known.isNamed() ? " as '" + known.label() + "'" : "")
              + " elsewhere.",
          text,
          span,
          List.of());
    }
    return known == null ? variable : known;
  }

  /**
   * The variables by position.
   *
   * @throws IllegalArgumentException if a position below the largest has none
   */
  public List<Variable> inOrder() {
    List<Variable> ordered = new ArrayList<>();
    for (Variable variable : byPosition.values()) {
      if (variable.position() != ordered.size()) {
        throw new IllegalArgumentException(
            "No variable is declared for position "
                + ordered.size()
                + ", but '"
                + variable.label()
                + "' has position "
                + variable.position()
                + "; positions must be 0, 1, 2, … without gaps.");
      }
      ordered.add(variable);
    }
    return ordered;
  }
}

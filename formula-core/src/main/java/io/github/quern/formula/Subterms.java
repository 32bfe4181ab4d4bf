package io.github.quern.formula;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The terms that a formula is made of. Walks without recursion, so that deep formulas are fine. */
public final class Subterms {
  private Subterms() {}

  /** The distinct terms, the formula included, operands before the terms that use them. */
  public static List<Formula> of(Formula formula) {
    Set<Formula> done = new LinkedHashSet<>();
    Deque<Formula> open = new ArrayDeque<>();
    open.push(formula);
    while (!open.isEmpty()) {
      Optional<Formula> operand =
          operands(open.element()).stream().filter(term -> !done.contains(term)).findFirst();
      if (operand.isPresent()) {
        open.push(operand.get());
      } else {
        done.add(open.pop());
      }
    }
    return List.copyOf(done);
  }

  private static List<Formula> operands(Formula formula) {
    return formula instanceof Apply apply ? apply.operands() : List.of();
  }
}

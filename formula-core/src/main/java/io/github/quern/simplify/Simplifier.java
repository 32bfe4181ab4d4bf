package io.github.quern.simplify;

import io.github.quern.formula.Apply;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Subterms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Applies the rules from the leaves up until none applies; shared terms are rewritten once. */
public final class Simplifier {
  private final Map<Formula, Formula> done = new HashMap<>();
  private final BiConsumer<Rule, Formula> listener;

  private Simplifier(BiConsumer<Rule, Formula> listener) {
    this.listener = listener;
  }

  /** An equal formula that no rule applies to. */
  public static Formula simplify(Formula formula) {
    return simplify(formula, (rule, result) -> {});
  }

  /** The same, telling the listener each rule that was applied and its result. */
  public static Formula simplify(Formula formula, BiConsumer<Rule, Formula> listener) {
    Simplifier simplifier = new Simplifier(listener);
    // Operands first, so that no call of rewrite goes deep.
    Subterms.of(formula).forEach(simplifier::rewrite);
    return simplifier.rewrite(formula);
  }

  private Formula rewrite(Formula formula) {
    if (!(formula instanceof Apply node)) {
      return formula;
    }
    Formula known = done.get(formula);
    if (known == null) {
      known = rewriteNode(withOperands(node));
      done.put(formula, known);
      done.put(known, known);
    }
    return known;
  }

  private Apply withOperands(Apply node) {
    List<Formula> operands = new ArrayList<>();
    boolean changed = false;
    for (Formula operand : node.operands()) {
      Formula rewritten = rewrite(operand);
      changed |= !rewritten.equals(operand);
      operands.add(rewritten);
    }
    return changed ? new Apply(node.operator(), operands, node.span()) : node;
  }

  private Formula rewriteNode(Apply node) {
    for (Rule rule : Rules.all()) {
      Formula result = rule.rewriting().apply(node);
      if (result != null) {
        listener.accept(rule, result);
        return rewrite(result);
      }
    }
    return node;
  }
}

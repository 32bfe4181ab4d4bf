package io.github.quern.simplify;

import io.github.quern.formula.Apply;
import io.github.quern.formula.Formula;
import org.jspecify.annotations.Nullable;

/**
 * A rewriting of one node into an equal, cheaper one. Values stay the same but for the sign of a
 * zero, and for overflow and rounding within what the rule removes.
 *
 * @param name what listings call it
 * @param example a formula over x = Vi(3), y = Vj(3) that it rewrites
 * @param rewritten what it rewrites the example to
 * @param rewriting the rewriting itself
 */
public record Rule(String name, String example, String rewritten, Rewriting rewriting) {
  /** What a rule does. */
  @FunctionalInterface
  public interface Rewriting {
    /** The rewritten node, or null where the rule does not apply. */
    @Nullable Formula apply(Apply node);
  }
}

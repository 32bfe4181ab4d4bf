package io.github.quern.formula;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An operator applied to its operands; construction checks their number and dimensions. */
public final class Apply implements Formula {
  /** A formula of so many terms is not written as one expression. */
  private static final int LONGEST = 50_000;

  /** Nor is one that is deeper: writing it takes some stack for each level. */
  private static final int DEEPEST = 1_000;

  private final Operator operator;
  private final List<Formula> operands;
  private final Span span;
  private final int dimension;
  private final int depth;

  /** The number of terms in the text, shared ones counted each time; no more than LONGEST. */
  private final int length;

  private final int hash;

  /**
   * One of the equal terms met so far, the same for all of them: so that comparing terms that share
   * subterms takes time by their number, not by the number of paths. Threads may see an old one,
   * and then compare once more.
   */
  private Apply met = this;

  /**
   * Applies an operator.
   *
   * @param operator what is applied
   * @param operands to what
   * @param span where it was written
   * @throws DimensionException if the operator cannot take operands of these dimensions
   */
  public Apply(Operator operator, List<Formula> operands, Span span) {
    this.operator = Objects.requireNonNull(operator);
    this.operands = List.copyOf(operands);
    this.span = Objects.requireNonNull(span);
    int arity = operator.definition().operands().size();
    if (this.operands.size() != arity) {
      throw new IllegalArgumentException(
          operator.name() + " takes " + arity + " operands, not " + this.operands.size());
    }
    this.dimension = operator.dimension(this.operands.stream().map(Formula::dimension).toList());
    int deepest = 0;
    int terms = 1;
    for (Formula operand : this.operands) {
      deepest = Math.max(deepest, operand instanceof Apply apply ? apply.depth : 0);
      terms = Math.min(LONGEST, terms + (operand instanceof Apply apply ? apply.length : 1));
    }
    this.depth = deepest + 1;
    this.length = terms;
    this.hash = Objects.hash(operator, this.operands);
  }

  /** What is applied. */
  public Operator operator() {
    return operator;
  }

  /** What it is applied to. */
  public List<Formula> operands() {
    return operands;
  }

  /** The number of operators on the longest path to a leaf, this one included. */
  public int depth() {
    return depth;
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public Span span() {
    return span;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // that is what equality is made of here
  public boolean equals(@Nullable Object other) {
    if (this == other) {
      return true;
    }
    if (!(other instanceof Apply that) || hash != that.hash) {
      return false;
    }
    if (met == that.met) {
      return true;
    }
    boolean equal = operator.equals(that.operator) && operands.equals(that.operands);
    if (equal) {
      that.met = met;
    }
    return equal;
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /**
   * The formula in KeOps' syntax. Where that would be very long, as for derivatives of derivatives,
   * which share many terms, every term is written once: {@code #1 = (X-Y); #2 = SqNorm2(#1); …}.
   */
  @Override
  public String toString() {
    return length < LONGEST && depth <= DEEPEST ? operator.print(operands) : termByTerm();
  }

  private String termByTerm() {
    Map<Formula, Formula> names = new HashMap<>();
    StringBuilder text = new StringBuilder();
    for (Formula term : Subterms.of(this)) {
      if (term instanceof Apply apply) {
        String value =
            apply.operator.print(
                apply.operands.stream()
                    .map(operand -> names.getOrDefault(operand, operand))
                    .toList());
        if (apply.equals(this)) {
          return text.append(value).toString();
        }
        String name = "#" + (names.size() + 1);
        names.put(term, new Variable(Variable.UNPLACED, dimension, Category.PM, name, Span.NONE));
        text.append(name).append(" = ").append(value).append("; ");
      }
    }
    return text.toString();
  }
}

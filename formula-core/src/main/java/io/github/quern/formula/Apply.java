package io.github.quern.formula;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An operator applied to its operands; construction checks their number and dimensions. */
public final class Apply implements Formula {
  private final Operator operator;
  private final List<Formula> operands;
  private final Span span;
  private final int dimension;
  private final int depth;
  private final int hash;

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
    for (Formula operand : this.operands) {
      deepest = Math.max(deepest, operand instanceof Apply apply ? apply.depth : 0);
    }
    this.depth = deepest + 1;
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
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Apply that
            && hash == that.hash
            && operator.equals(that.operator)
            && operands.equals(that.operands));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return operator.print(operands);
  }
}

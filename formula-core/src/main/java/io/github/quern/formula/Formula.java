package io.github.quern.formula;

/**
 * A vector-valued term F(p, x_i, y_j): the abstract syntax tree that text and the Java DSL both
 * produce. Immutable; shared subterms are allowed and stay shared.
 *
 * <p>{@code toString} gives a formula in KeOps' syntax that parses back to an equal tree.
 */
public sealed interface Formula permits Variable, Constant, Apply {
  /** The number of components, at least 1. */
  int dimension();

  /** Where it was written; not part of equality. */
  Span span();

  /** Whether this is a single number, which broadcasts against vectors. */
  default boolean isScalar() {
    return dimension() == 1;
  }
}

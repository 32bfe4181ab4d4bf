/**
 * Reductions: what is done with the values F(x_i, y_j) of one row. Each is a commutative monoid on
 * a small state, one file each, written to the IR like an operator.
 *
 * <p>It names {@code ir} only; it knows no formula.
 */
package io.github.quern.reduction;

/**
 * The vocabulary of formulas: the sealed {@link io.github.quern.formula.Formula} nodes, the {@link
 * io.github.quern.formula.Operator} interface, dimensions, and the errors that show a formula.
 *
 * <p>It names {@code ir} only because an operator says how it is lowered; it knows no single
 * operator, no parser and no backend.
 */
package io.github.quern.formula;

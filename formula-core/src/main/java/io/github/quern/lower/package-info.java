/**
 * The stage from formulas to kernels: a formula, a reduction and an axis become a {@link
 * io.github.quern.ir.Program}.
 *
 * <p>Only this stage, with the operators and reductions that it calls, turns formulas into IR. It
 * knows no backend.
 */
package io.github.quern.lower;

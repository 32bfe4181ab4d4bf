/**
 * The stage from formulas to their derivatives, which are formulas again.
 *
 * <p>It uses the pullbacks that operators state and never names {@code ir}.
 */
package io.github.quern.derivative;

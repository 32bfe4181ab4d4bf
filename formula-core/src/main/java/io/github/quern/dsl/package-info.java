/**
 * Formulas in Java: {@code exp(g.negate().times(sqDist(x, y))).times(b)} is the same tree as {@code
 * Exp(-G * SqDist(X,Y)) * B}.
 *
 * <p>A thin layer over the formula vocabulary and the operators; no later stage knows it.
 */
package io.github.quern.dsl;

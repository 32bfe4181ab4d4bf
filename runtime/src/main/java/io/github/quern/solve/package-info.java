/**
 * Linear algebra with matrices that are never stored, over Apache Commons Math: reductions as
 * {@link org.apache.commons.math3.linear.RealLinearOperator}.
 *
 * <p>It takes reductions and tensors, and computes only through their calls: no tier, no program
 * and no kernel is known here.
 */
package io.github.quern.solve;

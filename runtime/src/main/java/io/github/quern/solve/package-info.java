/**
 * Linear algebra with matrices that are never stored, over Apache Commons Math: reductions as
 * {@link org.apache.commons.math3.linear.RealLinearOperator} ({@link
 * io.github.quern.solve.ReductionOperator}), linear systems by conjugate gradients ({@link
 * io.github.quern.solve.KernelSolve}), leading eigenpairs by Lanczos' method ({@link
 * io.github.quern.solve.Lanczos}).
 *
 * <p>It takes reductions and tensors, and computes only through their calls: no tier, no program
 * and no kernel is known here.
 */
package io.github.quern.solve;

package io.github.quern.solve;

import io.github.quern.api.CallOptions;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.math3.linear.RealLinearOperator;

/**
 * How one linear system is solved.
 *
 * @param alpha the number added to the diagonal, finite
 * @param eps the iteration ends when |r|² ≤ n eps², n being the number of entries of the right-hand
 *     side; above 0
 * @param maxIterations after how many iterations the solve fails, at least 1
 * @param preconditioner a symmetric positive definite operator close to the inverse of alpha I + K,
 *     on all entries in row-major order; none where empty
 * @param call on which tier and device products are computed, and over which pairs; without tensors
 *     for results
 * @param listener who hears of the iterations
 */
public record SolveOptions(
    double alpha,
    double eps,
    int maxIterations,
    Optional<RealLinearOperator> preconditioner,
    CallOptions call,
    SolveListener listener) {
  /** KeOps' alpha of 1e-10 and eps of 1e-6, and at most 10,000 iterations. */
  public static final SolveOptions DEFAULT =
      new SolveOptions(
          1e-10, 1e-6, 10_000, Optional.empty(), CallOptions.DEFAULT, SolveListener.NONE);

  /** Checks the parts. */
  public SolveOptions {
    Objects.requireNonNull(preconditioner);
    Objects.requireNonNull(call);
    Objects.requireNonNull(listener);
    if (!Double.isFinite(alpha)) {
      throw new IllegalArgumentException("alpha must be a finite number; it is " + alpha + ".");
    }
    if (!(eps > 0)) {
      throw new IllegalArgumentException("eps must be above 0; it is " + eps + ".");
    }
    if (maxIterations < 1) {
      throw new IllegalArgumentException(
          "At least 1 iteration must be allowed; the limit is " + maxIterations + ".");
    }
  }

  /** The same options with another number added to the diagonal. */
  public SolveOptions withAlpha(double newAlpha) {
    return new SolveOptions(newAlpha, eps, maxIterations, preconditioner, call, listener);
  }

  /** The same options with another tolerance. */
  public SolveOptions withEps(double newEps) {
    return new SolveOptions(alpha, newEps, maxIterations, preconditioner, call, listener);
  }

  /** The same options with another limit of iterations. */
  public SolveOptions withMaxIterations(int newLimit) {
    return new SolveOptions(alpha, eps, newLimit, preconditioner, call, listener);
  }

  /** The same options with a preconditioner. */
  public SolveOptions withPreconditioner(RealLinearOperator approximateInverse) {
    return new SolveOptions(
        alpha, eps, maxIterations, Optional.of(approximateInverse), call, listener);
  }

  /** The same options with other ones for each product. */
  public SolveOptions withCall(CallOptions newCall) {
    return new SolveOptions(alpha, eps, maxIterations, preconditioner, newCall, listener);
  }

  /** The same options with a listener to the iterations. */
  public SolveOptions withListener(SolveListener newListener) {
    return new SolveOptions(alpha, eps, maxIterations, preconditioner, call, newListener);
  }
}

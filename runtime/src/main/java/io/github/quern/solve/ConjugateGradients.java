package io.github.quern.solve;

import java.util.Locale;
import org.apache.commons.math3.exception.MaxCountExceededException;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.ConjugateGradient;
import org.apache.commons.math3.linear.IterativeLinearSolverEvent;
import org.apache.commons.math3.linear.NonPositiveDefiniteOperatorException;
import org.apache.commons.math3.linear.RealLinearOperator;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.IterationEvent;
import org.apache.commons.math3.util.IterationListener;
import org.apache.commons.math3.util.IterationManager;

/** Commons Math's conjugate gradients, with KeOps' stop criterion. */
final class ConjugateGradients {
  private ConjugateGradients() {}

  /**
   * What came out.
   *
   * @param vector the solution
   * @param iterations how many iterations it took
   * @param residual the norm of the residual
   */
  record Result(RealVector vector, int iterations, double residual) {}

  /** Remembers the residual, and ends what can no longer converge. */
  private static final class Watch implements IterationListener {
    private final SolveListener listener;
    private final double target;
    private int iterations;
    private double residual;

    Watch(SolveListener listener, double target) {
      this.listener = listener;
      this.target = target;
    }

    @Override
    public void initializationPerformed(IterationEvent event) {}

    @Override
    public void iterationStarted(IterationEvent event) {}

    @Override
    public void iterationPerformed(IterationEvent event) {
      // Commons Math counts the initialisation as an iteration.
      iterations = event.getIterations() - 1;
      residual = ((IterativeLinearSolverEvent) event).getNormOfResidual();
      if (!Double.isFinite(residual)) {
        throw new IllegalArgumentException(
            "The residual became "
                + residual
                + " in iteration "
                + iterations
                + "; all arguments must be finite, and so must the products of matrix and vector.");
      }
      listener.iteration(iterations, residual, target);
    }

    @Override
    public void terminationPerformed(IterationEvent event) {}
  }

  /**
   * Solves A a = b, starting from zeros, up to |b - A a|² ≤ n eps².
   *
   * @param operator A, symmetric positive definite
   * @param b the right-hand side, finite
   * @param options tolerance, limit, preconditioner and listener
   * @throws IllegalArgumentException if A or the preconditioner turns out not to be positive
   *     definite, or products are not finite
   * @throws NoConvergenceException if the limit is reached
   */
  static Result solve(RealLinearOperator operator, RealVector b, SolveOptions options) {
    double norm = b.getNorm();
    double target = Math.sqrt(b.getDimension()) * options.eps();
    RealVector zeros = new ArrayRealVector(b.getDimension());
    if (norm <= target) {
      return new Result(zeros, 0, norm);
    }
    Watch watch = new Watch(options.listener(), target);
    IterationManager manager = new IterationManager(increased(options.maxIterations()));
    manager.addIterationListener(watch);
    ConjugateGradient solver = new ConjugateGradient(manager, target / norm, true);
    RealLinearOperator preconditioner = options.preconditioner().orElse(null);
    try {
      RealVector solution =
          preconditioner == null
              ? solver.solveInPlace(operator, b, zeros)
              : solver.solveInPlace(operator, preconditioner, b, zeros);
      return new Result(solution, watch.iterations, watch.residual);
    } catch (NonPositiveDefiniteOperatorException failure) {
      boolean matrix = operator.equals(failure.getContext().getValue(ConjugateGradient.OPERATOR));
      throw new IllegalArgumentException(
          (matrix ? "The matrix alpha I + K" : "The preconditioner")
              + " is not positive definite, as iteration "
              + (watch.iterations + 1)
              + " found."
              + (matrix ? " Where K is, up to rounding, a larger alpha helps." : ""),
          failure);
    } catch (MaxCountExceededException failure) {
      NoConvergenceException none =
          new NoConvergenceException(
              String.format(
                  Locale.ROOT,
                  "No convergence within %d iterations: the norm of the residual is %.3g, and %.3g is"
                      + " needed. A larger alpha or eps, a preconditioner or more iterations help.",
                  options.maxIterations(),
                  watch.residual,
                  target),
              watch.residual);
      none.initCause(failure);
      throw none;
    }
  }

  private static int increased(int limit) {
    return limit == Integer.MAX_VALUE ? limit : limit + 1;
  }
}

package io.github.quern.solve;

/** Hears how far a linear solve is. */
@FunctionalInterface
public interface SolveListener {
  /** Hears nothing. */
  SolveListener NONE = (iterations, residual, target) -> {};

  /**
   * Notes an iteration; called after each, by the thread that made the call. What it throws ends
   * the solve.
   *
   * @param iterations how many are done
   * @param residual |r|, the norm of the residual as the iteration carries it along
   * @param target the norm that ends the iteration
   */
  void iteration(int iterations, double residual, double target);
}

package io.github.quern.solve;

/** An iteration that did not reach its tolerance within its limit. */
public final class NoConvergenceException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private final double residual;

  NoConvergenceException(String message, double residual) {
    super(message);
    this.residual = residual;
  }

  /** The norm of the residual when the limit was reached. */
  public double residual() {
    return residual;
  }
}

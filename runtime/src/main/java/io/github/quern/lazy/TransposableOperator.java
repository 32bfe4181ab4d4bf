package io.github.quern.lazy;

import org.apache.commons.math3.linear.RealLinearOperator;
import org.apache.commons.math3.linear.RealVector;

/** A linear operator whose transpose is another one. */
final class TransposableOperator extends RealLinearOperator {
  private final RealLinearOperator forward;
  private final RealLinearOperator transpose;

  TransposableOperator(RealLinearOperator forward, RealLinearOperator transpose) {
    this.forward = forward;
    this.transpose = transpose;
  }

  @Override
  public int getRowDimension() {
    return forward.getRowDimension();
  }

  @Override
  public int getColumnDimension() {
    return forward.getColumnDimension();
  }

  @Override
  public RealVector operate(RealVector vector) {
    return forward.operate(vector);
  }

  @Override
  public RealVector operateTranspose(RealVector vector) {
    return transpose.operate(vector);
  }

  @Override
  public boolean isTransposable() {
    return true;
  }

  @Override
  public String toString() {
    return forward.toString();
  }
}

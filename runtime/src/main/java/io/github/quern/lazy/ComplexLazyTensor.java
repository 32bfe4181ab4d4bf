package io.github.quern.lazy;

import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import io.github.quern.dsl.ComplexTerms;
import io.github.quern.dsl.Term;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * A lazy tensor of complex numbers. In arrays, real and imaginary parts alternate: a vector of n
 * complex numbers has dimension 2n. One complex number is repeated where it meets a vector.
 *
 * <p>What is not here is done on parts, see {@link #real} and {@link #imag}, or on the alternating
 * parts, see {@link #asReal}. Immutable.
 */
public final class ComplexLazyTensor {
  private final LazyTensor alternating;

  ComplexLazyTensor(LazyTensor alternating) {
    if (alternating.dimension() % 2 != 0) {
      throw new IllegalArgumentException(
          "Complex numbers need real and imaginary parts, so an even dimension, not "
              + alternating.dimension()
              + ".");
    }
    this.alternating = alternating;
  }

  private LazyTensor map(UnaryOperator<Term> function) {
    return alternating.map(function);
  }

  private ComplexLazyTensor with(ComplexLazyTensor other, BinaryOperator<Term> function) {
    return new ComplexLazyTensor(alternating.with(other.alternating, function));
  }

  /** The real numbers, real and imaginary parts alternating. */
  public LazyTensor asReal() {
    return alternating;
  }

  /** (B.., M, N, D), where D is the number of complex numbers in an entry. */
  public Shape shape() {
    return real().shape();
  }

  /** Real parts. */
  public LazyTensor real() {
    return map(ComplexTerms::complexReal);
  }

  /** Imaginary parts. */
  public LazyTensor imag() {
    return map(ComplexTerms::complexImag);
  }

  /** Absolute values. */
  public LazyTensor abs() {
    return map(ComplexTerms::complexAbs);
  }

  /** Squared absolute values. */
  public LazyTensor squareAbs() {
    return map(ComplexTerms::complexSquareAbs);
  }

  /** Angles in radians. */
  public LazyTensor angle() {
    return map(ComplexTerms::complexAngle);
  }

  /** Conjugates. */
  public ComplexLazyTensor conj() {
    return new ComplexLazyTensor(map(ComplexTerms::conj));
  }

  /** Opposite numbers. */
  public ComplexLazyTensor negate() {
    return new ComplexLazyTensor(alternating.negate());
  }

  /** {@code this + other}. */
  public ComplexLazyTensor plus(ComplexLazyTensor other) {
    return with(other, ComplexTerms::complexAdd);
  }

  /** {@code this - other}. */
  public ComplexLazyTensor minus(ComplexLazyTensor other) {
    return with(other, ComplexTerms::complexSubtract);
  }

  /** {@code this * other}. */
  public ComplexLazyTensor times(ComplexLazyTensor other) {
    return with(other, ComplexTerms::complexMult);
  }

  /** {@code this / other}. */
  public ComplexLazyTensor over(ComplexLazyTensor other) {
    return with(other, ComplexTerms::complexDivide);
  }

  /** This vector times one complex number. */
  public ComplexLazyTensor scal(ComplexLazyTensor number) {
    return with(number, (vector, scalar) -> ComplexTerms.complexScal(scalar, vector));
  }

  /** This vector times one real number. */
  public ComplexLazyTensor realScal(LazyTensor number) {
    return new ComplexLazyTensor(
        alternating.with(number, (vector, scalar) -> ComplexTerms.complexRealScal(scalar, vector)));
  }

  /** Exponential function. */
  public ComplexLazyTensor exp() {
    return new ComplexLazyTensor(map(ComplexTerms::complexExp));
  }

  /** Sum of the components. */
  public ComplexLazyTensor sum() {
    return new ComplexLazyTensor(map(ComplexTerms::complexSum));
  }

  /** This one complex number repeated; the result is an array of that dimension, which is even. */
  public ComplexLazyTensor sumT(int dimension) {
    return new ComplexLazyTensor(map(term -> ComplexTerms.complexSumT(term, dimension)));
  }

  /**
   * Sum over i or j.
   *
   * @param axis 0 to reduce over i, 1 to reduce over j
   * @return (B.., R, 2D), real and imaginary parts alternating
   */
  public Tensor sum(int axis) {
    return alternating.sum(axis);
  }

  @Override
  public String toString() {
    return alternating + "\n  real and imaginary parts alternate";
  }
}

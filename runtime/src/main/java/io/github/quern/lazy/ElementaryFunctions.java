package io.github.quern.lazy;

import io.github.quern.dsl.Terms;
import java.util.List;

/**
 * Elementary functions, component by component.
 *
 * @param <T> what a function gives
 */
public interface ElementaryFunctions<T> extends Expression<T> {
  /** e to the power of this. */
  default T exp() {
    return map(Terms::exp);
  }

  /** e to the power of this, less 1; accurate near 0. */
  default T expm1() {
    return map(Terms::expm1);
  }

  /** Natural logarithm. */
  default T log() {
    return map(Terms::log);
  }

  /** log(1 + this), accurate near 0. */
  default T log1p() {
    return map(Terms::log1p);
  }

  /** x log x, 0 at 0. */
  default T xLogX() {
    return map(Terms::xLogX);
  }

  /** Sine. */
  default T sin() {
    return map(Terms::sin);
  }

  /** sin(x)/x, 1 at 0. */
  default T sinXDivX() {
    return map(Terms::sinXDivX);
  }

  /** Arc sine. */
  default T asin() {
    return map(Terms::asin);
  }

  /** Cosine. */
  default T cos() {
    return map(Terms::cos);
  }

  /** Arc cosine. */
  default T acos() {
    return map(Terms::acos);
  }

  /** Arc tangent. */
  default T atan() {
    return map(Terms::atan);
  }

  /** Angle of the point (other, this). */
  default T atan2(T other) {
    return with(other, Terms::atan2);
  }

  /** Hyperbolic sine. */
  default T sinh() {
    return map(Terms::sinh);
  }

  /** Hyperbolic cosine. */
  default T cosh() {
    return map(Terms::cosh);
  }

  /** Hyperbolic tangent. */
  default T tanh() {
    return map(Terms::tanh);
  }

  /** 1/(1 + exp(-x)). */
  default T sigmoid() {
    return map(Terms::sigmoid);
  }

  /** log(1 + exp(x)). */
  default T softplus() {
    return map(Terms::softplus);
  }

  /** Error function. */
  default T erf() {
    return map(Terms::erf);
  }

  /** This to a fixed whole power. */
  default T pow(int exponent) {
    return map(term -> Terms.pow(term, exponent));
  }

  /** This to the power of another. */
  default T powf(T exponent) {
    return with(exponent, Terms::powf);
  }

  /** This to the power of a number. */
  default T powf(double exponent) {
    return powf(ofNumber(exponent));
  }

  /** Square. */
  default T square() {
    return map(Terms::square);
  }

  /** Square root. */
  default T sqrt() {
    return map(Terms::sqrt);
  }

  /** Inverse square root, 0 at 0. */
  default T rsqrt() {
    return map(Terms::rsqrt);
  }

  /** Square root of this² + other². */
  default T hypot(T other) {
    return with(other, Terms::hypot);
  }

  /** Absolute value. */
  default T abs() {
    return map(Terms::abs);
  }

  /** 0 below 0, else this. */
  default T relu() {
    return map(Terms::relu);
  }

  /** This limited to [a, b]. */
  default T clamp(T a, T b) {
    return combine(List.of(a, b), terms -> Terms.clamp(terms.get(0), terms.get(1), terms.get(2)));
  }

  /** This limited to [a, b]. */
  default T clamp(double a, double b) {
    return clamp(ofNumber(a), ofNumber(b));
  }

  /** This limited to [a, b], where both are part of the formula. */
  default T clampInt(int a, int b) {
    return map(term -> Terms.clampInt(term, a, b));
  }

  /** This modulo m, starting at an offset. */
  default T mod(T m, T offset) {
    return combine(
        List.of(m, offset), terms -> Terms.mod(terms.get(0), terms.get(1), terms.get(2)));
  }

  /** This modulo m, starting at 0. */
  default T mod(double m) {
    return with(ofNumber(m), (term, modulus) -> Terms.mod(term, modulus, Terms.intCst(0)));
  }

  /** This rounded to some decimals, halves away from zero. */
  default T round(int decimals) {
    return map(term -> Terms.round(term, decimals));
  }

  /** Largest whole number not above this. */
  default T floor() {
    return map(Terms::floor);
  }

  /** Smallest whole number not below this. */
  default T ceil() {
    return map(Terms::ceil);
  }
}

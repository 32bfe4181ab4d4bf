package io.github.quern.lazy;

import io.github.quern.dsl.Term;
import io.github.quern.dsl.Terms;

/**
 * Sums, products and quotients, component by component; scalars are repeated.
 *
 * <p>A whole number becomes part of the formula. A number of type double becomes a parameter, so
 * that another value needs no new kernel; it is rounded to the type of the data.
 *
 * @param <T> what an operation gives
 */
public interface Arithmetic<T> extends Expression<T> {
  /** {@code this + other}. */
  default T plus(T other) {
    return with(other, Term::plus);
  }

  /** {@code this + number}. */
  default T plus(long number) {
    return map(term -> term.plus(number));
  }

  /** {@code this + number}. */
  default T plus(double number) {
    return plus(ofNumber(number));
  }

  /** {@code this - other}. */
  default T minus(T other) {
    return with(other, Term::minus);
  }

  /** {@code this - number}. */
  default T minus(long number) {
    return map(term -> term.minus(number));
  }

  /** {@code this - number}. */
  default T minus(double number) {
    return minus(ofNumber(number));
  }

  /** {@code this * other}. */
  default T times(T other) {
    return with(other, Term::times);
  }

  /** {@code this * number}. */
  default T times(long number) {
    return map(term -> term.times(number));
  }

  /** {@code this * number}. */
  default T times(double number) {
    return times(ofNumber(number));
  }

  /** {@code this / other}. */
  default T over(T other) {
    return with(other, Term::over);
  }

  /** {@code this / number}. */
  default T over(long number) {
    return map(term -> term.over(number));
  }

  /** {@code this / number}. */
  default T over(double number) {
    return over(ofNumber(number));
  }

  /** {@code -this}. */
  default T negate() {
    return map(Term::negate);
  }

  /** {@code 1 / this}. */
  default T inv() {
    return map(Terms::inv);
  }
}

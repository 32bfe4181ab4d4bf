package io.github.quern.lazy;

import io.github.quern.dsl.Term;
import io.github.quern.dsl.Terms;
import java.util.List;

/**
 * Comparisons, component by component: 1 where they hold, else 0, also where an operand is NaN; but
 * NaN differs from everything. Choices by the sign of a number.
 *
 * @param <T> what a comparison gives
 */
public interface ComparisonFunctions<T> extends Expression<T> {
  /** 1 where {@code this < other}, else 0. */
  default T lessThan(T other) {
    return with(other, Term::lessThan);
  }

  /** 1 where {@code this < number}, else 0. */
  default T lessThan(double number) {
    return lessThan(ofNumber(number));
  }

  /** 1 where {@code this <= other}, else 0. */
  default T lessOrEqual(T other) {
    return with(other, Term::lessOrEqual);
  }

  /** 1 where {@code this <= number}, else 0. */
  default T lessOrEqual(double number) {
    return lessOrEqual(ofNumber(number));
  }

  /** 1 where {@code this > other}, else 0. */
  default T greaterThan(T other) {
    return with(other, Term::greaterThan);
  }

  /** 1 where {@code this > number}, else 0. */
  default T greaterThan(double number) {
    return greaterThan(ofNumber(number));
  }

  /** 1 where {@code this >= other}, else 0. */
  default T greaterOrEqual(T other) {
    return with(other, Term::greaterOrEqual);
  }

  /** 1 where {@code this >= number}, else 0. */
  default T greaterOrEqual(double number) {
    return greaterOrEqual(ofNumber(number));
  }

  /** 1 where {@code this == other}, else 0. */
  default T equalTo(T other) {
    return with(other, Term::equalTo);
  }

  /** 1 where {@code this == number}, else 0. */
  default T equalTo(double number) {
    return equalTo(ofNumber(number));
  }

  /** 1 where {@code this != other}, else 0. */
  default T notEqualTo(T other) {
    return with(other, Term::notEqualTo);
  }

  /** 1 where {@code this != number}, else 0. */
  default T notEqualTo(double number) {
    return notEqualTo(ofNumber(number));
  }

  /** {@code a} where this is at least 0, else {@code b}. */
  default T ifElse(T a, T b) {
    return combine(List.of(a, b), terms -> Terms.ifElse(terms.get(0), terms.get(1), terms.get(2)));
  }

  /** -1, 0 or 1. */
  default T sign() {
    return map(Terms::sign);
  }

  /** 0 below 0, else 1. */
  default T step() {
    return map(Terms::step);
  }
}

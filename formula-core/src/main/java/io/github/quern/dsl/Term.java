package io.github.quern.dsl;

import io.github.quern.formula.Constant;
import io.github.quern.formula.Formula;
import io.github.quern.operator.scalar.Add;
import io.github.quern.operator.scalar.Divide;
import io.github.quern.operator.scalar.Equal;
import io.github.quern.operator.scalar.LessOrEqual;
import io.github.quern.operator.scalar.LessThan;
import io.github.quern.operator.scalar.Minus;
import io.github.quern.operator.scalar.Mult;
import io.github.quern.operator.scalar.NotEqual;
import io.github.quern.operator.scalar.Subtract;
import io.github.quern.operator.vector.Scalprod;

/**
 * A formula with arithmetic to write further ones. Whole numbers can stand for terms. Dimensions
 * are checked at once: a mismatch throws {@link io.github.quern.formula.DimensionException}.
 *
 * @param formula the formula
 */
public record Term(Formula formula) {
  /** {@code this + other}. */
  public Term plus(Term other) {
    return Terms.apply(new Add(), this, other);
  }

  /** {@code this + number}. */
  public Term plus(long number) {
    return plus(number(number));
  }

  /** {@code this - other}. */
  public Term minus(Term other) {
    return Terms.apply(new Subtract(), this, other);
  }

  /** {@code this - number}. */
  public Term minus(long number) {
    return minus(number(number));
  }

  /** {@code this * other}, component by component. */
  public Term times(Term other) {
    return Terms.apply(new Mult(), this, other);
  }

  /** {@code this * number}. */
  public Term times(long number) {
    return times(number(number));
  }

  /** {@code this / other}, component by component. */
  public Term over(Term other) {
    return Terms.apply(new Divide(), this, other);
  }

  /** {@code this / number}. */
  public Term over(long number) {
    return over(number(number));
  }

  /** {@code -this}. */
  public Term negate() {
    return Terms.apply(new Minus(), this);
  }

  /** The scalar product {@code (this | other)}. */
  public Term dot(Term other) {
    return Terms.apply(new Scalprod(), this, other);
  }

  /** 1 where {@code this < other}, else 0. */
  public Term lessThan(Term other) {
    return Terms.apply(new LessThan(), this, other);
  }

  /** 1 where {@code this <= other}, else 0. */
  public Term lessOrEqual(Term other) {
    return Terms.apply(new LessOrEqual(), this, other);
  }

  /** 1 where {@code this > other}, else 0. */
  public Term greaterThan(Term other) {
    return other.lessThan(this);
  }

  /** 1 where {@code this >= other}, else 0. */
  public Term greaterOrEqual(Term other) {
    return other.lessOrEqual(this);
  }

  /** 1 where {@code this == other}, else 0. */
  public Term equalTo(Term other) {
    return Terms.apply(new Equal(), this, other);
  }

  /** 1 where {@code this != other}, else 0. */
  public Term notEqualTo(Term other) {
    return Terms.apply(new NotEqual(), this, other);
  }

  private static Term number(long number) {
    return new Term(Constant.of(number));
  }

  @Override
  public String toString() {
    return formula.toString();
  }
}

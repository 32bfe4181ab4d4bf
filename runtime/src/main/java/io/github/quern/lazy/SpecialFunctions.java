package io.github.quern.lazy;

import io.github.quern.dsl.Terms;
import java.util.List;

/**
 * Splines, time warping, look-up in tables, and KeOps' hints.
 *
 * @param <T> what a function gives
 */
public interface SpecialFunctions<T> extends Expression<T> {
  /** B-splines of a degree over knots, at this scalar. */
  default T bSpline(T knots, int order) {
    return with(knots, (x, t) -> Terms.bSpline(t, x, order));
  }

  /** Soft dynamic time warping of this series and another, smoothed by a scalar. */
  default T softDtwSqDist(T other, T smoothing) {
    return combine(
        List.of(other, smoothing),
        terms -> Terms.softDtwSqDist(terms.get(0), terms.get(1), terms.get(2)));
  }

  /** Derivative of {@link #softDtwSqDist} in each squared difference. */
  default T softDtwAlignment(T other, T smoothing) {
    return combine(
        List.of(other, smoothing),
        terms -> Terms.softDtwAlignment(terms.get(0), terms.get(1), terms.get(2)));
  }

  /** Row k of this table, whose rows have d components. */
  default T gather(T k, int d) {
    return with(k, (table, row) -> Terms.gather(table, row, d));
  }

  /** A table of n components, zero but in row k, which is this. */
  default T gatherT(T k, int n) {
    return with(k, (term, row) -> Terms.gatherT(term, row, n));
  }

  /** This, with a hint that changes nothing. */
  default T factorize(T common) {
    return with(common, Terms::factorize);
  }

  /** This, with a hint that changes nothing. */
  default T autoFactorize() {
    return map(Terms::autoFactorize);
  }
}

package io.github.quern.lazy;

import io.github.quern.dsl.Term;
import io.github.quern.dsl.Terms;
import java.util.List;

/**
 * Norms, distances, and functions of the components of a vector: reductions over them, components
 * and parts by their positions, vectors put together.
 *
 * @param <T> what a function gives
 */
public interface VectorFunctions<T> extends Expression<T> {
  /** Scalar product, {@code (this | other)}. */
  default T dot(T other) {
    return with(other, Term::dot);
  }

  /** Squared Euclidean norm. */
  default T sqNorm2() {
    return map(Terms::sqNorm2);
  }

  /** Euclidean norm. */
  default T norm2() {
    return map(Terms::norm2);
  }

  /** This divided by its norm, 0 where that is 0. */
  default T normalize() {
    return map(Terms::normalize);
  }

  /** Squared Euclidean distance. */
  default T sqDist(T other) {
    return with(other, Terms::sqDist);
  }

  /** Squared norm of this, weighted by a scalar, a diagonal or a row-major matrix. */
  default T weightedSqNorm(T weight) {
    return with(weight, (term, s) -> Terms.weightedSqNorm(s, term));
  }

  /** The same of {@code this - other}. */
  default T weightedSqDist(T other, T weight) {
    return combine(
        List.of(other, weight),
        terms -> Terms.weightedSqDist(terms.get(2), terms.get(0), terms.get(1)));
  }

  /** Squared norm of this times a scalar. */
  default T sqNormIso(T scalar) {
    return with(scalar, (term, s) -> Terms.sqNormIso(s, term));
  }

  /** Squared norm of this with one weight per component. */
  default T sqNormDiag(T weights) {
    return with(weights, (term, s) -> Terms.sqNormDiag(s, term));
  }

  /** Sum of the components. */
  default T sum() {
    return map(Terms::sum);
  }

  /** Largest component. */
  default T max() {
    return map(Terms::max);
  }

  /** Smallest component. */
  default T min() {
    return map(Terms::min);
  }

  /** Position of the largest component; of equal ones the first. */
  default T argMax() {
    return map(Terms::argMax);
  }

  /** Position of the smallest component; of equal ones the first. */
  default T argMin() {
    return map(Terms::argMin);
  }

  /** This scalar repeated n times. */
  default T sumT(int n) {
    return map(term -> Terms.sumT(term, n));
  }

  /** Component m, from 0. */
  default T elem(int m) {
    return map(term -> Terms.elem(term, m));
  }

  /** This scalar at position m of n zeros. */
  default T elemT(int n, int m) {
    return map(term -> Terms.elemT(term, n, m));
  }

  /** d components from position m on. */
  default T extract(int m, int d) {
    return map(term -> Terms.extract(term, m, d));
  }

  /** This at position m of n zeros. */
  default T extractT(int m, int n) {
    return map(term -> Terms.extractT(term, m, n));
  }

  /** The components of this, then those of the other. */
  default T concat(T other) {
    return with(other, Terms::concat);
  }

  /** 1 at the position nearest to this scalar, else 0; n components. */
  default T oneHot(int n) {
    return map(term -> Terms.oneHot(term, n));
  }
}

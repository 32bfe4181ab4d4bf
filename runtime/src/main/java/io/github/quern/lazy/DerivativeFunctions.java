package io.github.quern.lazy;

import io.github.quern.dsl.DerivativeTerms;
import java.util.List;

/**
 * Derivatives, pair by pair, in a variable v: data as {@link LazyTensor#vi}, {@link LazyTensor#vj}
 * and {@link LazyTensor#pm} make them, or a number of type double. Data that this does not contain
 * have derivatives of zero. For derivatives of reductions see {@link LazyReduction#gradient}.
 *
 * <p>All throw an {@link IllegalArgumentException} if v is something else, dimensions do not fit,
 * or an operator has no derivative.
 *
 * @param <T> what a function gives
 */
public interface DerivativeFunctions<T> extends Expression<T> {
  /** Gradient Σ_a e_a ∂this_a/∂v, of the dimension of v; a scalar e is repeated. */
  default T grad(T v, T e) {
    return combine(
        List.of(v, e), terms -> DerivativeTerms.grad(terms.get(0), terms.get(1), terms.get(2)));
  }

  /** Derivative Σ_b u_b ∂this/∂v_b along u. */
  default T diff(T v, T u) {
    return combine(
        List.of(v, u), terms -> DerivativeTerms.diff(terms.get(0), terms.get(1), terms.get(2)));
  }

  /** Jacobian matrix, row-major. */
  default T gradMatrix(T v) {
    return with(v, DerivativeTerms::gradMatrix);
  }

  /** Divergence Σ_b ∂this_b/∂v_b. */
  default T divergence(T v) {
    return with(v, DerivativeTerms::divergence);
  }

  /** Laplacian Σ_b ∂²this/∂v_b² of a scalar. */
  default T laplacian(T v) {
    return with(v, DerivativeTerms::laplacian);
  }

  /** Trace of this as a linear map of v. */
  default T traceOperator(T v) {
    return with(v, DerivativeTerms::traceOperator);
  }

  /** Adjoint of this as a linear map of v, applied to u. */
  default T adjointOperator(T v, T u) {
    return combine(
        List.of(v, u),
        terms -> DerivativeTerms.adjointOperator(terms.get(0), terms.get(1), terms.get(2)));
  }
}

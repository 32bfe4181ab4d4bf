package io.github.quern.dsl;

import io.github.quern.derivative.Adjoint;
import io.github.quern.derivative.Differential;
import io.github.quern.derivative.Divergence;
import io.github.quern.derivative.Gradient;
import io.github.quern.derivative.Jacobian;
import io.github.quern.derivative.Laplacian;
import io.github.quern.derivative.Trace;
import io.github.quern.formula.Definition;
import io.github.quern.formula.Span;
import java.util.Arrays;
import java.util.List;

/**
 * The functions of {@link Terms} that differentiate a term with respect to a variable. Meant for
 * {@code import static}.
 */
public final class DerivativeTerms {
  private DerivativeTerms() {}

  private static Term built(Definition definition, Term... operands) {
    return new Term(
        definition
            .builder()
            .build(Arrays.stream(operands).map(Term::formula).toList(), List.of(), Span.NONE));
  }

  /** {@code Grad}: Σ_a e_a ∂f_a/∂v. */
  public static Term grad(Term f, Term v, Term e) {
    return built(Gradient.DEFINITION, f, v, e);
  }

  /** {@code Diff}: Σ_b u_b ∂f/∂v_b. */
  public static Term diff(Term f, Term v, Term u) {
    return built(Differential.DEFINITION, f, v, u);
  }

  /** {@code GradMatrix}: the Jacobian matrix, row-major. */
  public static Term gradMatrix(Term f, Term v) {
    return built(Jacobian.DEFINITION, f, v);
  }

  /** {@code Divergence}: Σ_b ∂f_b/∂v_b. */
  public static Term divergence(Term f, Term v) {
    return built(Divergence.DEFINITION, f, v);
  }

  /** {@code Laplacian}: Σ_b ∂²f/∂v_b², of a scalar f. */
  public static Term laplacian(Term f, Term v) {
    return built(Laplacian.DEFINITION, f, v);
  }

  /** {@code TraceOperator}: the trace of f as a linear map of v. */
  public static Term traceOperator(Term f, Term v) {
    return built(Trace.DEFINITION, f, v);
  }

  /** {@code AdjointOperator}: the adjoint of f as a linear map of v, applied to u. */
  public static Term adjointOperator(Term f, Term v, Term u) {
    return built(Adjoint.DEFINITION, f, v, u);
  }
}

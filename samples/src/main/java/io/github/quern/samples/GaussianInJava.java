package io.github.quern.samples;

import static io.github.quern.dsl.Terms.exp;
import static io.github.quern.dsl.Terms.pm;
import static io.github.quern.dsl.Terms.sqDist;
import static io.github.quern.dsl.Terms.vi;
import static io.github.quern.dsl.Terms.vj;

import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.dsl.Term;

/**
 * The formula of {@link GaussianSample} written in Java, checked by the compiler, not by a parser.
 */
public final class GaussianInJava {
  private GaussianInJava() {}

  /**
   * The reduction a_i = Σ_j exp(-γ |x_i - y_j|²) b_j.
   *
   * @param engine who compiles and runs it
   * @return for γ of shape (1), x (M, 3), y (N, 3) and b (N, 2) it gives (M, 2)
   */
  public static Genred reduction(Engine engine) {
    Term gamma = pm(1);
    Term x = vi(3);
    Term y = vj(3);
    Term b = vj(2);
    Term formula = exp(gamma.negate().times(sqDist(x, y))).times(b);
    return Genred.of(formula, gamma, x, y, b).reductionOp("Sum").axis(1).engine(engine).build();
  }
}

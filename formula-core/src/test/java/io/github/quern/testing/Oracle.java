package io.github.quern.testing;

import io.github.quern.formula.Parameter;
import java.util.List;

/** What a function of the formula language should give, in plain Java and double precision. */
@FunctionalInterface
public interface Oracle {
  /** The result for these operands and parameters. */
  double[] apply(List<double[]> operands, List<Parameter> parameters);
}

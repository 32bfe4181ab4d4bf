package io.github.quern.testing;

import io.github.quern.formula.Apply;
import io.github.quern.formula.Constant;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Parameter;
import io.github.quern.formula.Subterms;
import io.github.quern.formula.Variable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * The definition of every function of the formula language, written from the documentation of KeOps
 * and not from Quern's code.
 */
public final class Oracles {
  private static final Map<String, Oracle> BY_NAME = new HashMap<>();

  static {
    BY_NAME.putAll(ScalarOracles.all());
    BY_NAME.putAll(VectorOracles.all());
    BY_NAME.putAll(MatrixOracles.all());
    BY_NAME.putAll(IndexOracles.all());
    BY_NAME.putAll(TensorOracles.all());
    BY_NAME.putAll(ComplexOracles.all());
    BY_NAME.putAll(SpecialOracles.all());
  }

  private Oracles() {}

  /** The definition of the function of that name. */
  public static Optional<Oracle> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** The definition of the function of that name, which must exist. */
  public static Oracle of(String name) {
    return find(name).orElseThrow(() -> new AssertionError("no oracle for " + name));
  }

  /**
   * The value of a formula, computed from the definitions alone.
   *
   * @param formula what to evaluate
   * @param vectors the values of the variables by position, one vector each
   */
  public static double[] evaluate(Formula formula, List<double[]> vectors) {
    return evaluate(formula, vectors, number -> number);
  }

  /**
   * The same, with every number that is computed on the way replaced.
   *
   * @param formula what to evaluate
   * @param vectors the values of the variables by position, one vector each
   * @param replacement from a computed number to the one to go on with
   */
  public static double[] evaluate(
      Formula formula, List<double[]> vectors, DoubleUnaryOperator replacement) {
    Map<Formula, double[]> values = new HashMap<>();
    for (Formula term : Subterms.of(formula)) {
      double[] value =
          switch (term) {
            case Variable variable -> vectors.get(variable.position());
            case Constant constant ->
                new double[] {(double) constant.numerator() / constant.denominator()};
            case Apply apply ->
                of(apply.operator().name())
                    .apply(
                        apply.operands().stream()
                            .map(operand -> Objects.requireNonNull(values.get(operand)))
                            .toList(),
                        apply.operator().parameters());
          };
      values.put(term, Arrays.stream(value).map(replacement).toArray());
    }
    return Objects.requireNonNull(values.get(formula));
  }

  static int whole(List<Parameter> parameters, int position) {
    return parameters.get(position).whole();
  }
}

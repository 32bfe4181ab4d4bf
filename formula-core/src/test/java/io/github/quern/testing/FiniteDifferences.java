package io.github.quern.testing;

import io.github.quern.formula.Formula;
import io.github.quern.formula.Variable;
import io.github.quern.interpret.Interpreter;
import io.github.quern.ir.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Derivatives from values alone: central differences of fourth order, in double precision. */
public final class FiniteDifferences {
  /** Not a round number, so that roundings to decimals do not look smooth. */
  private static final double STEP = 1.2345e-4;

  private static final double TINY_STEP = 1.2345e-7;

  private final Program program;

  /**
   * Prepares the derivatives of a formula.
   *
   * @param formula what to differentiate
   * @param variables the variables by position
   */
  public FiniteDifferences(Formula formula, List<Variable> variables) {
    this.program = Programs.sum(formula, 1, variables);
  }

  /**
   * The vector-Jacobian product {@code Σ_a e_a ∂f_a/∂v}.
   *
   * @param point one vector per variable, by position
   * @param position which variable v is
   * @param cotangent the vector e
   * @return one number per component of v; empty where the formula is not smooth, which shows in
   *     differences that depend on the step
   */
  public Optional<double[]> gradient(List<double[]> point, int position, double[] cotangent) {
    double[] gradient = new double[point.get(position).length];
    for (int component = 0; component < gradient.length; component++) {
      double coarse = difference(point, position, component, cotangent, STEP);
      double fine = difference(point, position, component, cotangent, STEP / 2);
      double tiny = difference(point, position, component, cotangent, TINY_STEP);
      if (!isSmooth(fine, coarse, tiny)) {
        return Optional.empty();
      }
      gradient[component] = fine;
    }
    return Optional.of(gradient);
  }

  /** Smooth functions give differences that are exact to about 1e-10, with tiny steps 1e-8. */
  private static boolean isSmooth(double fine, double coarse, double tiny) {
    return Double.isFinite(fine)
        && Numbers.agree(fine, coarse, 1e-8, 1e-8)
        && Numbers.agree(fine, tiny, 1e-6, 1e-6);
  }

  private double difference(
      List<double[]> point, int position, int component, double[] cotangent, double step) {
    double near =
        product(moved(point, position, component, step), cotangent)
            - product(moved(point, position, component, -step), cotangent);
    double far =
        product(moved(point, position, component, 2 * step), cotangent)
            - product(moved(point, position, component, -2 * step), cotangent);
    return (8 * near - far) / (12 * step);
  }

  private double product(List<double[]> point, double[] cotangent) {
    double[] value = new Interpreter(program, point, 1).row(0);
    double sum = 0;
    for (int component = 0; component < value.length; component++) {
      sum += value[component] * cotangent[component];
    }
    return sum;
  }

  private static List<double[]> moved(
      List<double[]> point, int position, int component, double step) {
    List<double[]> moved = new ArrayList<>(point);
    double[] vector = point.get(position).clone();
    vector[component] += step;
    moved.set(position, vector);
    return moved;
  }
}

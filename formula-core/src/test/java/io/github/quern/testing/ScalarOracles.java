package io.github.quern.testing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Functions that act on each component by itself; scalar operands are repeated. */
final class ScalarOracles {
  private final Map<String, Oracle> byName = new HashMap<>();

  private ScalarOracles() {
    constants();
    arithmetic();
    elementary();
    hyperbolic();
    steps();
    powers();
    choices();
    comparisons();
  }

  static Map<String, Oracle> all() {
    return new ScalarOracles().byName;
  }

  @FunctionalInterface
  private interface Ternary {
    double apply(double f, double g, double h);
  }

  private void constants() {
    byName.put("IntCst", (none, numbers) -> new double[] {numbers.get(0).number()});
    byName.put("IntInv", (none, numbers) -> new double[] {1.0 / numbers.get(0).number()});
    byName.put(
        "RatCst",
        (none, numbers) ->
            new double[] {(double) numbers.get(0).number() / numbers.get(1).number()});
    byName.put("Zero", (none, numbers) -> new double[numbers.get(0).whole()]);
  }

  private void arithmetic() {
    binary("Add", (f, g) -> f + g);
    binary("Subtract", (f, g) -> f - g);
    binary("Mult", (f, g) -> f * g);
    binary("Divide", (f, g) -> f / g);
    unary("Minus", f -> -f);
    unary("Inv", f -> 1 / f);
    unary("Square", f -> f * f);
    ternary("Mod", (f, m, offset) -> f - m * Math.floor((f - offset) / m));
  }

  private void elementary() {
    unary("Exp", Math::exp);
    unary("Log", Math::log);
    unary("XLogX", f -> f == 0 ? 0 : f * Math.log(f));
    unary("Sin", Math::sin);
    unary("SinXDivX", f -> f == 0 ? 1 : Math.sin(f) / f);
    unary("Asin", Math::asin);
    unary("Cos", Math::cos);
    unary("Acos", Math::acos);
    unary("Atan", Math::atan);
    binary("Atan2", Math::atan2);
    unary("Sqrt", Math::sqrt);
    unary("Rsqrt", f -> f == 0 ? 0 : 1 / Math.sqrt(f));
  }

  private void hyperbolic() {
    unary("Expm1", Math::expm1);
    unary("Log1p", Math::log1p);
    unary("Sinh", Math::sinh);
    unary("Cosh", Math::cosh);
    unary("Tanh", Math::tanh);
    unary("Sigmoid", f -> f < 0 ? Math.exp(f) / (1 + Math.exp(f)) : 1 / (1 + Math.exp(-f)));
    unary("Softplus", f -> f < 0 ? Math.log1p(Math.exp(f)) : f + Math.log1p(Math.exp(-f)));
    unary("Erf", ScalarOracles::erf);
    binary("Hypot", Math::hypot);
  }

  private void steps() {
    unary("Abs", Math::abs);
    unary("Sign", f -> f < 0 ? -1 : f > 0 ? 1 : 0);
    unary("Step", f -> f < 0 ? 0 : 1);
    unary("ReLU", f -> f < 0 ? 0 : f);
    unary("Floor", Math::floor);
    unary("Ceil", Math::ceil);
    byName.put(
        "Round",
        (operands, numbers) -> map(operands.get(0), f -> rounded(f, numbers.get(0).whole())));
  }

  private void powers() {
    binary("Powf", Math::pow);
    byName.put(
        "Pow",
        (operands, numbers) -> map(operands.get(0), f -> Math.pow(f, numbers.get(0).whole())));
  }

  private void choices() {
    ternary("Clamp", ScalarOracles::clamped);
    ternary("IfElse", (f, a, b) -> f >= 0 ? a : b);
    byName.put(
        "ClampInt",
        (operands, numbers) ->
            map(operands.get(0), f -> clamped(f, numbers.get(0).whole(), numbers.get(1).whole())));
  }

  private void comparisons() {
    binary("Equal", (f, g) -> f == g ? 1 : 0);
    binary("NotEqual", (f, g) -> f == g ? 0 : 1);
    binary("LessThan", (f, g) -> f < g ? 1 : 0);
    binary("LessOrEqual", (f, g) -> f <= g ? 1 : 0);
  }

  /** By the series e^-f² 2/√π Σ 2^n f^(2n+1) / (1 3 5 … (2n+1)), whose terms have one sign. */
  private static double erf(double f) {
    if (Math.abs(f) > 6) {
      return Math.signum(f);
    }
    double term = f;
    double sum = f;
    for (int n = 1; n < 200; n++) {
      term *= 2 * f * f / (2 * n + 1);
      sum += term;
    }
    return 2 / Math.sqrt(Math.PI) * Math.exp(-f * f) * sum;
  }

  private static double clamped(double f, double least, double most) {
    return f < least ? least : f > most ? most : f;
  }

  /** Scaled by 10^decimals first, then to the nearest whole number, halves away from zero. */
  private static double rounded(double f, int decimals) {
    double scale = Math.pow(10, Math.abs(decimals));
    double scaled = decimals < 0 ? f / scale : f * scale;
    if (!Double.isFinite(scaled)) {
      return f;
    }
    double whole = new BigDecimal(scaled).setScale(0, RoundingMode.HALF_UP).doubleValue();
    return decimals < 0 ? whole * scale : whole / scale;
  }

  private void unary(String name, DoubleUnaryOperator function) {
    byName.put(name, (operands, none) -> map(operands.get(0), function));
  }

  private void binary(String name, DoubleBinaryOperator function) {
    componentwise(
        name,
        (operands, component) ->
            function.applyAsDouble(at(operands.get(0), component), at(operands.get(1), component)));
  }

  private void ternary(String name, Ternary function) {
    componentwise(
        name,
        (operands, component) ->
            function.apply(
                at(operands.get(0), component),
                at(operands.get(1), component),
                at(operands.get(2), component)));
  }

  @FunctionalInterface
  private interface Component {
    double of(List<double[]> operands, int component);
  }

  private void componentwise(String name, Component function) {
    byName.put(
        name,
        (operands, none) -> {
          int dimension = operands.stream().mapToInt(operand -> operand.length).max().orElse(1);
          double[] result = new double[dimension];
          for (int component = 0; component < dimension; component++) {
            result[component] = function.of(operands, component);
          }
          return result;
        });
  }

  /** A component of a vector, or the number itself of a scalar. */
  static double at(double[] operand, int component) {
    return operand.length == 1 ? operand[0] : operand[component];
  }

  private static double[] map(double[] operand, DoubleUnaryOperator function) {
    return java.util.Arrays.stream(operand).map(function).toArray();
  }
}

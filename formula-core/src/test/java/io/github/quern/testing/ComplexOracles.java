package io.github.quern.testing;

import static io.github.quern.testing.Oracles.whole;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Functions that read a vector as complex numbers: re, im, re, im, and so on. */
final class ComplexOracles {
  private final Map<String, Oracle> byName = new HashMap<>();

  private ComplexOracles() {
    parts();
    arithmetic();
    sums();
  }

  static Map<String, Oracle> all() {
    return new ComplexOracles().byName;
  }

  /** One complex number. */
  private record Complex(double re, double im) {
    Complex times(Complex other) {
      return new Complex(re * other.re - im * other.im, re * other.im + im * other.re);
    }

    Complex plus(Complex other) {
      return new Complex(re + other.re, im + other.im);
    }

    Complex minus(Complex other) {
      return new Complex(re - other.re, im - other.im);
    }

    /** By the conjugate; a zero divides both parts, by IEEE rules. */
    Complex over(Complex other) {
      if (other.re == 0 && other.im == 0) {
        return new Complex(re / other.re, im / other.re);
      }
      Complex product = times(new Complex(other.re, -other.im));
      double square = other.re * other.re + other.im * other.im;
      return new Complex(product.re / square, product.im / square);
    }

    static Complex polar(double radius, double angle) {
      return new Complex(radius * Math.cos(angle), radius * Math.sin(angle));
    }
  }

  private void parts() {
    toReal("ComplexReal", Complex::re);
    toReal("ComplexImag", Complex::im);
    toReal("ComplexAbs", z -> Math.hypot(z.re, z.im));
    toReal("ComplexSquareAbs", z -> z.re * z.re + z.im * z.im);
    toReal("ComplexAngle", z -> Math.atan2(z.im, z.re));
    fromReal("Real2Complex", f -> new Complex(f, 0));
    fromReal("Imag2Complex", f -> new Complex(0, f));
    fromReal("ComplexExp1j", f -> Complex.polar(1, f));
  }

  private void arithmetic() {
    binary("ComplexAdd", Complex::plus);
    binary("ComplexSubtract", Complex::minus);
    binary("ComplexMult", Complex::times);
    binary("ComplexScal", Complex::times);
    binary("ComplexDivide", Complex::over);
    unary("Conj", z -> new Complex(z.re, -z.im));
    unary("ComplexExp", z -> Complex.polar(Math.exp(z.re), z.im));
    byName.put(
        "ComplexRealScal",
        (o, n) -> {
          double[] result = new double[Math.max(o.get(0).length, o.get(1).length)];
          for (int component = 0; component < result.length; component++) {
            result[component] =
                ScalarOracles.at(o.get(0), component) * ScalarOracles.at(o.get(1), component);
          }
          return result;
        });
  }

  private void sums() {
    byName.put(
        "ComplexSum",
        (o, n) -> {
          Complex sum = new Complex(0, 0);
          for (int index = 0; index < count(o.get(0)); index++) {
            sum = sum.plus(at(o.get(0), index));
          }
          return new double[] {sum.re, sum.im};
        });
    byName.put("ComplexSumT", (o, n) -> complex(whole(n, 0) / 2, index -> at(o.get(0), 0)));
  }

  private void toReal(String name, ToDoubleFunction<Complex> function) {
    byName.put(
        name,
        (o, n) -> {
          double[] result = new double[count(o.get(0))];
          for (int index = 0; index < result.length; index++) {
            result[index] =
                function.applyAsDouble(new Complex(o.get(0)[2 * index], o.get(0)[2 * index + 1]));
          }
          return result;
        });
  }

  private void fromReal(String name, Function<Double, Complex> function) {
    byName.put(name, (o, n) -> complex(o.get(0).length, index -> function.apply(o.get(0)[index])));
  }

  private void unary(String name, Function<Complex, Complex> function) {
    byName.put(
        name, (o, n) -> complex(count(o.get(0)), index -> function.apply(at(o.get(0), index))));
  }

  private void binary(String name, BinaryOperator<Complex> function) {
    byName.put(
        name,
        (o, n) ->
            complex(
                Math.max(count(o.get(0)), count(o.get(1))),
                index -> function.apply(at(o.get(0), index), at(o.get(1), index))));
  }

  private static double[] complex(int count, Function<Integer, Complex> number) {
    double[] result = new double[2 * count];
    for (int index = 0; index < count; index++) {
      Complex value = number.apply(index);
      result[2 * index] = value.re;
      result[2 * index + 1] = value.im;
    }
    return result;
  }

  private static int count(double[] f) {
    return f.length / 2;
  }

  /** A number of a vector, or the only one there is. */
  private static Complex at(double[] f, int index) {
    int place = f.length == 2 ? 0 : 2 * index;
    return new Complex(f[place], f[place + 1]);
  }
}

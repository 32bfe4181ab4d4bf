package io.github.quern.operator;

import io.github.quern.ir.Program;
import io.github.quern.testing.Evaluation;
import io.github.quern.testing.ExactFunctions;
import io.github.quern.testing.Programs;
import io.github.quern.testing.Ulps;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The largest error of functions that are composed of others, in double precision and in units of
 * the last place. Java's own Exp and Log, which they use, may be wrong by 1 unit.
 */
class ElementaryAccuracyTest {
  /** Every power of two with both signs, and uniform numbers of several ranges. */
  private static final double[] ARGUMENTS =
      DoubleStream.concat(
              IntStream.rangeClosed(Double.MIN_EXPONENT - 52, Double.MAX_EXPONENT)
                  .mapToDouble(exponent -> Math.scalb(1.0, exponent)),
              DoubleStream.of(1, 2, 8, 40, 720)
                  .flatMap(most -> new SplittableRandom(5).doubles(600, 0, most)))
          .flatMap(x -> DoubleStream.of(x, -x))
          .toArray();

  /** A function, the ends of the arguments that it is tried on, and the bound of its error. */
  static Stream<Arguments> functions() {
    return Stream.of(
        function("Expm1", ExactFunctions::expm1, -745, 709.78, 2.5),
        function("Log1p", ExactFunctions::log1p, Math.nextUp(-1.0), Double.MAX_VALUE, 2.5),
        function("Sinh", ExactFunctions::sinh, -710.47, 710.47, 4),
        function("Cosh", ExactFunctions::cosh, -710.47, 710.47, 3),
        function("Tanh", ExactFunctions::tanh, -750, 750, 3),
        function("Sigmoid", ExactFunctions::sigmoid, -745, 750, 2.5),
        function("Softplus", ExactFunctions::softplus, -745, 750, 3),
        function("Erf", ExactFunctions::erf, -7, 7, 2));
  }

  private static Arguments function(
      String name, UnaryOperator<BigDecimal> exact, double least, double most, double bound) {
    return Arguments.of(name, exact, least, most, bound);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void theErrorIsAFewUnitsOfTheLastPlace(
      String name, UnaryOperator<BigDecimal> exact, double least, double most, double bound) {
    double[] arguments = Arrays.stream(ARGUMENTS).filter(x -> least <= x && x <= most).toArray();
    Program program = Programs.sum(name + "(f)", 1, "f = Vi(1)");
    double[] values = Evaluation.ofProgram(program, List.of(arguments), arguments.length, 1);
    Ulps ulps = new Ulps();
    for (int row = 0; row < arguments.length; row++) {
      BigDecimal x = new BigDecimal(arguments[row]);
      ulps.note(name + " at " + arguments[row], exact.apply(x), values[row]);
    }
    ulps.requireAtMost(bound);
  }

  @Test
  void hypotIsExactToTwoUnitsOfTheLastPlace() {
    double[] f = new SplittableRandom(3).doubles(4000, 0, 1).toArray();
    double[] g = new SplittableRandom(4).doubles(4000, 0, 1).toArray();
    int[] exponents = new SplittableRandom(5).ints(4000, -1074, 1023).toArray();
    int[] distances = new SplittableRandom(6).ints(4000, -30, 31).toArray();
    for (int row = 0; row < f.length; row++) {
      f[row] = Math.scalb(f[row], exponents[row]);
      g[row] = Math.scalb(g[row], Math.clamp(exponents[row] + distances[row], -1074, 1023));
    }
    Program program = Programs.sum("Hypot(f,g)", 1, "f = Vi(1)", "g = Vi(1)");
    double[] values = Evaluation.ofProgram(program, List.of(f, g), f.length, 1);
    Ulps ulps = new Ulps();
    for (int row = 0; row < f.length; row++) {
      BigDecimal exact = ExactFunctions.hypot(new BigDecimal(f[row]), new BigDecimal(g[row]));
      ulps.note("Hypot(" + f[row] + "," + g[row] + ")", exact, values[row]);
    }
    ulps.requireAtMost(2);
  }
}

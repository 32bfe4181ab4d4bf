package io.github.quern.cpu.scalar;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Genred;
import io.github.quern.contract.Tensors;
import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import io.github.quern.testing.ExactFunctions;
import io.github.quern.testing.Ulps;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The largest error of functions that are composed of others, in single precision and in units of
 * the last place. Here the Exp and Log that they use are right to half a unit.
 */
class SinglePrecisionAccuracyTest {
  /** Every power of two with both signs, and uniform numbers of several ranges; all are floats. */
  private static final double[] ARGUMENTS =
      DoubleStream.concat(
              IntStream.rangeClosed(Float.MIN_EXPONENT - 23, Float.MAX_EXPONENT)
                  .mapToDouble(exponent -> Math.scalb(1.0, exponent)),
              DoubleStream.of(1, 2, 8, 90)
                  .flatMap(most -> new SplittableRandom(5).doubles(600, 0, most)))
          .flatMap(x -> DoubleStream.of((float) x, (float) -x))
          .toArray();

  /** A function, the ends of the arguments that it is tried on, and the bound of its error. */
  static Stream<Arguments> functions() {
    return Stream.of(
        function("Expm1", ExactFunctions::expm1, -100, 88.7, 2.5),
        function("Log1p", ExactFunctions::log1p, Math.nextUp(-1f), Float.MAX_VALUE, 2.5),
        function("Sinh", ExactFunctions::sinh, -89.4, 89.4, 4),
        function("Cosh", ExactFunctions::cosh, -89.4, 89.4, 3),
        function("Tanh", ExactFunctions::tanh, -90, 90, 3),
        function("Sigmoid", ExactFunctions::sigmoid, -100, 90, 2.5),
        function("Softplus", ExactFunctions::softplus, -100, 90, 3),
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
    Genred function = Genred.of(name + "(f)").aliases("f = Vi(1)").axis(1).build();
    Tensor values =
        function.call(
            CallOptions.DEFAULT.withBackend("scalar"),
            Tensors.of(DType.FLOAT32, arguments, arguments.length, 1));
    Ulps ulps = new Ulps();
    for (int row = 0; row < arguments.length; row++) {
      BigDecimal x = new BigDecimal(arguments[row]);
      ulps.noteFloat(name + " at " + arguments[row], exact.apply(x), (float) values.at(row));
    }
    ulps.requireAtMost(bound);
  }
}

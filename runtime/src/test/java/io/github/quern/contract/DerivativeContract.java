package io.github.quern.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import io.github.quern.testing.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Derivatives of reductions, of first and second order, against differences of their values. */
public interface DerivativeContract extends Tier.Contract {
  /** More columns than one tile, more rows than one group, and neither. */
  List<Size> SIZES = List.of(new Size(3, 131), new Size(67, 2), new Size(5, 7));

  /** M and N. */
  record Size(int m, int n) {}

  /** The differences are taken of values in double precision, on the scalar tier. */
  CallOptions SCALAR = CallOptions.DEFAULT.withBackend("scalar");

  /** Reductions, axes and types. */
  static Stream<Arguments> derivations() {
    return Derivation.all().stream()
        .flatMap(derivation ->
            Stream.of(0, 1)
                .flatMap(axis ->
                    Stream.of(DType.FLOAT32, DType.FLOAT64)
                        .map(dtype -> Arguments.of(derivation, axis, dtype))));
  }

  /** In all arguments at once, after the value. */
  @ParameterizedTest(name = "{0}, axis {1}, {2}")
  @MethodSource("io.github.quern.contract.DerivativeContract#derivations")
  default void gradientsAreThoseOfTheValues(Derivation derivation, int axis, DType dtype) {
    Genred genred = derivation.genred(tier().engine(), axis);
    Genred both = genred.valueAndGradient(Derivation.VARIABLES.toArray(String[]::new));
    for (Size size : SIZES) {
      List<Tensor> arguments = Derivation.arguments(genred, size.m(), size.n(), dtype);
      Tensor value = genred.call(tier().options(), arguments.toArray(Tensor[]::new));
      Tensor e = Derivation.random(value.shape().sizes(), dtype, 11);
      List<Tensor> results = both.callAll(tier().options(), with(arguments, e));
      assertEquals(1 + Derivation.VARIABLES.size(), results.size());
      requireClose(dtype, "value", value.toDoubleArray(), results.getFirst());
      requireGradients(
          derivation, axis, SCALAR, arguments, List.of(e), results.subList(1, results.size()));
    }
  }

  /** Along directions in all arguments: the product with e is that of the gradients. */
  @ParameterizedTest(name = "{0}, axis {1}, {2}")
  @MethodSource("io.github.quern.contract.DerivativeContract#derivations")
  default void forwardModeAgreesWithReverseMode(Derivation derivation, int axis, DType dtype) {
    String[] names = Derivation.VARIABLES.toArray(String[]::new);
    Genred genred = derivation.genred(tier().engine(), axis);
    List<Tensor> arguments = Derivation.arguments(genred, 6, 9, dtype);
    List<Tensor> directions =
        IntStream.range(0, names.length)
            .mapToObj(position ->
                Derivation.random(arguments.get(position).shape().sizes(), dtype, 20 + position))
            .toList();
    List<Tensor> results =
        genred
            .valueAndDifferential(names)
            .callAll(tier().options(), with(arguments, directions.toArray(Tensor[]::new)));
    Tensor value = genred.call(tier().options(), arguments.toArray(Tensor[]::new));
    requireClose(dtype, "value", value.toDoubleArray(), results.getFirst());
    Tensor e = Derivation.random(value.shape().sizes(), dtype, 31);
    List<Tensor> gradients = genred.gradient(names).callAll(tier().options(), with(arguments, e));
    double expected =
        IntStream.range(0, names.length)
            .mapToDouble(k -> Differences.dot(gradients.get(k), directions.get(k)))
            .sum();
    requireClose(
        dtype,
        "(e | J u)",
        new double[] {expected},
        Tensor.of(new double[] {Differences.dot(results.get(1), e)}, 1));
  }

  /** Gradients in all arguments of the gradients in all arguments. */
  @ParameterizedTest(name = "{0}, axis {1}, {2}")
  @MethodSource("io.github.quern.contract.DerivativeContract#derivations")
  default void secondDerivativesAreThoseOfTheGradients(
      Derivation derivation, int axis, DType dtype) {
    String[] names = Derivation.VARIABLES.toArray(String[]::new);
    Genred first = derivation.genred(tier().engine(), axis).gradient(names);
    Genred second = first.gradient("x", "y", "b", "p", "e");
    List<Tensor> arguments = Derivation.arguments(first, 4, 5, dtype);
    List<Tensor> incoming =
        IntStream.range(0, names.length)
            .mapToObj(position ->
                Derivation.random(arguments.get(position).shape().sizes(), dtype, 40 + position))
            .toList();
    List<Tensor> results =
        second.callAll(tier().options(), with(arguments, incoming.toArray(Tensor[]::new)));
    Genred scalar = derivation.genred(Engine.shared(), axis).gradient(names);
    for (int position = 0; position < results.size(); position++) {
      requireClose(
          dtype,
          "second derivative in argument " + position,
          Differences.gradient(scalar, SCALAR, doubles(arguments), doubles(incoming), position),
          results.get(position));
    }
  }

  /** Ranges hold for both axes; rows without pairs give nothing. */
  @ParameterizedTest(name = "{0}, axis {1}")
  @CsvSource({"0, 0", "0, 1", "2, 1", "3, 0", "5, 1"})
  default void rangesHoldForDerivatives(int number, int axis) {
    Derivation derivation = Derivation.all().get(number);
    Genred genred = derivation.genred(tier().engine(), axis);
    var ranges =
        io.github.quern.data.Ranges.of(
            new int[][] {{0, 3}, {3, 6}},
            new int[] {1, 3},
            new int[][] {{2, 8}, {0, 2}, {4, 7}},
            new int[][] {{0, 2}, {2, 4}, {4, 7}, {7, 8}},
            new int[] {1, 2, 4, 5},
            new int[][] {{3, 6}, {0, 3}, {0, 3}, {3, 6}, {0, 3}});
    List<Tensor> arguments = Derivation.arguments(genred, 6, 8, DType.FLOAT64);
    CallOptions options = tier().options().withRanges(ranges);
    Tensor e =
        Derivation.random(List.of(axis == 1 ? 6L : 8L, (long) rowLength(genred)), DType.FLOAT64, 3);
    requireGradients(
        derivation,
        axis,
        SCALAR.withRanges(ranges),
        arguments,
        List.of(e),
        genred
            .gradient(Derivation.VARIABLES.toArray(String[]::new))
            .callAll(options, with(arguments, e)));
  }

  private static int rowLength(Genred genred) {
    List<Tensor> some = Derivation.arguments(genred, 1, 1, DType.FLOAT64);
    return (int) genred.call(SCALAR, some.toArray(Tensor[]::new)).shape().size(1);
  }

  /** What is broadcast along a batch axis gets the sum over it. */
  @ParameterizedTest(name = "{0}, axis {1}")
  @CsvSource({"0, 0", "1, 1", "2, 0", "3, 1", "5, 1"})
  default void batchesAreBroadcastInDerivatives(int number, int axis) {
    Derivation derivation = Derivation.all().get(number);
    Genred genred = derivation.genred(tier().engine(), axis);
    long[][] batch = {{2, 1}, {1, 3}, {2, 3}, {1, 1}};
    List<Tensor> arguments = Derivation.batches(genred, batch, 3, 4);
    Tensor value = genred.call(tier().options(), arguments.toArray(Tensor[]::new));
    Tensor e = Derivation.random(value.shape().sizes(), DType.FLOAT64, 3);
    requireGradients(
        derivation,
        axis,
        SCALAR,
        arguments,
        List.of(e),
        genred
            .gradient(Derivation.VARIABLES.toArray(String[]::new))
            .callAll(tier().options(), with(arguments, e)));
  }

  private static void requireGradients(
      Derivation derivation,
      int axis,
      CallOptions options,
      List<Tensor> arguments,
      List<Tensor> incoming,
      List<Tensor> gradients) {
    Genred scalar = derivation.genred(Engine.shared(), axis);
    for (int position = 0; position < gradients.size(); position++) {
      Tensor gradient = gradients.get(position);
      assertEquals(arguments.get(position).shape(), gradient.shape());
      assertEquals(arguments.get(position).dtype(), gradient.dtype());
      requireClose(
          gradient.dtype(),
          "gradient in argument " + position,
          Differences.gradient(scalar, options, doubles(arguments), doubles(incoming), position),
          gradient);
    }
  }

  private static List<Tensor> doubles(List<Tensor> tensors) {
    return tensors.stream().map(tensor -> tensor.cast(DType.FLOAT64)).toList();
  }

  private static Tensor[] with(List<Tensor> arguments, Tensor... more) {
    List<Tensor> all = new ArrayList<>(arguments);
    all.addAll(List.of(more));
    return all.toArray(Tensor[]::new);
  }

  private static void requireClose(DType dtype, String what, double[] expected, Tensor actual) {
    double scale = 1;
    for (double number : expected) {
      scale = Math.max(scale, Math.abs(number));
    }
    // Differences are exact to 1e-10 or so; in single precision sums of a hundred terms to 1e-5.
    double bound = dtype == DType.FLOAT64 ? 1e-8 : 3e-5;
    Numbers.requireAgreement(what, expected, actual.toDoubleArray(), 0, bound * scale);
    assertTrue(scale < 1e6, "numbers of size " + scale + " say little");
  }
}

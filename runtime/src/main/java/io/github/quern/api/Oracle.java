package io.github.quern.api;

import io.github.quern.data.DType;
import io.github.quern.data.Sizes;
import io.github.quern.data.Tensor;
import io.github.quern.interpret.Rounding;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A reduction evaluated plainly in double precision: slow, and what every tier is compared with.
 */
public final class Oracle {
  private final Pipeline pipeline;
  private final Rounding rounding;

  Oracle(Pipeline pipeline) {
    this(pipeline, Rounding.NONE);
  }

  private Oracle(Pipeline pipeline, Rounding rounding) {
    this.pipeline = pipeline;
    this.rounding = rounding;
  }

  /**
   * The same with every number changed that is computed on the way: what is no longer exact then
   * tells how far the roundings of a tier may change results.
   *
   * @param newRounding what becomes of a number
   */
  public Oracle withRounding(Rounding newRounding) {
    return new Oracle(pipeline, newRounding);
  }

  /**
   * All results, as a call gives them but exact.
   *
   * @param options which pairs count: only the ranges matter here
   * @param arguments as for {@link Genred#call(Tensor...)}; narrower numbers are widened exactly
   * @return the results in their order, of type float64, or int64 where they are positions
   */
  public List<Tensor> callAll(CallOptions options, Tensor... arguments) {
    return callAll(options, row -> true, arguments);
  }

  /**
   * Some rows of all results.
   *
   * @param options which pairs count: only the ranges matter here
   * @param wanted which rows, counted within a batch element, are needed; where all results are
   *     those of one kernel, as they are but for some derivatives, the others are not computed, and
   *     are NaN, or -1 for positions
   * @param arguments as for {@link Genred#call(Tensor...)}
   */
  public List<Tensor> callAll(CallOptions options, LongPredicate wanted, Tensor... arguments) {
    CallOptions ranges =
        options.ranges().map(CallOptions.DEFAULT::withRanges).orElse(CallOptions.DEFAULT);
    LongPredicate computed = pipeline.isSingleKernel() ? wanted : row -> true;
    return pipeline.run(
        ranges,
        widened(arguments),
        (kernel, sizes, call) ->
            new InterpretedCall(kernel.program(sizes.types()), call, rounding).run(computed));
  }

  private static List<Tensor> widened(Tensor... arguments) {
    return Arrays.stream(arguments)
        .map(tensor -> tensor.dtype().isInteger() ? tensor : tensor.cast(DType.FLOAT64))
        .toList();
  }

  /**
   * What the formula itself gives for single pairs, before it is reduced.
   *
   * @param options which pairs count: only the ranges matter here
   * @param arguments as for {@link Genred#call(Tensor...)}
   * @throws IllegalStateException if this is a derivative that is made of several sums
   */
  public PairValues pairs(CallOptions options, Tensor... arguments) {
    if (!pipeline.isSingleKernel()) {
      throw new IllegalStateException("Results that are made of several sums have no formula.");
    }
    return new PairValues(
        pipeline.steps().getFirst().kernel(), options.ranges(), widened(arguments));
  }

  /**
   * Some rows of the first result.
   *
   * @param rows which rows
   * @param arguments as for {@link Genred#call(Tensor...)}, without batch axes; narrower numbers
   *     are widened exactly
   * @return one array per row, of the dimension of the result
   */
  public double[][] rows(int[] rows, Tensor... arguments) {
    if (!Sizes.check(pipeline.arguments(), List.of(arguments)).batch().isEmpty()) {
      throw new IllegalArgumentException("The oracle takes one batch element at a time.");
    }
    LongPredicate wanted = row -> IntStream.of(rows).anyMatch(one -> one == row);
    Tensor exact = callAll(CallOptions.DEFAULT, wanted, arguments).getFirst();
    long components = exact.shape().sizes().stream().skip(1).reduce(1L, Math::multiplyExact);
    return IntStream.of(rows)
        .mapToObj(row ->
            LongStream.range(row * components, (row + 1) * components)
                .mapToDouble(exact::at)
                .toArray())
        .toArray(double[][]::new);
  }

  /**
   * How far a result is from the exact one.
   *
   * @param result what a tier gave for these arguments
   * @param rows which of its rows are compared
   * @param arguments as for {@link Genred#call(Tensor...)}
   * @return the largest |got - exact| divided by the largest finite |exact|, over all entries of
   *     these rows but those where both are the same infinity or both NaN; infinite if one of the
   *     two is infinite or NaN and the other is not
   */
  public double relativeError(Tensor result, int[] rows, Tensor... arguments) {
    double[][] exact = rows(rows, arguments);
    double difference = 0;
    double scale = 0;
    for (int k = 0; k < rows.length; k++) {
      for (int component = 0; component < exact[k].length; component++) {
        double expected = exact[k][component];
        double got = result.get(rows[k], component);
        if (Double.isFinite(expected) && Double.isFinite(got)) {
          difference = Math.max(difference, Math.abs(got - expected));
          scale = Math.max(scale, Math.abs(expected));
        } else if (Double.compare(got, expected) != 0) {
          return Double.POSITIVE_INFINITY;
        }
      }
    }
    return difference == 0 ? 0 : difference / scale;
  }
}

package io.github.quern.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.api.Genred;
import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import io.github.quern.formula.Category;
import io.github.quern.formula.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A call with batch axes gives what one call for each batch element gives. */
public interface BatchContract extends Tier.Contract {
  /** Reductions, axes and types. */
  static Stream<Arguments> reductions() {
    return ReductionCase.all().stream()
        .flatMap(reduction ->
            Stream.of(
                Arguments.of(reduction, 0, DType.FLOAT32),
                Arguments.of(reduction, 1, DType.FLOAT64)));
  }

  /** Two batch axes; every argument varies along other ones, and the parameter along both. */
  @ParameterizedTest(name = "{0}, axis {1}, {2}")
  @MethodSource("io.github.quern.contract.BatchContract#reductions")
  default void batchElementsAreCallsOfTheirOwn(ReductionCase reduction, int axis, DType dtype) {
    Genred genred = reduction.builder(tier(), axis).build();
    long[][] batch = {{2, 1}, {1, 3}, {2, 3}, {1, 1}, {2, 3}};
    require(reduction, genred, axis, dtype, batch, 67, 131);
    require(reduction, genred, axis, dtype, batch, 1, 1);
    require(reduction, genred, axis, dtype, batch, 3, 0);
    require(reduction, genred, axis, dtype, batch, 0, 3);
  }

  /** So many columns that they are split. */
  @ParameterizedTest
  @CsvSource({"Sum", "KMin_ArgKMin", "SumSoftMaxWeight"})
  default void batchElementsWithManyColumnsAreCallsOfTheirOwn(String name) {
    ReductionCase reduction =
        ReductionCase.all().stream()
            .filter(other -> other.reduction().name().equals(name))
            .findFirst()
            .orElseThrow();
    long[][] batch = {{3}, {3}, {1}, {3}, {1}};
    require(reduction, reduction.builder(tier(), 1).build(), 1, DType.FLOAT32, batch, 2, 20_000);
  }

  @ParameterizedTest
  @CsvSource({"0", "1"})
  default void noBatchElementsGiveNothing(int axis) {
    ReductionCase reduction = ReductionCase.all().getFirst();
    Genred genred = reduction.builder(tier(), axis).build();
    long[][] batch = {{0, 1}, {1, 3}, {1, 3}, {1, 1}, {0, 3}};
    Tensor result = genred.call(tier().options(), arguments(genred, batch, 5, 7, DType.FLOAT32));
    assertEquals(List.of(0L, 3L, axis == 1 ? 5L : 7L, 2L), result.shape().sizes());
  }

  private void require(
      ReductionCase reduction, Genred genred, int axis, DType dtype, long[][] batch, int m, int n) {
    Tensor[] arguments = arguments(genred, batch, m, n, dtype);
    List<Tensor> results = genred.callAll(tier().options(), arguments);
    long[] sizes = new long[batch[0].length];
    for (long[] own : batch) {
      for (int b = 0; b < sizes.length; b++) {
        sizes[b] = Math.max(sizes[b], own[b]);
      }
    }
    long count = LongStream.of(sizes).reduce(1, (a, b) -> a * b);
    for (Tensor result : results) {
      assertEquals(
          LongStream.of(sizes).boxed().toList(), result.shape().sizes().subList(0, sizes.length));
      assertEquals(axis == 1 ? m : n, result.shape().size(sizes.length));
    }
    for (long element = 0; element < count; element++) {
      Tensor[] parts = new Tensor[arguments.length];
      for (int position = 0; position < parts.length; position++) {
        parts[position] =
            part(arguments[position], sizes.length, index(batch[position], sizes, element));
      }
      List<Tensor> own = new ArrayList<>();
      for (Tensor result : results) {
        own.add(part(result, sizes.length, element));
      }
      reduction.requireRight(
          "element " + element + " of M = " + m + ", N = " + n,
          own,
          axis,
          ReductionCase.dense(axis == 1 ? m : n, axis == 1 ? n : m),
          parts);
    }
  }

  /** The number of the part of an argument that belongs to a batch element. */
  private static long index(long[] own, long[] sizes, long element) {
    long rest = element;
    long[] at = new long[sizes.length];
    for (int b = sizes.length - 1; b >= 0; b--) {
      at[b] = own[b] == 1 ? 0 : rest % sizes[b];
      rest /= sizes[b];
    }
    long index = 0;
    for (int b = 0; b < sizes.length; b++) {
      index = index * own[b] + at[b];
    }
    return index;
  }

  private static Tensor part(Tensor tensor, int batchAxes, long number) {
    long[] shape =
        tensor.shape().sizes().stream().skip(batchAxes).mapToLong(Long::longValue).toArray();
    long bytes = LongStream.of(shape).reduce(tensor.dtype().bytes(), (a, b) -> a * b);
    return Tensor.of(tensor.segment().asSlice(number * bytes, bytes), tensor.dtype(), shape);
  }

  private static Tensor[] arguments(Genred genred, long[][] batch, int m, int n, DType dtype) {
    SplittableRandom random = new SplittableRandom(41);
    Tensor[] arguments = new Tensor[batch.length];
    for (int position = 0; position < batch.length; position++) {
      Variable variable = genred.arguments().get(position);
      LongStream.Builder shape = LongStream.builder();
      LongStream.of(batch[position]).forEach(shape);
      if (variable.category() != Category.PM) {
        shape.add(variable.category() == Category.VI ? m : n);
      }
      long[] sizes = shape.add(variable.dimension()).build().toArray();
      double[] numbers =
          random
              .ints(LongStream.of(sizes).reduce(1, (a, b) -> a * b), -3, 4)
              .mapToDouble(number -> ReductionCase.scale(variable, number))
              .toArray();
      arguments[position] = Tensors.of(dtype, numbers, sizes);
    }
    return arguments;
  }
}

package io.github.quern.api;

import io.github.quern.contract.BackendContract;
import io.github.quern.contract.ContractCase;
import io.github.quern.contract.RandomRanges;
import io.github.quern.contract.ReductionCase;
import io.github.quern.contract.Tensors;
import io.github.quern.contract.Tier;
import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The same input gives the same bits, whatever the number of threads. */
class DeterminismTest {
  @ParameterizedTest
  @CsvSource({
    // More blocks of rows than threads; more threads than blocks; the columns split as well.
    "2000, 300, 1, FLOAT32",
    "300, 2000, 1, FLOAT64",
    "3, 50000, 1, FLOAT32",
    "3, 50000, 1, FLOAT64",
    "50000, 130, 0, FLOAT32",
    "1, 50000, 1, FLOAT32",
    "1, 1, 1, FLOAT64"
  })
  void threadsChangeNoBit(int m, int n, int axis, DType dtype) {
    Tensor expected = sum(1, m, n, axis, dtype);
    for (int threads : new int[] {1, 2, 3, 16}) {
      // A second call meets code that HotSpot has compiled, and other threads.
      for (int repetition = 0; repetition < 2; repetition++) {
        BackendContract.assertSameBits(expected, sum(threads, m, n, axis, dtype));
      }
    }
  }

  static Stream<ReductionCase> reductions() {
    return ReductionCase.all().stream();
  }

  @ParameterizedTest
  @MethodSource("reductions")
  void threadsChangeNoBitOfAnyReduction(ReductionCase reduction) {
    List<Tensor> expected = everything(reduction, 1);
    for (int threads : new int[] {2, 3, 16}) {
      List<Tensor> results = everything(reduction, threads);
      for (int number = 0; number < expected.size(); number++) {
        BackendContract.assertSameBits(expected.get(number), results.get(number));
      }
    }
  }

  /** Results of calls with many rows and with many columns, with ranges, and with batches. */
  private static List<Tensor> everything(ReductionCase reduction, int threads) {
    List<Tensor> results = new ArrayList<>();
    try (Engine engine = Engine.create(threads)) {
      Tier tier = new Tier(engine, CallOptions.DEFAULT.withBackend("scalar"));
      for (int axis = 0; axis <= 1; axis++) {
        Genred genred = reduction.builder(tier, axis).build();
        for (int[] size : new int[][] {{1000, 100}, {70, 20_000}}) {
          int m = size[1 - axis];
          int n = size[axis];
          // Of these numbers, unlike those of the contract, sums depend on their order.
          Tensor[] arguments = Tensors.random(genred.arguments(), m, n, DType.FLOAT32, 12);
          results.addAll(genred.callAll(tier.options(), arguments));
          RandomRanges pattern = RandomRanges.of(13, size[0], size[1], true);
          results.addAll(
              genred.callAll(tier.options().withRanges(pattern.ranges(axis)), arguments));
          results.addAll(genred.callAll(tier.options(), batched(arguments)));
        }
      }
    }
    return results;
  }

  /** The rows cut into five batch elements, with one parameter for all of them. */
  private static Tensor[] batched(Tensor... arguments) {
    return Tensors.map(
        arguments,
        tensor ->
            tensor.shape().rank() == 1
                ? Tensor.of(tensor.segment(), tensor.dtype(), 1, tensor.shape().size(0))
                : Tensor.of(
                    tensor.segment(),
                    tensor.dtype(),
                    5,
                    tensor.shape().size(0) / 5,
                    tensor.shape().size(1)));
  }

  private static Tensor sum(int threads, int m, int n, int axis, DType dtype) {
    try (Engine engine = Engine.create(threads)) {
      Genred genred = ContractCase.GAUSSIAN.genred(engine, axis);
      return genred.call(
          CallOptions.DEFAULT.withBackend("scalar"),
          Tensors.random(genred.arguments(), m, n, dtype, 11));
    }
  }
}

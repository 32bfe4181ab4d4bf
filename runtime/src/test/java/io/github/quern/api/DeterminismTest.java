package io.github.quern.api;

import io.github.quern.contract.BackendContract;
import io.github.quern.contract.ContractCase;
import io.github.quern.contract.Tensors;
import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  private static Tensor sum(int threads, int m, int n, int axis, DType dtype) {
    try (Engine engine = Engine.create(threads)) {
      Genred genred = ContractCase.GAUSSIAN.genred(engine, axis);
      return genred.call(
          CallOptions.DEFAULT.withBackend("scalar"),
          Tensors.random(genred.arguments(), m, n, dtype, 11));
    }
  }
}

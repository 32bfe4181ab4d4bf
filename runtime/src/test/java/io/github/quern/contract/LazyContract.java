package io.github.quern.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.data.DType;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import io.github.quern.lazy.LazyOptions;
import io.github.quern.lazy.LazyTensor;
import io.github.quern.testing.Numbers;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Reductions, products and entries of lazy tensors. All numbers are whole and small, so that every
 * tier is exact.
 */
public interface LazyContract extends Tier.Contract {
  private LazyTensor on(LazyTensor tensor) {
    return tensor.withOptions(
        LazyOptions.DEFAULT.withEngine(tier().engine()).withCall(tier().options()));
  }

  /** Whole numbers from -3 to 3, others for every seed. */
  private static Tensor numbers(int seed, long... shape) {
    int count = Math.toIntExact(Shape.of(shape).count());
    return Tensors.of(
        DType.FLOAT32,
        IntStream.range(0, count).mapToDouble(k -> (k * 5 + k / 7 + seed) % 7 - 3).toArray(),
        shape);
  }

  @ParameterizedTest
  @CsvSource({"70, 131", "3, 300", "300, 3", "1, 1", "0, 4", "4, 0"})
  default void productsAreThoseOfTheMatrix(int m, int n) {
    Tensor x = numbers(1, m, 2);
    Tensor y = numbers(2, n, 2);
    Tensor b = numbers(3, n, 2);
    LazyTensor matrix = on(LazyTensor.vi(x).sqDist(LazyTensor.vj(y)).plus(2.0));
    double[] entries = new double[m * n];
    double[] product = new double[m * 2];
    double[] columns = new double[n];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        double entry =
            Math.pow(x.get(i, 0) - y.get(j, 0), 2) + Math.pow(x.get(i, 1) - y.get(j, 1), 2) + 2;
        entries[i * n + j] = entry;
        columns[j] += entry;
        product[2 * i] += entry * b.get(j, 0);
        product[2 * i + 1] += entry * b.get(j, 1);
      }
    }
    Numbers.requireEqual("product", product, matrix.matmul(b).toDoubleArray());
    Numbers.requireEqual("columns", columns, matrix.sum(0).toDoubleArray());
    Numbers.requireEqual("columns", columns, matrix.transposed().sum(1).toDoubleArray());
    Tensor dense = matrix.dense();
    assertEquals(Shape.of(m, n, 1), dense.shape());
    Numbers.requireEqual("entries", entries, dense.toDoubleArray());
  }

  @Test
  default void entriesOfBatchElementsKnowTheirIndices() {
    Tensor x = numbers(1, 2, 1, 5, 1);
    Tensor y = numbers(2, 3, 7, 1);
    LazyTensor matrix =
        on(
            LazyTensor.vi(x)
                .times(LazyTensor.vj(y))
                .plus(LazyTensor.indexI().times(10))
                .plus(LazyTensor.indexJ().times(100)));
    double[] expected = new double[2 * 3 * 5 * 7];
    for (int entry = 0; entry < expected.length; entry++) {
      int j = entry % 7;
      int i = entry / 7 % 5;
      int second = entry / 35 % 3;
      int first = entry / 105;
      expected[entry] = x.get(first, 0, i, 0) * y.get(second, j, 0) + 10 * i + 100 * j;
    }
    Tensor dense = matrix.dense();
    assertEquals(Shape.of(2, 3, 5, 7, 1), dense.shape());
    Numbers.requireEqual("entries", expected, dense.toDoubleArray());
    Tensor block = matrix.block(new long[] {4, 0}, new long[] {6, 6, 1});
    assertEquals(Shape.of(2, 3, 2, 3, 1), block.shape());
    for (int first = 0; first < 2; first++) {
      for (int second = 0; second < 3; second++) {
        assertEquals(dense.get(first, second, 4, 6, 0), block.get(first, second, 0, 1, 0), 0);
        assertEquals(dense.get(first, second, 0, 1, 0), block.get(first, second, 1, 2, 0), 0);
      }
    }
  }

  @Test
  default void labelsAloneAreCompared() {
    LazyTensor same =
        on(
            LazyTensor.vi(Tensor.of(new int[] {1, 2, 1}, 3, 1))
                .equalTo(LazyTensor.vj(Tensor.of(new int[] {1, 1, 2, 5}, 4, 1))));
    assertArrayEquals(new double[] {2, 1, 2}, same.sum(1).toDoubleArray());
    assertArrayEquals(new long[] {0, 2, 0}, same.argMax(1).toLongArray());
    assertArrayEquals(
        new double[] {1, 1, 0, 0, 0, 0, 1, 0, 1, 1, 0, 0}, same.dense().toDoubleArray());
  }
}

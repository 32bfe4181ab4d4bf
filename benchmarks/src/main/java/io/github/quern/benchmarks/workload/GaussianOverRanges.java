package io.github.quern.benchmarks.workload;

import static io.github.quern.benchmarks.workload.Numbers.floats;
import static io.github.quern.benchmarks.workload.Numbers.rows;

import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.data.Ranges;
import io.github.quern.data.Tensor;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * The Gaussian kernel sum in D = 3 over some of the pairs only: each block of rows has one interval
 * of columns.
 *
 * @param name its name
 * @param title what it is
 * @param pattern which pairs count, for M and N
 */
record GaussianOverRanges(String name, String title, BiFunction<Integer, Integer, Ranges> pattern)
    implements Workload {
  private static final Gaussian DENSE = new Gaussian(3);

  /** Rows and columns of a block. */
  private static final int BLOCK = 100;

  /** How many blocks of columns on either side are near. */
  private static final int NEAR = 4;

  private static final int TILE = 64;

  /**
   * As for points sorted along a curve: each block of 100 rows over its own block of columns and up
   * to four on either side.
   */
  static Workload blockSparse() {
    return new GaussianOverRanges(
        "block-sparse-d3",
        "block-sparse Gaussian sum, D = 3, at most 900 columns a row",
        GaussianOverRanges::near);
  }

  /** All columns, but only for the first 64 rows; the others give 0. */
  static Workload tile() {
    return new GaussianOverRanges(
        "tile-d3", "Gaussian sum, D = 3, of " + TILE + " rows", GaussianOverRanges::firstRows);
  }

  private static Ranges near(int m, int n) {
    int blocks = Math.ceilDiv(m, BLOCK);
    long[][] outputs = new long[blocks][];
    long[][] columns = new long[blocks][];
    for (int k = 0; k < blocks; k++) {
      int start = k * BLOCK;
      outputs[k] = new long[] {start, Math.min(start + BLOCK, m)};
      columns[k] =
          new long[] {
            Math.clamp(start - (long) NEAR * BLOCK, 0, n),
            Math.clamp(start + (NEAR + 1L) * BLOCK, 0, n)
          };
    }
    return Ranges.overJ(
        outputs, IntStream.rangeClosed(1, blocks).asLongStream().toArray(), columns);
  }

  private static Ranges firstRows(int m, int n) {
    return Ranges.overJ(
        new long[][] {{0, Math.min(TILE, m)}}, new long[] {1}, new long[][] {{0, n}});
  }

  @Override
  public Genred reduction(Engine engine) {
    return DENSE.reduction(engine);
  }

  @Override
  public Tensor[] data(int m, int n) {
    return DENSE.data(m, n);
  }

  @Override
  public Optional<Ranges> ranges(int m, int n) {
    return Optional.of(pattern.apply(m, n));
  }

  @Override
  public Tensor plainJava(Tensor... data) {
    float gamma = floats(data[0])[0];
    float[] x = floats(data[1]);
    float[] y = floats(data[2]);
    float[] b = floats(data[3]);
    float[] a = new float[rows(data[1])];
    Ranges ranges = pattern.apply(a.length, b.length);
    long[][] outputs = ranges.outputRanges(1);
    long[][] columns = ranges.reductionRanges(1);
    IntStream.range(0, outputs.length)
        .parallel()
        .forEach(k -> {
          int start = (int) columns[k][0];
          int end = (int) columns[k][1];
          for (int i = (int) outputs[k][0]; i < outputs[k][1]; i++) {
            a[i] = Gaussian.sum(gamma, x, i, y, b, start, end, DENSE.dimension());
          }
        });
    return Tensor.of(a, a.length, 1);
  }
}

package io.github.quern.cli;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Explanation;
import io.github.quern.api.Genred;
import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import io.github.quern.formula.Variable;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * One measurement: a reduction of standard normal data, its first call and later calls timed apart.
 *
 * @param m the number of rows of Vi arguments
 * @param n the number of rows of Vj arguments
 * @param dtype the type of the numbers
 * @param repeat how many later calls, at least 1
 * @param seed the seed of the data
 */
record Bench(int m, int n, DType dtype, int repeat, long seed) {
  private static final int SAMPLED_ROWS = 64;
  private static final double NANOS_PER_MILLI = 1e6;

  /**
   * What was measured, times in milliseconds.
   *
   * @param explanation what ran and where
   * @param firstMillis building the reduction and its first call, without making the data
   * @param medianMillis median of the later calls
   * @param minMillis fastest of the later calls
   * @param maxRelativeError difference to the oracle, on some rows
   * @param sampledRows how many rows these are
   */
  record Result(
      Explanation explanation,
      double firstMillis,
      double medianMillis,
      double minMillis,
      double maxRelativeError,
      int sampledRows) {}

  /**
   * Measures.
   *
   * @param builder builds the reduction; called once
   * @param options where to run
   * @param done hears after each call, between times, how many there were
   */
  Result run(Supplier<Genred> builder, CallOptions options, IntConsumer done) {
    long buildStart = System.nanoTime();
    Genred reduction = builder.get();
    double buildMillis = millisSince(buildStart);
    Tensor[] data = data(reduction.arguments());

    long callStart = System.nanoTime();
    Tensor first = reduction.callAll(options, data).getFirst();
    double firstMillis = buildMillis + millisSince(callStart);

    done.accept(1);
    double[] later = new double[repeat];
    for (int call = 0; call < repeat; call++) {
      long start = System.nanoTime();
      reduction.callAll(options, data);
      later[call] = millisSince(start);
      done.accept(call + 2);
    }
    Arrays.sort(later);
    int[] rows = sample(Math.toIntExact(first.shape().size(0)));
    return new Result(
        reduction.explain(options, dtype),
        firstMillis,
        (later[(repeat - 1) / 2] + later[repeat / 2]) / 2,
        later[0],
        reduction.oracle().relativeError(first, rows, data),
        rows.length);
  }

  private static double millisSince(long start) {
    return (System.nanoTime() - start) / NANOS_PER_MILLI;
  }

  private Tensor[] data(List<Variable> variables) {
    Random random = new Random(seed);
    return variables.stream().map(variable -> normal(variable, random)).toArray(Tensor[]::new);
  }

  private Tensor normal(Variable variable, Random random) {
    int columns = variable.dimension();
    return switch (variable.category()) {
      case VI -> normal(random, Math.multiplyExact(m, columns), m, columns);
      case VJ -> normal(random, Math.multiplyExact(n, columns), n, columns);
      case PM -> normal(random, columns, columns);
    };
  }

  private Tensor normal(Random random, int count, long... shape) {
    double[] numbers = new double[count];
    for (int k = 0; k < count; k++) {
      numbers[k] = random.nextGaussian();
    }
    return Tensor.of(numbers, shape).cast(dtype);
  }

  /** All rows if they are few, else as many different ones, always the same for one seed. */
  private int[] sample(int rows) {
    return rows <= SAMPLED_ROWS
        ? IntStream.range(0, rows).toArray()
        : new Random(seed).ints(0, rows).distinct().limit(SAMPLED_ROWS).sorted().toArray();
  }
}

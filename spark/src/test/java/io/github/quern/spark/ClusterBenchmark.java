package io.github.quern.spark;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.data.Tensor;
import io.github.quern.spark.SparkPlan.Estimate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * Two executors of one core each beside one process with two threads, on the same data, as a table:
 * the numbers of docs/spark.md. Started by {@code scripts/spark bench [SIZE …]}; needs a machine
 * with two cores or more that has nothing else to do.
 */
final class ClusterBenchmark {
  private static final int RUNS = 3;
  private static final Tensor GAMMA = Tensor.of(new float[] {0.5f}, 1);

  private final SparkSession session;
  private final TaskTimes times;
  private final Path folder;

  private ClusterBenchmark(SparkSession session, Path folder) {
    this.session = session;
    this.folder = folder;
    this.times = new TaskTimes();
    session.sparkContext().addSparkListener(times);
  }

  /** Measures M = N = each of the sizes, by default 50,000, 100,000 and 200,000. */
  public static void main(String... arguments) throws IOException {
    int[] sizes =
        arguments.length == 0
            ? new int[] {50_000, 100_000, 200_000}
            : Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
    Path folder = Files.createTempDirectory("quern-bench");
    System.out.printf(
        Locale.ROOT,
        "%-9s %-8s %9s %9s %7s %9s %9s %7s%n",
        "M = N",
        "plan",
        "single s",
        "cluster s",
        "ratio",
        "model s",
        "moving s",
        "share");
    try (LocalCluster cluster = LocalCluster.start(folder, 2)) {
      ClusterBenchmark benchmark = new ClusterBenchmark(cluster.session(), folder);
      for (int size : sizes) {
        benchmark.measure(size);
      }
    }
  }

  private static Genred gaussian() {
    return Genred.of("Exp(-G * SqDist(X,Y))")
        .aliases("G = Pm(1)", "X = Vi(3)", "Y = Vj(3)")
        .axis(1)
        .build();
  }

  private void measure(int size) {
    Tensor x = points(size, 1);
    Tensor y = points(size, 2);
    double single;
    try (Engine engine = Engine.create(2)) {
      Genred genred =
          Genred.of("Exp(-G * SqDist(X,Y))")
              .aliases("G = Pm(1)", "X = Vi(3)", "Y = Vj(3)")
              .axis(1)
              .engine(engine)
              .build();
      single = median(() -> genred.call(CallOptions.DEFAULT, GAMMA, x, y));
    }
    SparkArguments arguments =
        SparkArguments.of()
            .i(rows("x" + size, x, "X"))
            .j(rows("y" + size, y, "Y"))
            .with("G", GAMMA);
    for (Distribution distribution : Distribution.values()) {
      SparkOptions options = SparkOptions.DEFAULT.withDistribution(distribution);
      SparkGenred spark = SparkGenred.of(gaussian(), session).with(options);
      try (PreparedCall prepared = spark.prepare(arguments)) {
        prepared.call().close();
        times.clear(session);
        double cluster =
            median(() -> {
              try (SparkResult result = prepared.call()) {
                return result.names();
              }
            });
        TaskTimes.Sums sums = times.sums(session);
        Estimate estimate = prepared.plan().estimate();
        double model =
            Math.ceil(estimate.tasks() / 2.0)
                * (estimate.computeSeconds() + estimate.moveSeconds());
        System.out.printf(
            Locale.ROOT,
            "%,-9d %-8s %9.2f %9.2f %7.2f %9.2f %9.3f %6.1f%%%n",
            size,
            distribution,
            single,
            cluster,
            single / cluster,
            model,
            sums.movingSeconds() / RUNS,
            100 * sums.movingSeconds() / sums.totalSeconds());
      }
    }
  }

  private static Tensor points(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] numbers = new float[3 * count];
    for (int entry = 0; entry < numbers.length; entry++) {
      numbers[entry] = random.nextFloat();
    }
    return Tensor.of(numbers, count, 3);
  }

  private DistributedRows rows(String name, Tensor points, String variable) {
    String file = folder.resolve(name).toString();
    Frames.frame(session, List.of("features"), List.of(points)).coalesce(1).write().parquet(file);
    return DistributedRows.of(session.read().parquet(file)).bind(variable, "features");
  }

  /** The median time of some runs after one that is not counted, in seconds. */
  private static double median(Supplier<?> run) {
    List<Double> seconds = new ArrayList<>();
    for (int number = 0; number <= RUNS; number++) {
      long start = System.nanoTime();
      if (run.get() == null) {
        throw new IllegalStateException("no result");
      }
      if (number > 0) {
        seconds.add((System.nanoTime() - start) / 1e9);
      }
    }
    seconds.sort(null);
    return seconds.get(RUNS / 2);
  }
}

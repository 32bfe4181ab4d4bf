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
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * Two executors of one core each beside one process with two threads, on the same data, as a table:
 * the numbers of docs/spark.md. Started by {@code scripts/spark bench [DISTRIBUTION …] [SIZE …]};
 * needs a machine with two cores or more that has nothing else to do.
 *
 * <p>Both sides are warmed up by the same calls, and measured in turn, so that a machine that
 * becomes slower does so for both.
 */
final class ClusterBenchmark {
  private static final int RUNS = 3;
  private static final int CORES = 2;

  /** Calls of so many points warm up, for as long as HotSpot needs to compile kernels and Spark. */
  private static final int WARM_SIZE = 50_000;

  private static final int WARM_CALLS = 6;

  private static final Tensor GAMMA = Tensor.of(new float[] {0.5f}, 1);

  private final SparkSession session;
  private final Engine engine;
  private final TaskTimes times;
  private final Path folder;

  private ClusterBenchmark(SparkSession session, Engine engine, Path folder) {
    this.session = session;
    this.engine = engine;
    this.folder = folder;
    this.times = new TaskTimes();
    session.sparkContext().addSparkListener(times);
  }

  /**
   * Measures M = N = each of the sizes, by default 50,000, 100,000 and 200,000, for each of the
   * distributions, by default all.
   */
  public static void main(String... arguments) throws IOException {
    List<Distribution> distributions =
        Arrays.stream(Distribution.values())
            .filter(distribution -> Arrays.asList(arguments).contains(distribution.name()))
            .toList();
    List<Integer> sizes =
        Arrays.stream(arguments).skip(distributions.size()).map(Integer::valueOf).toList();
    Path folder = Files.createTempDirectory("quern-bench");
    // As in a container of one core: by default Java would start threads for all of the machine's.
    Map<String, String> settings =
        Map.of("spark.executor.extraJavaOptions", "-XX:ActiveProcessorCount=1");
    System.out.printf(
        Locale.ROOT,
        "%-9s %-8s %5s %9s %9s %6s %8s %9s %6s%n",
        "M = N",
        "plan",
        "tasks",
        "single s",
        "cluster s",
        "ratio",
        "model s",
        "moving s",
        "share");
    try (LocalCluster cluster = LocalCluster.start(folder, CORES);
        SparkSession session = cluster.connect(settings);
        Engine engine = Engine.create(CORES)) {
      ClusterBenchmark benchmark = new ClusterBenchmark(session, engine, folder);
      for (int size : sizes.isEmpty() ? List.of(50_000, 100_000, 200_000) : sizes) {
        for (Distribution distribution :
            distributions.isEmpty() ? List.of(Distribution.values()) : distributions) {
          benchmark.measure(size, distribution);
        }
      }
    }
  }

  private Genred gaussian() {
    return Genred.of("Exp(-G * SqDist(X,Y))")
        .aliases("G = Pm(1)", "X = Vi(3)", "Y = Vj(3)")
        .axis(1)
        .engine(engine)
        .build();
  }

  /** The same call on both sides. */
  private final class Call implements AutoCloseable {
    private final Tensor x;
    private final Tensor y;
    private final Genred single = gaussian();
    private final PreparedCall prepared;

    Call(int size, Distribution distribution) {
      this.x = points(size, 1);
      this.y = points(size, 2);
      this.prepared =
          SparkGenred.of(single, session)
              .with(SparkOptions.DEFAULT.withDistribution(distribution))
              .prepare(
                  SparkArguments.of()
                      .i(rows("x" + size, x, "X"))
                      .j(rows("y" + size, y, "Y"))
                      .with("G", GAMMA));
    }

    double singleSeconds() {
      long start = System.nanoTime();
      single.call(CallOptions.DEFAULT, GAMMA, x, y);
      return (System.nanoTime() - start) / 1e9;
    }

    double clusterSeconds() {
      long start = System.nanoTime();
      prepared.call().close();
      return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void close() {
      prepared.close();
    }
  }

  private void measure(int size, Distribution distribution) {
    try (Call warm = new Call(WARM_SIZE, distribution)) {
      for (int call = 0; call < WARM_CALLS; call++) {
        warm.singleSeconds();
        warm.clusterSeconds();
      }
    }
    List<Double> single = new ArrayList<>();
    List<Double> cluster = new ArrayList<>();
    try (Call call = new Call(size, distribution)) {
      times.clear(session);
      for (int run = 0; run < RUNS; run++) {
        single.add(call.singleSeconds());
        cluster.add(call.clusterSeconds());
      }
      TaskTimes.Sums sums = times.sums(session);
      Estimate estimate = call.prepared.plan().estimate();
      System.out.printf(
          Locale.ROOT,
          "%,-9d %-8s %5d %9.2f %9.2f %6.2f %8.2f %9.2f %5.1f%%%n",
          size,
          distribution,
          estimate.tasks(),
          median(single),
          median(cluster),
          median(single) / median(cluster),
          estimate.seconds(CostModel.DEFAULT, CORES),
          sums.movingSeconds() / RUNS,
          100 * sums.movingSeconds() / sums.totalSeconds());
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
    Frames.frame(session, List.of("features"), List.of(points))
        .coalesce(1)
        .write()
        .mode(SaveMode.Overwrite)
        .parquet(file);
    return DistributedRows.of(session.read().parquet(file)).bind(variable, "features");
  }

  private static double median(List<Double> seconds) {
    return seconds.stream().sorted().skip(seconds.size() / 2).findFirst().orElseThrow();
  }
}

package io.github.quern.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Genred;
import io.github.quern.api.JavaOperator;
import io.github.quern.backend.BackendException;
import io.github.quern.contract.BackendContract;
import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import io.github.quern.solve.Eigenpairs;
import io.github.quern.solve.KernelSolution;
import io.github.quern.solve.KernelSolve;
import io.github.quern.solve.Lanczos;
import io.github.quern.solve.ReductionOperator;
import io.github.quern.solve.SolveOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A master and two workers, each a process; the last test kills one of the workers. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterTest {
  private static final int MANY = 200_000;

  @TempDir private static Path folder;

  private static LocalCluster cluster;
  private static SparkSession session;

  @BeforeAll
  static void start() {
    cluster = LocalCluster.start(folder, 2, Map.of());
    session = cluster.session();
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  private static Tensor points(int count, int dimension, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] numbers = new float[count * dimension];
    for (int entry = 0; entry < numbers.length; entry++) {
      numbers[entry] = random.nextFloat();
    }
    return Tensor.of(numbers, count, dimension);
  }

  /** Some rows: in one process, rows do not depend on others. */
  private static Tensor every(int step, Tensor rows) {
    List<Tensor> some = new ArrayList<>();
    for (int row = 0; row < rows.shape().size(0); row += step) {
      some.add(Slices.rows(rows, 0, row, 1));
    }
    return Slices.joined(some, 0);
  }

  private static Dataset<Row> parquet(String name, Tensor points) {
    String file = folder.resolve(name).toString();
    // One file: Spark reads several by size, not by name, and results are compared by position.
    Frames.frame(session, List.of("features"), List.of(points))
        .coalesce(1)
        .write()
        .mode(SaveMode.Overwrite)
        .parquet(file);
    return session.read().parquet(file);
  }

  private static DistributedRows rows(Dataset<Row> data, String variable) {
    return DistributedRows.of(data).bind(variable, "features").id("id");
  }

  /** All pairs of the rows of a file, with a Gaussian's parameter. */
  private static SparkArguments pairs(Dataset<Row> data) {
    return SparkArguments.of()
        .i(rows(data, "X"))
        .j(rows(data, "Y"))
        .with("G", Tensor.of(new float[] {0.5f}, 1));
  }

  private static Genred gaussian() {
    return Genred.of("Exp(-G * SqDist(X,Y))")
        .aliases("G = Pm(1)", "X = Vi(3)", "Y = Vj(3)")
        .axis(1)
        .build();
  }

  /**
   * Sums of 200,000 numbers between 0 and 1. On both sides tiles of 128 are summed first, then up
   * to 1,563 tiles: 1,700 roundings at most, of 2^-24 each.
   */
  @Test
  @Order(1)
  void manyRowsAndColumnsAgreeWithOneProcess() {
    Tensor x = points(MANY, 3, 1);
    Tensor y = points(MANY, 3, 2);
    Tensor g = Tensor.of(new float[] {0.5f}, 1);
    SparkArguments arguments =
        SparkArguments.of()
            .i(rows(parquet("x", x), "X"))
            .j(rows(parquet("y", y), "Y"))
            .with("G", g);
    Tensor some = every(40, x);
    Tensor expected = gaussian().call(g, some, y);
    SparkGenred tiles =
        SparkGenred.of(gaussian(), session)
            .with(SparkOptions.DEFAULT.withDistribution(Distribution.TILES));
    try (SparkResult result = tiles.call(arguments)) {
      Tensor got = result.tensor(0);
      for (int row = 0; row < expected.count(); row++) {
        assertEquals(expected.at(row), got.at(40L * row), 2 * 1700 * 0x1p-24 * expected.at(row));
      }
    }
    Genred nearest =
        Genred.of("SqDist(X,Y)")
            .aliases("X = Vi(3)", "Y = Vj(3)")
            .reductionOp("ArgKMin")
            .optArg(4)
            .axis(1)
            .build();
    SparkArguments pairs = new SparkArguments(arguments.rowsI(), arguments.rowsJ(), Map.of());
    try (SparkResult result =
        SparkGenred.of(nearest, session)
            .with(SparkOptions.DEFAULT.withDistribution(Distribution.TILES))
            .call(pairs)) {
      assertArrayEquals(nearest.call(x, y).toLongArray(), result.tensor(0).toLongArray());
    }
  }

  @Test
  @Order(2)
  void everyRunGivesTheSameBits() {
    Tensor x = points(5000, 3, 3);
    Dataset<Row> data = parquet("bits", x);
    SparkArguments arguments = pairs(data);
    SparkGenred tiles =
        SparkGenred.of(gaussian(), session)
            .with(
                SparkOptions.DEFAULT
                    .withDistribution(Distribution.TILES)
                    .withBlockRows(512)
                    .withFanIn(3));
    try (SparkResult first = tiles.call(arguments)) {
      for (int run = 0; run < 3; run++) {
        try (SparkResult again = tiles.call(arguments)) {
          BackendContract.assertSameBits(first.tensor(0), again.tensor(0));
        }
      }
    }
  }

  @Test
  @Order(3)
  void executorsCompileAKernelOnceForAllTasks() {
    Tensor x = points(2000, 3, 4);
    Dataset<Row> data = parquet("once", x);
    Genred genred =
        Genred.of("Exp(-G * SqDist(X,Y)) + 7 * G")
            .aliases("G = Pm(1)", "X = Vi(3)", "Y = Vj(3)")
            .axis(1)
            .build();
    SparkArguments arguments = pairs(data);
    List<Integer> before = kernels();
    SparkGenred rows =
        SparkGenred.of(genred, session)
            .with(SparkOptions.DEFAULT.withDistribution(Distribution.ROWS).withBlockRows(100));
    rows.call(arguments).close();
    rows.call(arguments).close();
    List<Integer> after = kernels();
    // 40 tasks, one kernel.
    assertEquals(before.stream().map(count -> count + 1).toList(), after);
  }

  /** How many kernels each executor has compiled so far. */
  private static List<Integer> kernels() {
    return JavaSparkContext.fromSparkContext(session.sparkContext())
        .parallelize(IntStream.range(0, 8).boxed().toList(), 8)
        .mapToPair(task -> {
          Thread.sleep(50);
          return new scala.Tuple2<>(
              org.apache.spark.SparkEnv.get().executorId(), Executor.engine().kernelCount());
        })
        .distinct()
        .sortByKey()
        .values()
        .collect();
  }

  @Test
  @Order(4)
  void missingTierIsSaidInTheDriver() {
    Tensor x = points(10, 3, 5);
    Dataset<Row> data = parquet("tier", x);
    SparkArguments arguments = pairs(data);
    SparkGenred demanding =
        SparkGenred.of(gaussian(), session).with(SparkOptions.DEFAULT.withBackend("tornado"));
    BackendException failure =
        assertThrows(BackendException.class, () -> demanding.call(arguments));
    BackendException own =
        assertThrows(
            BackendException.class,
            () ->
                gaussian()
                    .call(
                        CallOptions.DEFAULT.withBackend("tornado"),
                        Tensor.of(new float[] {0.5f}, 1),
                        x,
                        x));
    assertEquals(own.getMessage(), failure.getMessage());
  }

  @Test
  @Order(5)
  void errorOfAFormulaIsThatOfOneProcess() {
    JavaOperator root = JavaOperator.of("Root", UserFunctions.class, "root");
    Genred genred =
        Genred.of("Root(SqNorm2(X) - SqNorm2(Y))")
            .aliases("X = Vi(3)", "Y = Vj(3)")
            .operators(root)
            .axis(1)
            .build();
    Tensor x = Tensor.of(new float[] {0, 0, 0}, 1, 3);
    Tensor y = Tensor.of(new float[] {1, 1, 1}, 1, 3);
    SparkArguments arguments =
        SparkArguments.of().i(rows(parquet("zero", x), "X")).j(rows(parquet("one", y), "Y"));
    IllegalArgumentException failure =
        assertThrows(
            IllegalArgumentException.class, () -> SparkGenred.of(genred, session).call(arguments));
    assertEquals("There is no root of -3.0.", failure.getMessage());
  }

  @Test
  @Order(6)
  void badRowIsNamed() {
    Dataset<Row> bad =
        session.sql(
            "select concat('p', id) as id, if(id = 17, array(1.0D), array(1.0D, 2.0D, 3.0D)) as"
                + " features from range(0, 40, 1, 4)");
    SparkArguments arguments =
        SparkArguments.of()
            .i(rows(bad, "X"))
            .with("Y", Tensor.of(new double[3], 1, 3))
            .with("G", Tensor.of(new double[] {1}, 1));
    IllegalArgumentException failure =
        assertThrows(
            IllegalArgumentException.class,
            () -> SparkGenred.of(gaussian(), session).call(arguments));
    assertEquals(
        "Row 17 (id = p17) of the column 'features' has 1 number; X = Vi(3) needs 3 numbers in each"
            + " row.",
        failure.getMessage());
  }

  /** Ridge regression with a Gaussian kernel: (alpha I + K) a = b. */
  @Test
  @Order(7)
  void solversWorkOnPointsInParquet() {
    int count = 600;
    Tensor x = points(count, 3, 6).cast(DType.FLOAT64);
    Dataset<Row> data = parquet("ridge", x);
    Genred kernel =
        Genred.of("Exp(-G * SqDist(X,Y)) * B")
            .aliases("G = Pm(1)", "X = Vi(3)", "Y = Vj(3)", "B = Vj(1)")
            .axis(1)
            .build();
    Tensor g = Tensor.of(new double[] {2}, 1);
    double[] targets = new double[count];
    for (int row = 0; row < count; row++) {
      targets[row] = Math.sin(3 * x.get(row, 0)) + x.get(row, 1);
    }
    Tensor b = Tensor.of(targets, count, 1);
    SparkArguments arguments =
        SparkArguments.of().i(rows(data, "X")).j(rows(data, "Y")).with("G", g).with("B", b);
    SolveOptions options = SolveOptions.DEFAULT.withAlpha(0.5).withEps(1e-9);
    ReductionOperator single = ReductionOperator.of(kernel, "B", g, x, x);
    KernelSolution expected = KernelSolve.solve(options, single, b);
    SparkGenred sum =
        SparkGenred.of(kernel, session)
            .with(SparkOptions.DEFAULT.withDistribution(Distribution.TILES).withBlockRows(200));
    try (SparkOperator operator = SparkOperator.of(sum, "B", arguments)) {
      KernelSolution solution = KernelSolve.solve(options, operator, b);
      // Both residuals are below sqrt(n) eps, and no eigenvalue of the matrix is below alpha.
      double bound = 2 * Math.sqrt(count) * 1e-9 / 0.5;
      for (int row = 0; row < count; row++) {
        assertEquals(expected.tensor().at(row), solution.tensor().at(row), bound);
      }
      Eigenpairs pairs = Lanczos.leading(operator, 2);
      Eigenpairs known = Lanczos.leading(single, 2);
      for (int pair = 0; pair < 2; pair++) {
        // Lanczos' own tolerance, relative to the largest eigenvalue.
        assertEquals(
            known.values().get(pair), pairs.values().get(pair), 1e-6 * known.values().get(0));
      }
    }
  }

  /** Shuffled states and cached blocks of the worker are lost, too; they are computed again. */
  @Test
  @Order(8)
  void resultIsRightWhenAWorkerIsKilled() {
    int count = 100_000;
    Tensor x = points(count, 3, 7);
    Dataset<Row> data = parquet("killed", x);
    SparkArguments arguments = pairs(data);
    SparkGenred tiles =
        SparkGenred.of(gaussian(), session)
            .with(
                SparkOptions.DEFAULT
                    .withDistribution(Distribution.TILES)
                    .withBlockRows(10_000)
                    .withFanIn(4));
    Tensor expected;
    try (SparkResult result = tiles.call(arguments)) {
      expected = result.tensor(0);
    }
    CompletableFuture<SparkResult> running =
        CompletableFuture.supplyAsync(() -> tiles.call(arguments));
    awaitTiles(10, running);
    assertFalse(running.isDone(), "the job must not have ended before the worker does");
    cluster.kill(0);
    try (SparkResult result = running.join()) {
      BackendContract.assertSameBits(expected, result.tensor(0));
    }
    assertEquals(1, cluster.executors());
    cluster.replaceWorker();
    assertEquals(2, cluster.executors());
  }

  /** Waits until a stage of a hundred tiles has begun and completed some of them. */
  private static void awaitTiles(int completed, CompletableFuture<SparkResult> running) {
    var tracker = session.sparkContext().statusTracker();
    while (true) {
      assertFalse(running.isDone(), "the job ended before so many tiles were seen");
      for (int stage : tracker.getActiveStageIds()) {
        var info = tracker.getStageInfo(stage);
        if (info.isDefined()
            && info.get().numTasks() == 100
            && info.get().numCompletedTasks() >= completed) {
          return;
        }
      }
      LocalCluster.pause();
    }
  }
}

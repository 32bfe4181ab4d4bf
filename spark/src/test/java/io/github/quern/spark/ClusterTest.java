package io.github.quern.spark;

import static io.github.quern.spark.ClusterData.gaussian;
import static io.github.quern.spark.ClusterData.pairs;
import static io.github.quern.spark.ClusterData.points;
import static io.github.quern.spark.ClusterData.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Calls on executors that are processes of their own. */
class ClusterTest {
  @RegisterExtension static final ClusterSession CLUSTER = new ClusterSession(Map::of);

  @TempDir private static Path folder;

  private static Dataset<Row> parquet(String name, Tensor points) {
    return ClusterData.parquet(CLUSTER.get(), folder.resolve(name), points);
  }

  @Test
  void everyRunGivesTheSameBits() {
    Tensor x = points(5000, 3, 3);
    Dataset<Row> data = parquet("bits", x);
    SparkArguments arguments = pairs(data);
    SparkGenred tiles =
        SparkGenred.of(gaussian(), CLUSTER.get())
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
  void executorsCompileAKernelOnceForAllTasks() {
    Tensor x = points(2000, 3, 4);
    Dataset<Row> data = parquet("once", x);
    Genred genred =
        Genred.of("Exp(-G * SqDist(X,Y)) + 7 * G")
            .aliases("G = Pm(1)", "X = Vi(3)", "Y = Vj(3)")
            .axis(1)
            .build();
    SparkArguments arguments = pairs(data);
    List<Integer> before = CLUSTER.kernels();
    SparkGenred rows =
        SparkGenred.of(genred, CLUSTER.get())
            .with(SparkOptions.DEFAULT.withDistribution(Distribution.ROWS).withBlockRows(100));
    rows.call(arguments).close();
    rows.call(arguments).close();
    List<Integer> after = CLUSTER.kernels();
    // 40 tasks, one kernel.
    assertEquals(before.stream().map(count -> count + 1).toList(), after);
  }

  @Test
  void missingTierIsSaidInTheDriver() {
    Tensor x = points(10, 3, 5);
    Dataset<Row> data = parquet("tier", x);
    SparkArguments arguments = pairs(data);
    SparkGenred demanding =
        SparkGenred.of(gaussian(), CLUSTER.get()).with(SparkOptions.DEFAULT.withBackend("tornado"));
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
            IllegalArgumentException.class,
            () -> SparkGenred.of(genred, CLUSTER.get()).call(arguments));
    assertEquals("There is no root of -3.0.", failure.getMessage());
  }

  @Test
  void badRowIsNamed() {
    Dataset<Row> bad =
        CLUSTER
            .get()
            .sql(
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
            () -> SparkGenred.of(gaussian(), CLUSTER.get()).call(arguments));
    assertEquals(
        "Row 17 (id = p17) of the column 'features' has 1 number; X = Vi(3) needs 3 numbers in each"
            + " row.",
        failure.getMessage());
  }

  /** Ridge regression with a Gaussian kernel: (alpha I + K) a = b. */
  @Test
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
        SparkGenred.of(kernel, CLUSTER.get())
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
}

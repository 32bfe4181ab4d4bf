package io.github.quern.spark.samples;

import io.github.quern.api.Genred;
import io.github.quern.data.Tensor;
import io.github.quern.solve.KernelSolution;
import io.github.quern.solve.KernelSolve;
import io.github.quern.solve.SolveOptions;
import io.github.quern.spark.DistributedRows;
import io.github.quern.spark.QuernJars;
import io.github.quern.spark.SparkArguments;
import io.github.quern.spark.SparkGenred;
import io.github.quern.spark.SparkOperator;
import io.github.quern.spark.SparkResult;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * Kernel density and kernel ridge regression of points that live in a Parquet file.
 *
 * <pre>
 * scripts/spark                            in this JVM
 * scripts/spark spark://host:7077          on the cluster of that master
 * scripts/spark spark://host:7077 200000 hdfs://host/points    more points, where all machines see them
 * </pre>
 *
 * <p>The points fill the unit cube, and their values are sin(3 x₀) + x₁. The regression solves (α I
 * + K) a = values by conjugate gradients, each product being a job, and is then compared with the
 * values themselves.
 */
public final class SparkSample {
  private static final int COUNT = 5000;
  private static final int PARTITIONS = 4;
  private static final double ALPHA = 0.1;
  private static final double GAMMA = 2;

  private final SparkSession session;
  private final PrintStream out;

  private SparkSample(SparkSession session, PrintStream out) {
    this.session = session;
    this.out = out;
  }

  /**
   * Runs the sample.
   *
   * @param arguments the master's URL, the number of points, and the file of the points; each may
   *     be left out, with those after it
   */
  public static void main(String... arguments) throws IOException {
    run(System.out, arguments);
  }

  static void run(PrintStream out, String... arguments) throws IOException {
    String master = arguments.length > 0 ? arguments[0] : "local[*]";
    int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : COUNT;
    String file =
        arguments.length > 2
            ? arguments[2]
            : Files.createTempDirectory("quern").resolve("points").toUri().toString();
    try (SparkSession session =
        SparkSession.builder()
            .appName("Quern sample")
            .master(master)
            .config("spark.jars", QuernJars.paths())
            .config("spark.ui.enabled", "false")
            .getOrCreate()) {
      new SparkSample(session, out).run(count, file);
    }
  }

  private void run(int count, String file) {
    // Hashes of the numbers 0, 1, … between 0 and 1: the same points on every cluster.
    session
        .range(0, count, 1, PARTITIONS)
        .selectExpr(
            "id",
            "array(pmod(xxhash64(id, 1), 65536) / 65536D, pmod(xxhash64(id, 2), 65536) / 65536D)"
                + " as x")
        .write()
        .mode(SaveMode.Overwrite)
        .parquet(file);
    // Sorted, since Spark reads the files of a folder by size; and in few partitions, of which each
    // costs a task whenever the points are read.
    Dataset<Row> points =
        session
            .read()
            .parquet(file)
            .repartitionByRange(PARTITIONS, functions.col("id"))
            .sortWithinPartitions("id")
            .persist();
    density(points);
    regression(points, count);
  }

  private static DistributedRows rows(Dataset<Row> points, String variable) {
    return DistributedRows.of(points).bind(variable, "x").id("id");
  }

  private void density(Dataset<Row> points) {
    Genred density =
        Genred.of("Exp(-G * SqDist(X,Y))")
            .aliases("G = Pm(1)", "X = Vi(2)", "Y = Vj(2)")
            .axis(1)
            .build();
    SparkArguments arguments =
        SparkArguments.of()
            .i(rows(points, "X"))
            .j(rows(points, "Y"))
            .with("G", Tensor.of(new double[] {GAMMA}, 1));
    SparkGenred spark = SparkGenred.of(density, session);
    out.println(spark.explain(arguments));
    try (SparkResult result = spark.call(arguments)) {
      out.println("First rows of the kernel density:");
      for (Row row : result.dataset().limit(3).collectAsList()) {
        out.printf(
            Locale.ROOT,
            "  id %d: %.6g%n",
            row.<Long>getAs("id"),
            row.<Double>getList(1).getFirst());
      }
    }
  }

  private void regression(Dataset<Row> points, int count) {
    List<Row> values = points.selectExpr("sin(3 * x[0]) + x[1]").collectAsList();
    Tensor targets =
        Tensor.of(values.stream().mapToDouble(row -> row.getDouble(0)).toArray(), count, 1);
    Genred kernel =
        Genred.of("Exp(-G * SqDist(X,Y)) * B")
            .aliases("G = Pm(1)", "X = Vi(2)", "Y = Vj(2)", "B = Vj(1)")
            .axis(1)
            .build();
    SparkArguments arguments =
        SparkArguments.of()
            .i(rows(points, "X"))
            .j(rows(points, "Y"))
            .with("G", Tensor.of(new double[] {GAMMA}, 1))
            .with("B", targets);
    SolveOptions options = SolveOptions.DEFAULT.withAlpha(ALPHA).withEps(1e-4);
    try (SparkOperator matrix = SparkOperator.of(SparkGenred.of(kernel, session), "B", arguments)) {
      KernelSolution solution = KernelSolve.solve(options, matrix, targets);
      // K a = b - alpha a
      double worst = 0;
      for (int row = 0; row < count; row++) {
        worst = Math.max(worst, Math.abs(ALPHA * solution.tensor().at(row)));
      }
      out.printf(
          Locale.ROOT,
          "Ridge regression: %d iterations, residual %.2g; largest error at a point %.2g%n",
          solution.iterations(),
          solution.residual(),
          worst);
    }
  }
}

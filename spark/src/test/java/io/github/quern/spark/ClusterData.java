package io.github.quern.spark;

import io.github.quern.api.Genred;
import io.github.quern.data.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/** Points in Parquet files, for calls on a cluster. */
final class ClusterData {
  private ClusterData() {}

  /** Numbers between 0 and 1. */
  static Tensor points(int count, int dimension, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] numbers = new float[count * dimension];
    for (int entry = 0; entry < numbers.length; entry++) {
      numbers[entry] = random.nextFloat();
    }
    return Tensor.of(numbers, count, dimension);
  }

  /** The rows of a file, each with an ID. */
  static Dataset<Row> parquet(SparkSession session, Path file, Tensor points) {
    // One file: Spark reads several by size, not by name, and results are compared by position.
    Frames.frame(session, List.of("features"), List.of(points))
        .coalesce(1)
        .write()
        .mode(SaveMode.Overwrite)
        .parquet(file.toString());
    return session.read().parquet(file.toString());
  }

  /** The points of a file as a variable. */
  static DistributedRows rows(Dataset<Row> data, String variable) {
    return DistributedRows.of(data).bind(variable, "features").id("id");
  }

  /** All pairs of the rows of a file, with a Gaussian's parameter. */
  static SparkArguments pairs(Dataset<Row> data) {
    return SparkArguments.of()
        .i(rows(data, "X"))
        .j(rows(data, "Y"))
        .with("G", Tensor.of(new float[] {0.5f}, 1));
  }

  /** A sum of exact shape (M, 1). */
  static Genred gaussian() {
    return Genred.of("Exp(-G * SqDist(X,Y))")
        .aliases("G = Pm(1)", "X = Vi(3)", "Y = Vj(3)")
        .axis(1)
        .build();
  }
}

package io.github.quern.spark;

import static io.github.quern.spark.ClusterData.gaussian;
import static io.github.quern.spark.ClusterData.points;
import static io.github.quern.spark.ClusterData.rows;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.api.Genred;
import io.github.quern.data.Tensor;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two hundred thousand rows and columns, in tiles. */
class ManyRowsTest {
  private static final int MANY = 200_000;

  @RegisterExtension static final ClusterSession CLUSTER = new ClusterSession(Map::of);

  @TempDir private static Path folder;

  private static Dataset<Row> parquet(String name, Tensor points) {
    return ClusterData.parquet(CLUSTER.get(), folder.resolve(name), points);
  }

  /**
   * Sums of 200,000 numbers between 0 and 1. On both sides tiles of 128 are summed first, then up
   * to 1,563 tiles: 1,700 roundings at most, of 2^-24 each.
   */
  @Test
  void manyRowsAndColumnsAgreeWithOneProcess() {
    Tensor x = points(MANY, 3, 1);
    Tensor y = points(MANY, 3, 2);
    Tensor g = Tensor.of(new float[] {0.5f}, 1);
    SparkArguments arguments =
        SparkArguments.of()
            .i(rows(parquet("x", x), "X"))
            .j(rows(parquet("y", y), "Y"))
            .with("G", g);
    Tensor expected = gaussian().call(g, x, y);
    SparkGenred tiles =
        SparkGenred.of(gaussian(), CLUSTER.get())
            .with(SparkOptions.DEFAULT.withDistribution(Distribution.TILES));
    try (SparkResult result = tiles.call(arguments)) {
      Tensor got = result.tensor(0);
      for (int row = 0; row < expected.count(); row++) {
        assertEquals(expected.at(row), got.at(row), 2 * 1700 * 0x1p-24 * expected.at(row));
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
        SparkGenred.of(nearest, CLUSTER.get())
            .with(SparkOptions.DEFAULT.withDistribution(Distribution.TILES))
            .call(pairs)) {
      assertArrayEquals(nearest.call(x, y).toLongArray(), result.tensor(0).toLongArray());
    }
  }
}

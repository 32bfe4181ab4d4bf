package io.github.quern.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.data.Tensor;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Executors with TornadoVM, started with the class path and the flags that docs/spark.md names. */
@EnabledIfEnvironmentVariable(
    named = "TORNADOVM_HOME",
    matches = ".+",
    disabledReason = "No TornadoVM SDK found: executors with the tier tornado are not tested.")
class TornadoExecutorsTest {
  // LocalCluster's class path of executors has all of Quern, quern-tornado-binding included.
  @RegisterExtension
  static final ClusterSession CLUSTER =
      new ClusterSession(
          () -> Map.of("spark.executor.extraJavaOptions", QuernJars.tornadoOptions(sdk())));

  @TempDir private static Path folder;

  private static Path sdk() {
    return Path.of(System.getenv("TORNADOVM_HOME"));
  }

  /** Twenty tasks in two calls; each executor compiles a kernel once. */
  @Test
  void executorsComputeWithTornadoAndCompileOnce() {
    Tensor x = ClusterData.points(1000, 3, 8);
    SparkArguments arguments =
        ClusterData.pairs(ClusterData.parquet(CLUSTER.get(), folder.resolve("points"), x));
    SparkGenred rows =
        SparkGenred.of(ClusterData.gaussian(), CLUSTER.get())
            .with(
                SparkOptions.DEFAULT
                    .withBackend("tornado")
                    .withDistribution(Distribution.ROWS)
                    .withBlockRows(100));
    Tensor expected = ClusterData.gaussian().call(Tensor.of(new float[] {0.5f}, 1), x, x);
    for (int call = 0; call < 2; call++) {
      try (SparkResult result = rows.call(arguments)) {
        Tensor got = result.tensor(0);
        for (int row = 0; row < 1000; row++) {
          // 1000 terms of up to 1, in tiles of 128 on both sides: 136 roundings of 2^-24 each, and
          // OpenCL's exp is right to 3 units in the last place.
          assertEquals(expected.at(row), got.at(row), 2 * 140 * 0x1p-24 * expected.at(row));
        }
      }
    }
    // An executor that started late may have had no task.
    assertEquals(1, Collections.max(CLUSTER.kernels()));
  }
}

package io.github.quern.spark;

import io.github.quern.api.Genred;
import io.github.quern.data.Tensor;
import java.util.Objects;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Spark within the JVM of the tests, for a class of tests. */
final class LocalSession implements BeforeAllCallback, AfterAllCallback {
  /** So that there are several blocks, some of them cut by ends of partitions. */
  static final SparkOptions SMALL_BLOCKS = SparkOptions.DEFAULT.withBlockRows(40).withFanIn(2);

  private @Nullable SparkSession session;

  @Override
  public void beforeAll(ExtensionContext context) {
    session =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.default.parallelism", "3")
            .getOrCreate();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    get().stop();
  }

  /** The session, which has two threads. */
  SparkSession get() {
    return Objects.requireNonNull(session);
  }

  /** A call of small blocks, distributed in that way. */
  SparkResult call(Genred genred, Distribution distribution, Tensor... arguments) {
    return SparkGenred.of(genred, get())
        .with(SMALL_BLOCKS.withDistribution(distribution))
        .call(Frames.distributed(get(), genred, arguments));
  }
}

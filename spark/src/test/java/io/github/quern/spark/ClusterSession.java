package io.github.quern.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import scala.Tuple2;

/**
 * Spark with two executors for a class of tests, on a cluster that all such classes share. They
 * must not kill its workers.
 */
final class ClusterSession implements BeforeAllCallback, AfterAllCallback {
  private final Supplier<Map<String, String>> settings;
  private @Nullable SparkSession session;

  /**
   * A session.
   *
   * @param settings of Spark, besides those of {@link LocalCluster#connect}; asked for by tests
   *     that run only
   */
  ClusterSession(Supplier<Map<String, String>> settings) {
    this.settings = settings;
  }

  /** The cluster of all classes, which the first one starts, and the end of all tests closes. */
  static LocalCluster cluster(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(LocalCluster.class))
        .getOrComputeIfAbsent(LocalCluster.class, key -> started(), LocalCluster.class);
  }

  private static LocalCluster started() {
    try {
      Path folder = Files.createTempDirectory(Path.of("target"), "cluster").toAbsolutePath();
      return LocalCluster.start(folder, 2);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    session = cluster(context).connect(settings.get());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (session != null) {
      session.stop();
    }
  }

  SparkSession get() {
    return Objects.requireNonNull(session);
  }

  /** How many kernels each executor has compiled so far. */
  List<Integer> kernels() {
    return JavaSparkContext.fromSparkContext(get().sparkContext())
        .parallelize(IntStream.range(0, 8).boxed().toList(), 8)
        .mapToPair(task -> {
          // So that no executor takes all of them.
          Thread.sleep(50);
          return new Tuple2<>(SparkEnv.get().executorId(), Executor.engine().kernelCount());
        })
        .distinct()
        .sortByKey()
        .values()
        .collect();
  }
}

package io.github.quern.spark;

import org.apache.spark.sql.SparkSession;

/** Spark within the JVM of the tests. */
final class LocalSession {
  private LocalSession() {}

  /** A session with two threads. */
  static SparkSession start() {
    return SparkSession.builder()
        .master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.default.parallelism", "3")
        .getOrCreate();
  }
}

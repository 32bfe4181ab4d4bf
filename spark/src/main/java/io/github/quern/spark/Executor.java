package io.github.quern.spark;

import io.github.quern.api.Engine;
import org.apache.spark.SparkEnv;

/**
 * What a JVM that runs tasks has once: an engine, which compiles each kernel at its first task and
 * keeps it for the others. Tasks run side by side, so each computes with as many threads as Spark
 * gives to a task.
 */
final class Executor {
  private Executor() {}

  /** Created by the first task. */
  private static final class Shared {
    static final Engine ENGINE = Engine.create(SparkEnv.get().conf().getInt("spark.task.cpus", 1));
  }

  static Engine engine() {
    return Shared.ENGINE;
  }
}

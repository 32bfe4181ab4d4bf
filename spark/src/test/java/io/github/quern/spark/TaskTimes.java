package io.github.quern.spark;

import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;

/** How long tasks took, and how much of that went into moving data, by Spark's own metrics. */
final class TaskTimes extends SparkListener {
  private long totalMilliseconds;
  private double movingMilliseconds;

  /**
   * Sums over tasks.
   *
   * @param totalSeconds from a task's launch to its end
   * @param movingSeconds what of it was not spent running its code: sending the task, its code and
   *     its result; and what was spent writing to and waiting for shuffles
   */
  record Sums(double totalSeconds, double movingSeconds) {}

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
    TaskMetrics metrics = end.taskMetrics();
    if (metrics == null) {
      return;
    }
    long total = end.taskInfo().duration();
    totalMilliseconds += total;
    movingMilliseconds +=
        total
            - metrics.executorRunTime()
            + metrics.shuffleReadMetrics().fetchWaitTime()
            + metrics.shuffleWriteMetrics().writeTime() / 1e6;
  }

  /** Forgets what was so far. */
  void clear(SparkSession session) {
    await(session);
    synchronized (this) {
      totalMilliseconds = 0;
      movingMilliseconds = 0;
    }
  }

  Sums sums(SparkSession session) {
    await(session);
    synchronized (this) {
      return new Sums(totalMilliseconds / 1e3, movingMilliseconds / 1e3);
    }
  }

  /** Events come a little late, on a thread of Spark's. */
  private static void await(SparkSession session) {
    try {
      session.sparkContext().listenerBus().waitUntilEmpty();
    } catch (java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }
}

package io.github.quern.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.quern.contract.BackendContract;
import io.github.quern.data.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker that is lost, of a cluster that no other test uses. */
class WorkerLossTest {
  @TempDir private static Path folder;

  /** Shuffled states and cached blocks of the worker are lost, too; they are computed again. */
  @Test
  void resultIsRightWhenAWorkerIsKilled() throws IOException {
    try (LocalCluster cluster = LocalCluster.start(folder, 2);
        SparkSession session = cluster.connect(Map.of())) {
      requireSameResult(cluster, session);
    }
  }

  private static void requireSameResult(LocalCluster cluster, SparkSession session) {
    Tensor x = ClusterData.points(60_000, 3, 7);
    SparkArguments arguments =
        ClusterData.pairs(ClusterData.parquet(session, folder.resolve("points"), x));
    SparkGenred tiles =
        SparkGenred.of(ClusterData.gaussian(), session)
            .with(
                SparkOptions.DEFAULT
                    .withDistribution(Distribution.TILES)
                    .withBlockRows(6000)
                    .withFanIn(4));
    Tensor expected;
    try (SparkResult result = tiles.call(arguments)) {
      expected = result.tensor(0);
    }
    CompletableFuture<SparkResult> running =
        CompletableFuture.supplyAsync(() -> tiles.call(arguments));
    awaitTiles(session, 10, running);
    assertFalse(running.isDone(), "the job must not have ended before the worker does");
    cluster.kill(0);
    try (SparkResult result = running.join()) {
      BackendContract.assertSameBits(expected, result.tensor(0));
    }
    assertEquals(1, LocalCluster.executors(session));
    cluster.replaceWorker(session);
    assertEquals(2, LocalCluster.executors(session));
  }

  /** Waits until a stage of a hundred tiles has begun and completed some of them. */
  private static void awaitTiles(
      SparkSession session, int completed, CompletableFuture<SparkResult> running) {
    var tracker = session.sparkContext().statusTracker();
    while (true) {
      assertFalse(running.isDone(), "the job ended before so many tiles were seen");
      for (int stage : tracker.getActiveStageIds()) {
        var info = tracker.getStageInfo(stage);
        if (info.isDefined()
            && info.get().numTasks() == 100
            && info.get().numCompletedTasks() >= completed) {
          return;
        }
      }
      LocalCluster.pause();
    }
  }
}

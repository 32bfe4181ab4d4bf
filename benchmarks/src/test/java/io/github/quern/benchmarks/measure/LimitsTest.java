package io.github.quern.benchmarks.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.benchmarks.workload.Workload;
import io.github.quern.benchmarks.workload.Workloads;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private static final Workload GAUSSIAN = Workloads.find("gaussian-d3");

  private final AtomicLong clock = new AtomicLong();
  private final Limits limits = new Limits(10, 60, clock::get);

  private static Task task(int size, int threads) {
    return new Task(GAUSSIAN, size, size, threads);
  }

  @Test
  void whatNobodyMeasuredYetIsTried() {
    assertEquals(Optional.empty(), limits.reason(task(100_000, 2), "scalar", 4));
  }

  @Test
  void timesGrowWithThePairsAndShrinkWithTheThreads() {
    limits.learn(task(1000, 2), "scalar", 20);
    assertEquals(Optional.empty(), limits.reason(task(10_000, 2), "scalar", 4));
    assertEquals(Optional.empty(), limits.reason(task(20_000, 2), "scalar", 4));
    assertEquals(
        Optional.of("a call would take about 16.0 s, more than the limit of 10.0 s"),
        limits.reason(task(20_000, 1), "scalar", 4));
    assertEquals(
        Optional.of("a call would take about 200.0 s, more than the limit of 10.0 s"),
        limits.reason(task(100_000, 2), "scalar", 4));
    assertEquals(Optional.empty(), limits.reason(task(100_000, 2), "C", 4));
  }

  @Test
  void nothingIsStartedThatWouldEndTooLate() {
    limits.learn(task(1000, 2), "scalar", 50);
    clock.set(30_000_000_000L);
    assertEquals(Optional.empty(), limits.reason(task(10_000, 2), "scalar", 4));
    assertEquals(
        Optional.of("the time for the whole run, 60 s, was over"),
        limits.reason(task(10_000, 2), "scalar", 7));
    clock.set(61_000_000_000L);
    assertEquals(
        Optional.of("the time for the whole run, 60 s, was over"),
        limits.reason(task(100, 2), "C", 4));
  }
}

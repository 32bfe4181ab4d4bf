package io.github.quern.benchmarks.measure;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/**
 * The loops that a Java programmer would write.
 *
 * @param jmh runs them
 */
record JavaLoop(Jmh jmh) implements Contender {
  static final String NAME = "Java loop";

  private static final double MEDIAN = 50;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Timing time(Task task, Budget budget) {
    return timing(jmh, jmh.warm(task, NAME, budget));
  }

  /** Of a warm run: its median and last result. */
  static Timing timing(Jmh jmh, RunResult run) {
    Statistics times = run.getPrimaryResult().getStatistics();
    return new Timing(times.getPercentile(MEDIAN), times.getN(), jmh.resultFile());
  }
}

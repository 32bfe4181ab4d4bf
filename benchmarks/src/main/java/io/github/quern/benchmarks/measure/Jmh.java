package io.github.quern.benchmarks.measure;

import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs {@link ReductionBenchmark} in JVMs of its own, with the flags of this one.
 *
 * @param folder where JMH's log and the results go
 */
record Jmh(Path folder) {
  private static final int ITERATIONS = 3;
  private static final double NANOS_PER_SECOND = 1e9;

  ResultFile resultFile() {
    return new ResultFile(folder.resolve("jvm.result"));
  }

  /** Times of single calls after a warm-up, all in one JVM. */
  RunResult warm(Task task, String contender, Budget budget) {
    return run(
        options(task, contender)
            .mode(Mode.SampleTime)
            .forks(1)
            .warmupIterations(1)
            .warmupTime(time(budget.warmUpSeconds()))
            .measurementIterations(ITERATIONS)
            .measurementTime(time(budget.seconds() / ITERATIONS))
            .jvmArgsAppend("-D" + ResultFile.PROPERTY + "=" + resultFile().path()));
  }

  /**
   * Options for a JVM's first calls, without a warm-up.
   *
   * @param jvms how many JVMs are started, one after the other
   * @param calls how many calls in each
   */
  ChainedOptionsBuilder cold(Task task, String contender, int jvms, int calls) {
    return options(task, contender)
        .mode(Mode.SingleShotTime)
        .forks(jvms)
        .warmupIterations(0)
        .measurementIterations(calls);
  }

  private static TimeValue time(double seconds) {
    return TimeValue.nanoseconds(Math.round(seconds * NANOS_PER_SECOND));
  }

  private ChainedOptionsBuilder options(Task task, String contender) {
    return new OptionsBuilder()
        .include("^" + ReductionBenchmark.class.getName() + "\\.reduction$")
        .param("workload", task.workload().name())
        .param("contender", contender)
        .param("m", Integer.toString(task.m()))
        .param("n", Integer.toString(task.n()))
        .param("threads", Integer.toString(task.threads()))
        .threads(1)
        .timeUnit(TimeUnit.MILLISECONDS)
        .shouldFailOnError(true)
        .output(log().toString());
  }

  private Path log() {
    return folder.resolve("jmh.log");
  }

  /**
   * Runs one benchmark.
   *
   * @throws BenchmarkException if it fails; the message says where JMH's log is
   */
  RunResult run(ChainedOptionsBuilder options) {
    try {
      Collection<RunResult> results = new Runner(options.build()).run();
      if (results.size() != 1) {
        throw new BenchmarkException(
            "JMH gave " + results.size() + " results instead of one; see " + log() + ".");
      }
      return results.iterator().next();
    } catch (RunnerException failure) {
      throw new BenchmarkException(
          "JMH failed, see " + log() + ": " + failure.getMessage(), failure);
    }
  }
}

package io.github.quern.benchmarks.measure;

import io.github.quern.benchmarks.workload.Workload;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;

/**
 * Runs benchmarks, each in a JVM of its own.
 *
 * @param folder where JMH's log and the results go
 */
record Jmh(Path folder) {
  private static final int ITERATIONS = 3;
  private static final double MEDIAN = 50;
  private static final double NANOS_PER_SECOND = 1e9;

  private ResultFile resultFile() {
    return new ResultFile(folder.resolve("jvm.result"));
  }

  /**
   * Times of single calls after a warm-up, all in one JVM.
   *
   * @throws BenchmarkException if it fails; the message says where JMH's log is
   */
  Timing calls(Task task, String contender, Budget budget) {
    return timing(
        options(ReductionBenchmark.class, task.workload(), contender, budget)
            .param("m", Integer.toString(task.m()))
            .param("n", Integer.toString(task.n()))
            .param("threads", Integer.toString(task.threads()))
            .jvmArgsAppend("-D" + ResultFile.PROPERTY + "=" + resultFile().path()));
  }

  /**
   * Times of the construction of a workload's kernel after a warm-up, all in one JVM; without a
   * result.
   *
   * @throws BenchmarkException if it fails; the message says where JMH's log is
   */
  Timing constructions(Workload workload, String contender, Budget budget) {
    return timing(options(ConstructionBenchmark.class, workload, contender, budget));
  }

  private static TimeValue time(double seconds) {
    return TimeValue.nanoseconds(Math.round(seconds * NANOS_PER_SECOND));
  }

  private ChainedOptionsBuilder options(
      Class<?> benchmark, Workload workload, String contender, Budget budget) {
    return new OptionsBuilder()
        .include("^" + Pattern.quote(benchmark.getName()) + "\\.")
        .param("workload", workload.name())
        .param("contender", contender)
        .mode(Mode.SampleTime)
        .forks(1)
        .warmupIterations(1)
        .warmupTime(time(budget.warmUpSeconds()))
        .measurementIterations(ITERATIONS)
        .measurementTime(time(budget.seconds() / ITERATIONS))
        .threads(1)
        .timeUnit(TimeUnit.MILLISECONDS)
        .shouldFailOnError(true)
        .jvmArgs(JvmFlags.of(contender).toArray(String[]::new))
        .output(log().toString());
  }

  private Path log() {
    return folder.resolve("jmh.log");
  }

  private Timing timing(ChainedOptionsBuilder options) {
    Statistics times = run(options).getPrimaryResult().getStatistics();
    return new Timing(times.getPercentile(MEDIAN), times.getN(), resultFile());
  }

  private RunResult run(ChainedOptionsBuilder options) {
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

package io.github.quern.benchmarks.measure;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.benchmarks.workload.Workload;
import io.github.quern.benchmarks.workload.Workloads;
import io.github.quern.data.Tensor;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One call of a workload, by a tier or by the Java loop. The data are made before; the engine and
 * the reduction are made by the first call, as a part of it.
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ReductionBenchmark {
  /** The name of a workload. */
  @Param("gaussian-d3")
  public String workload = "";

  /** The name of a tier, or that of the Java loop. */
  @Param("scalar")
  public String contender = "";

  /** How many rows. */
  @Param("1000")
  public int m;

  /** How many columns. */
  @Param("1000")
  public int n;

  /** How many threads compute; the Java loop uses all. */
  @Param("1")
  public int threads;

  private @Nullable Computation computation;
  private @Nullable Tensor last;

  /** Makes the data. */
  @Setup(Level.Trial)
  public void prepare() {
    Workload found = Workloads.find(workload);
    Tensor[] data = found.data(m, n);
    computation =
        contender.equals(JavaLoop.NAME)
            ? () -> found.plainJava(data)
            : new TierCall(found, contender, threads, m, n, data);
  }

  /** One call. */
  @Benchmark
  public Tensor reduction() {
    if (computation == null) {
      throw new IllegalStateException("The data are not there: prepare() must come first.");
    }
    last = computation.call();
    return last;
  }

  /** Hands the last result over, if anybody wants it, and releases all. */
  @TearDown(Level.Trial)
  public void finish() {
    String file = System.getProperty(ResultFile.PROPERTY);
    if (file != null && last != null) {
      new ResultFile(Path.of(file)).write(last);
    }
    if (computation != null) {
      computation.close();
    }
  }

  /** Something that gives the same result again and again. */
  private interface Computation extends AutoCloseable {
    Tensor call();

    @Override
    default void close() {}
  }

  /** By a tier; the first call makes the engine and the reduction. */
  private static final class TierCall implements Computation {
    private final Workload workload;
    private final int threads;
    private final CallOptions options;
    private final Tensor[] data;
    private @Nullable Engine engine;
    private @Nullable Genred reduction;

    TierCall(Workload workload, String tier, int threads, int m, int n, Tensor[] data) {
      this.workload = workload;
      this.threads = threads;
      CallOptions dense = CallOptions.DEFAULT.withBackend(tier);
      this.options = workload.ranges(m, n).map(dense::withRanges).orElse(dense);
      this.data = data;
    }

    @Override
    public Tensor call() {
      if (reduction == null) {
        engine = Engine.create(threads);
        reduction = workload.reduction(engine);
      }
      return reduction.call(options, data);
    }

    @Override
    public void close() {
      if (engine != null) {
        engine.close();
      }
    }
  }
}

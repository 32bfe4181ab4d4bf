package io.github.quern.benchmarks.measure;

import io.github.quern.benchmarks.workload.Workload;
import io.github.quern.benchmarks.workload.Workloads;
import io.github.quern.data.Tensor;
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
 * A kernel from the text of its formula to the loaded class, in a JVM that has made many: with an
 * engine that is new, hence knows no kernel, a formula is read and called on one pair.
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ConstructionBenchmark {
  private static final long PAUSE_MILLISECONDS = 1;

  /** The name of a workload. */
  @Param("gaussian-d3")
  public String workload = "";

  /** The name of a tier. */
  @Param("scalar")
  public String contender = "";

  private @Nullable TierEngine engine;

  /** Makes a new engine, which is not timed. */
  @Setup(Level.Invocation)
  public void prepare() {
    engine = new TierEngine(contender, 1);
  }

  /** One kernel. */
  @Benchmark
  public Tensor construction() {
    if (engine == null) {
      throw new IllegalStateException("The engine is not there: prepare() must come first.");
    }
    Workload found = Workloads.find(workload);
    return engine.on(found, 1, 1, found.data(1, 1)).call();
  }

  /** Ends the engine, and waits until nothing is compiled for it any more. */
  @TearDown(Level.Invocation)
  public void finish() throws InterruptedException {
    if (engine != null) {
      engine.close();
    }
    while (VectorCompilation.isRunning()) {
      Thread.sleep(PAUSE_MILLISECONDS);
    }
  }
}

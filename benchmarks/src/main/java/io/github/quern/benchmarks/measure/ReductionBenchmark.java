package io.github.quern.benchmarks.measure;

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
 * One call of a workload, by a tier or by the Java loop, in a JVM where all is compiled: calls on
 * few rows and columns come before, until the tier {@code simd} has vector code and beyond.
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ReductionBenchmark {
  /** Rows and columns of the calls before. */
  private static final int FEW = 1000;

  /** How much longer vector code is called once it is there. */
  private static final int TIMES_LONGER_FOR_VECTORS = 4;

  /**
   * How many pairs they compute at least: more than a kernel does with plain code before it has
   * vector code compiled.
   */
  long settlingPairs = 5_000_000;

  /** For how long they are made at least; tests need nothing compiled. */
  long settlingNanos = TimeUnit.MILLISECONDS.toNanos(500);

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

  private @Nullable TierEngine engine;
  private @Nullable Computation computation;
  private @Nullable Tensor last;

  /** Makes the data and sees to it that all is compiled. */
  @Setup(Level.Trial)
  public void prepare() {
    if (!contender.equals(JavaLoop.NAME)) {
      engine = new TierEngine(contender, threads);
    }
    int rows = Math.min(m, FEW);
    int columns = Math.min(n, FEW);
    settle(on(rows, columns), (long) rows * columns);
    computation = on(m, n);
  }

  private Computation on(int rows, int columns) {
    Workload found = Workloads.find(workload);
    Tensor[] data = found.data(rows, columns);
    return engine == null ? () -> found.plainJava(data) : engine.on(found, rows, columns, data);
  }

  /**
   * Calls until vector code has been compiled, which kernels have done after some millions of pairs
   * only; and longer, since HotSpot may compile it anew when it first sees other numbers than
   * zeros.
   */
  private void settle(Computation few, long pairsOfCall) {
    long end = System.nanoTime() + settlingNanos;
    long pairs = 0;
    do {
      few.call();
      pairs += pairsOfCall;
      if (VectorCompilation.isRunning()) {
        end = System.nanoTime() + TIMES_LONGER_FOR_VECTORS * settlingNanos;
      }
    } while (System.nanoTime() < end || pairs < settlingPairs || VectorCompilation.isRunning());
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
    if (engine != null) {
      engine.close();
    }
  }
}

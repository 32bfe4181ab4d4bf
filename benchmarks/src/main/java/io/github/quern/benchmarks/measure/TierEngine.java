package io.github.quern.benchmarks.measure;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.benchmarks.workload.Workload;
import io.github.quern.data.Tensor;

/** One tier, with an engine of its own, which compiles each kernel once. */
final class TierEngine implements AutoCloseable {
  private final CallOptions dense;
  private final Engine engine;

  TierEngine(String tier, int threads) {
    this.dense = CallOptions.DEFAULT.withBackend(tier);
    this.engine = Engine.create(threads);
  }

  /** A workload on some data of M rows and N columns; its formula is read now. */
  Computation on(Workload workload, int m, int n, Tensor... data) {
    Genred reduction = workload.reduction(engine);
    CallOptions options = workload.ranges(m, n).map(dense::withRanges).orElse(dense);
    return () -> reduction.call(options, data);
  }

  @Override
  public void close() {
    engine.close();
  }
}

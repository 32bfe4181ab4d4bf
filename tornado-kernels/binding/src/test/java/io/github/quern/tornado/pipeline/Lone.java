package io.github.quern.tornado.pipeline;

import io.github.quern.data.Tensor;
import java.util.List;
import uk.ac.manchester.tornado.api.GridScheduler;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.TornadoExecutionPlan;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.exceptions.TornadoExecutionPlanException;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.LongArray;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/** Task graphs of one reduction alone. */
final class Lone {
  private Lone() {}

  /** Runs a graph of nothing but a reduction. */
  static void run(
      TornadoReduction reduction,
      List<? extends TornadoNativeArray> inputs,
      List<? extends TornadoNativeArray> outputs)
      throws TornadoExecutionPlanException {
    TaskGraph graph = new TaskGraph("alone");
    GridScheduler grids = new GridScheduler();
    graph.transferToDevice(DataTransferMode.FIRST_EXECUTION, inputs.toArray());
    reduction.addTo(graph, grids, "sum", inputs, outputs);
    graph.transferToHost(DataTransferMode.EVERY_EXECUTION, outputs.toArray());
    try (TornadoExecutionPlan plan = new TornadoExecutionPlan(graph.snapshot())) {
      plan.withGridScheduler(grids).execute();
    }
  }

  /** An array of the type of a result. */
  static TornadoNativeArray resultLike(Tensor tensor) {
    int count = Math.toIntExact(tensor.count());
    return switch (tensor.dtype()) {
      case FLOAT32 -> new FloatArray(count);
      case FLOAT64 -> new DoubleArray(count);
      case INT64 -> new LongArray(count);
      case FLOAT16, INT32 -> throw new AssertionError(tensor);
    };
  }
}

package io.github.quern.tornado.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Genred;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.ac.manchester.tornado.api.GridScheduler;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.TornadoExecutionPlan;
import uk.ac.manchester.tornado.api.annotations.Parallel;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/** The task graph of {@code docs/tornado.md}, whose lines are lines of this test. */
class TornadoPageTest {
  private static final int SIZE = 200;

  /** What the page calls a task of one's own. */
  public static final class Mine {
    private Mine() {}

    /** Adds one to each sum. */
    public static void useTheSums(FloatArray sums, FloatArray more) {
      for (@Parallel int i = 0; i < more.getSize(); i++) {
        more.set(i, sums.get(i) + 1);
      }
    }
  }

  @Test
  void batchElementsAreOneAfterTheOther() throws Exception {
    Genred gaussian =
        Genred.of("Exp(-SqDist(X,Y))").aliases("X = Vi(1)", "Y = Vj(1)").axis(1).build();
    int m = SIZE;
    int n = SIZE;
    FloatArray x = Numbers.floats(1, 8 * m);
    FloatArray y = Numbers.floats(2, n);
    FloatArray a = new FloatArray(8 * m);
    TornadoReduction.start();
    TaskGraph graph =
        new TaskGraph("batch").transferToDevice(DataTransferMode.FIRST_EXECUTION, x, y);
    GridScheduler grids = new GridScheduler();
    TornadoReduction eight = TornadoReduction.of(gaussian, Shape.of(8, m, 1), Shape.of(1, n, 1));
    eight.addTo(graph, grids, "sums", List.of(x, y), List.of(a));
    graph.transferToHost(DataTransferMode.EVERY_EXECUTION, a);
    try (TornadoExecutionPlan plan = new TornadoExecutionPlan(graph.snapshot())) {
      plan.withGridScheduler(grids).execute();
    }
    Tensor sums =
        gaussian.call(
            CallOptions.DEFAULT.withBackend("tornado"),
            Numbers.tensor(x, 8L * m, 1),
            Numbers.tensor(y, n, 1));
    assertArrayEquals(sums.toFloatArray(), a.toHeapArray());
  }

  @Test
  void theGraphComputes() throws Exception {
    Genred gaussian =
        Genred.of("Exp(-SqDist(X,Y))").aliases("X = Vi(1)", "Y = Vj(1)").axis(1).build();
    int m = SIZE;
    int n = SIZE;
    FloatArray x = Numbers.floats(1, m);
    FloatArray y = Numbers.floats(2, n);
    FloatArray a = new FloatArray(m);
    FloatArray b = new FloatArray(m);
    TornadoReduction.start(); // before the first use of TornadoVM
    TaskGraph graph =
        new TaskGraph("step").transferToDevice(DataTransferMode.FIRST_EXECUTION, x, y);
    GridScheduler grids = new GridScheduler();
    TornadoReduction.of(gaussian, m, n).addTo(graph, grids, "sum", List.of(x, y), List.of(a));
    graph.task("mine", Mine::useTheSums, a, b);
    graph.transferToHost(DataTransferMode.EVERY_EXECUTION, b);
    try (TornadoExecutionPlan plan = new TornadoExecutionPlan(graph.snapshot())) {
      plan.withGridScheduler(grids).execute(); // without the scheduler TornadoVM computes garbage
    }
    float[] sums =
        gaussian
            .call(
                CallOptions.DEFAULT.withBackend("tornado"),
                Numbers.tensor(x, m, 1),
                Numbers.tensor(y, n, 1))
            .toFloatArray();
    for (int i = 0; i < m; i++) {
      assertEquals(sums[i] + 1, b.get(i), 0);
    }
  }
}

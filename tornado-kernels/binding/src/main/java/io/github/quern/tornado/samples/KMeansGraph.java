package io.github.quern.tornado.samples;

import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.backend.BackendException;
import io.github.quern.tornado.pipeline.TornadoReduction;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ac.manchester.tornado.api.GridScheduler;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.TornadoExecutionPlan;
import uk.ac.manchester.tornado.api.TornadoExecutionResult;
import uk.ac.manchester.tornado.api.annotations.Parallel;
import uk.ac.manchester.tornado.api.common.TornadoDevice;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.exceptions.TornadoExecutionPlanException;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.LongArray;

/**
 * One iteration of k-means as a task graph: two reductions and a task of this class's own between
 * arrays that stay on the device. Points go there once; centres come back when asked for.
 */
final class KMeansGraph implements AutoCloseable {
  /** Numbers of a point. */
  static final int DIMENSION = 2;

  /** Numbers of a centre's sum: how far its points are from it in all, and how many they are. */
  private static final int SUM = DIMENSION + 1;

  private final FloatArray centres;
  private final LongArray labels;
  private final TornadoExecutionPlan plan;
  private @Nullable TornadoExecutionResult latest;

  /**
   * A graph.
   *
   * @param engine who compiles formulas
   * @param device where it runs
   * @param points the points, row-major
   * @param start where the centres start, row-major
   */
  KMeansGraph(Engine engine, TornadoDevice device, float[] points, float[] start) {
    int m = points.length / DIMENSION;
    int k = start.length / DIMENSION;
    FloatArray x = FloatArray.fromArray(points);
    centres = FloatArray.fromArray(start);
    labels = new LongArray(m);
    FloatArray sums = new FloatArray(k * SUM);
    TaskGraph graph = new TaskGraph("kmeans");
    GridScheduler grids = new GridScheduler();
    graph.transferToDevice(DataTransferMode.FIRST_EXECUTION, x, centres);
    TornadoReduction.of(nearest(engine), m, k)
        .onDevice(device)
        .addTo(graph, grids, "nearest", List.of(x, centres), List.of(labels));
    TornadoReduction.of(sums(engine), m, k)
        .onDevice(device)
        .addTo(graph, grids, "sums", List.of(x, labels, centres), List.of(sums));
    graph.task("move", KMeansGraph::move, sums, centres);
    graph.transferToHost(DataTransferMode.UNDER_DEMAND, centres, labels);
    plan = new TornadoExecutionPlan(graph.snapshot());
    plan.withDevice(device).withGridScheduler(grids);
  }

  /** For each point the number of the nearest centre, the first of several. */
  static Genred nearest(Engine engine) {
    return Genred.of("SqDist(X,C)")
        .aliases("X = Vi(2)", "C = Vj(2)")
        .reductionOp("ArgMin")
        .axis(1)
        .engine(engine)
        .build();
  }

  /** For each centre j, Σ over its points i of (x_i - c_j, 1). */
  static Genred sums(Engine engine) {
    return Genred.of("(L == IndexJ()) * Concat(X - C, IntCst(1))")
        .aliases("X = Vi(2)", "L = Vi(1)", "C = Vj(2)")
        .axis(0)
        .engine(engine)
        .build();
  }

  /** Moves each centre to the mean of its points; one without points stays. */
  public static void move(FloatArray sums, FloatArray centres) {
    for (@Parallel int i = 0; i < centres.getSize(); i++) {
      int sum = (i / DIMENSION) * SUM;
      float count = sums.get(sum + DIMENSION);
      if (count > 0) {
        centres.set(i, centres.get(i) + sums.get(sum + i % DIMENSION) / count);
      }
    }
  }

  /** Moves the centres once. */
  void iterate() {
    latest = plan.execute();
  }

  /** A copy of the centres as they are now. */
  float[] centres() {
    if (latest != null) {
      latest.transferToHost(centres);
    }
    return centres.toHeapArray();
  }

  /** The centre that each point was nearest to before the centres moved last. */
  long[] labels() {
    if (latest != null) {
      latest.transferToHost(labels);
    }
    return labels.toHeapArray();
  }

  @Override
  public void close() {
    plan.freeDeviceMemory();
    try {
      plan.close();
    } catch (TornadoExecutionPlanException e) {
      throw new BackendException("TornadoVM did not release the plan of k-means.", e);
    }
  }
}

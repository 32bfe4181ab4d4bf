package io.github.quern.tornado.pipeline;

import io.github.quern.api.Genred;
import io.github.quern.api.KernelSequence;
import io.github.quern.api.KernelSequence.Run;
import io.github.quern.backend.BackendException;
import io.github.quern.backend.Coverage;
import io.github.quern.data.Extents;
import io.github.quern.data.Ranges;
import io.github.quern.data.Shape;
import io.github.quern.formula.Category;
import io.github.quern.tornado.binding.Hardware;
import io.github.quern.tornado.binding.Settings;
import io.github.quern.tornado.driver.Launch.Limits;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.ac.manchester.tornado.api.GridScheduler;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.TornadoExecutionPlan;
import uk.ac.manchester.tornado.api.common.TornadoDevice;
import uk.ac.manchester.tornado.api.enums.TornadoDeviceType;
import uk.ac.manchester.tornado.api.enums.TornadoVMBackendType;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/**
 * A reduction as tasks of a task graph of the user's own: Σ_j F(p, x_i, y_j) for every i, or
 * whatever the {@link Genred} computes, its derivatives included, on arrays that are on the device.
 *
 * <pre>{@code
 * TornadoReduction.start();
 * TaskGraph graph = new TaskGraph("step").transferToDevice(DataTransferMode.FIRST_EXECUTION, x, y);
 * GridScheduler grids = new GridScheduler();
 * TornadoReduction.of(gaussian, m, n).addTo(graph, grids, "sum", List.of(x, y), List.of(a));
 * graph.task("mine", Mine::useTheSums, a, b).transferToHost(DataTransferMode.EVERY_EXECUTION, b);
 * try (TornadoExecutionPlan plan = new TornadoExecutionPlan(graph.snapshot())) {
 *   plan.withGridScheduler(grids).execute();
 * }
 * }</pre>
 *
 * <p>Real numbers are in {@code FloatArray}s or in {@code DoubleArray}s, integers, such as the
 * positions that {@code ArgMin} gives, in {@code LongArray}s, all row-major. The user says by the
 * graph's own methods when arrays go to the device and back; those that only tasks write and read
 * need neither. The sizes are fixed when the tasks are added. Batch axes come first, as in a call:
 * an array has all elements one after the other, or one for all where its size along the axis is 1.
 *
 * <p>The numbers are those of a call of the tier {@code tornado} on the same device, bit for bit,
 * but where a call adds up in double precision on the host: the rows of a parameter's gradient, and
 * the batch elements of the gradient in what is the same for all. On the device, both are sums in
 * the precision of the arrays, of the batch elements one after the other. Fast maths of a {@link
 * Genred} has no effect on OpenCL devices here, since TornadoVM's flags are those of a whole plan.
 *
 * <p>Immutable.
 */
public final class TornadoReduction {
  private final Genred genred;
  private final Extents extents;
  private final @Nullable Ranges ranges;
  private final @Nullable TornadoDevice device;

  private TornadoReduction(
      Genred genred, Extents extents, @Nullable Ranges ranges, @Nullable TornadoDevice device) {
    this.genred = Objects.requireNonNull(genred);
    this.extents = extents;
    this.ranges = ranges;
    this.device = device;
  }

  /**
   * Prepares TornadoVM for generated kernels, which is possible until it starts: with its first
   * task graph, plan or list of devices. A program whose first use of TornadoVM is Quern's, such as
   * a call of the tier {@code tornado}, need not call it.
   *
   * @throws BackendException if TornadoVM cannot be used or has started
   */
  public static void start() {
    Settings.apply().ifPresent(TornadoReduction::unusable);
  }

  /**
   * A reduction of so many rows.
   *
   * @param genred what is computed
   * @param m the number of rows of {@code Vi} variables, 0 or more; 1 if there are none
   * @param n the number of rows of {@code Vj} variables, 0 or more; 1 if there are none
   */
  public static TornadoReduction of(Genred genred, long m, long n) {
    if (m < 0 || n < 0) {
      throw new IllegalArgumentException("There cannot be " + m + " x " + n + " pairs.");
    }
    return new TornadoReduction(genred, Extents.of(m, n), null, null);
  }

  /**
   * A reduction of arrays of these shapes, which may have batch axes.
   *
   * @param genred what is computed
   * @param arguments for each argument the shape that a call would need, see {@link Genred#call}:
   *     (M, d), (N, d) or (d), with batch axes before these, as many for each argument, of equal
   *     size or 1. Results have the shapes that {@link Genred#call} gives
   * @throws IllegalArgumentException if a shape does not fit; the message names the variable
   */
  public static TornadoReduction of(Genred genred, Shape... arguments) {
    return new TornadoReduction(
        genred, Extents.check(genred.arguments(), List.of(arguments)), null, null);
  }

  /**
   * The same, restricted to the pairs of some ranges, which cannot be combined with batch axes:
   * {@link #addTo} refuses them then.
   */
  public TornadoReduction withRanges(Ranges pairs) {
    return new TornadoReduction(genred, extents, pairs, device);
  }

  /**
   * The same for another device than TornadoVM's default one: that which the execution plan will be
   * given. It says how finely reductions of few rows are cut.
   */
  public TornadoReduction onDevice(TornadoDevice other) {
    return new TornadoReduction(genred, extents, ranges, other);
  }

  /**
   * Adds the tasks of the reduction, after those that the graph has.
   *
   * @param graph a graph without a snapshot
   * @param grids gets the worker grids of the tasks; the execution plan must be given it
   * @param name what the task is called, or what the names of the tasks start with if it takes
   *     several
   * @param inputs an array for each argument of the reduction, row-major, batch elements one after
   *     the other; the further entries of one that is longer than needed are not read
   * @param outputs an array for each result, none of which is an input; further entries are kept
   * @return the names of the tasks, none if there are no output rows
   * @throws IllegalArgumentException if an array is missing, too short or of the wrong type; the
   *     message names the variable
   * @throws BackendException if TornadoVM was started with settings that make kernels inexact, if
   *     the device lacks double precision and it is needed, or if there are more arrays than a task
   *     takes
   */
  public List<String> addTo(
      TaskGraph graph,
      GridScheduler grids,
      String name,
      List<? extends TornadoNativeArray> inputs,
      List<? extends TornadoNativeArray> outputs) {
    start();
    TornadoDevice target = device == null ? TornadoExecutionPlan.DEFAULT_DEVICE : device;
    if (target.getTornadoVMBackend() == TornadoVMBackendType.OPENCL) {
      Settings.relaxedMaths().ifPresent(TornadoReduction::unusable);
    }
    Arrays arrays = new Arrays(genred, inputs, outputs, extents);
    KernelSequence sequence = arrays.sequence();
    if (arrays.needsDoubles() && !target.getDeviceContext().isFP64Supported()) {
      throw new BackendException(
          "The device " + target + " has no double precision, which this reduction needs.");
    }
    Limits limits = target.getDeviceType() == TornadoDeviceType.CPU ? Limits.OF_CPU : Limits.OF_GPU;
    TaskWriter writer =
        new TaskWriter(
            graph, grids, limits.ofAnyLength(), Hardware.hasExactFunctions(target), arrays);
    boolean single = sequence.kernels().size() == 1;
    for (int number = 0; number < sequence.kernels().size(); number++) {
      Run run = sequence.kernels().get(number);
      writer.add(
          run,
          coverage(run, arrays.sizes()),
          arrays.sizes().rows(run.columns()),
          single ? name : name + "_" + (number + 1));
    }
    for (int number = 0; number < arrays.sums().size(); number++) {
      writer.add(arrays.sums().get(number), name + "_sum" + (number + 1));
    }
    return writer.names();
  }

  private static void unusable(String reason) {
    throw new BackendException("Reductions cannot be tasks: " + reason + ".");
  }

  private Coverage coverage(Run run, ArraySizes sizes) {
    return run.overPairs()
        ? extents.coverage(Optional.ofNullable(ranges), run.rows() == Category.VI ? 1 : 0)
        : Coverage.dense(sizes.rows(run.rows()), sizes.rows(run.columns()));
  }
}

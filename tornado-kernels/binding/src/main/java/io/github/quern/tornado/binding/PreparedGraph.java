package io.github.quern.tornado.binding;

import io.github.quern.backend.BackendException;
import io.github.quern.backend.KernelCall;
import io.github.quern.backend.Operand;
import io.github.quern.backend.Storage;
import io.github.quern.tornado.driver.JoinTable;
import io.github.quern.tornado.driver.KernelImage;
import io.github.quern.tornado.driver.Launch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import uk.ac.manchester.tornado.api.GridScheduler;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.TornadoExecutionPlan;
import uk.ac.manchester.tornado.api.TornadoExecutionResult;
import uk.ac.manchester.tornado.api.WorkerGrid1D;
import uk.ac.manchester.tornado.api.common.TornadoDevice;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.enums.ProfilerMode;
import uk.ac.manchester.tornado.api.enums.TornadoVMBackendType;
import uk.ac.manchester.tornado.api.exceptions.TornadoExecutionPlanException;
import uk.ac.manchester.tornado.api.exceptions.TornadoInternalError;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/**
 * A task graph with its buffers and execution plan. A second task, which joins the states of chunks
 * of columns, is part of it only if a call needed that when it was made.
 */
final class PreparedGraph implements AutoCloseable {
  /** Graph names must differ within a JVM. */
  private static final AtomicLong NUMBERS = new AtomicLong();

  /**
   * The device's own functions in the place of exact ones. Not OpenCL's fast relaxed maths, which
   * knows neither infinities, which reductions start from, nor the order of sums.
   */
  private static final String FAST =
      Settings.EXACT
          + " -cl-mad-enable -cl-denorms-are-zero -D exp=native_exp -D log=native_log"
          + " -D sin=native_sin -D cos=native_cos -D sqrt=native_sqrt";

  private final KernelImage image;
  private final CallSize size;
  private final IntArray table;
  private final List<TornadoNativeArray> inputs = new ArrayList<>();
  private final List<TornadoNativeArray> outputs = new ArrayList<>();
  private final List<TornadoNativeArray> states = new ArrayList<>();

  /** For each input buffer the versions of what is in it; what has none is copied each time. */
  private final List<List<@Nullable Object>> versions = new ArrayList<>();

  private final @Nullable IntArray joins;
  private final WorkerGrid1D worker;
  private final WorkerGrid1D joinWorker;
  private final TornadoExecutionPlan plan;

  /** The first execution compiles. */
  private boolean compiled;

  PreparedGraph(KernelImage image, Object task, TornadoDevice device, CallSize size) {
    this.image = image;
    this.size = size;
    table = new IntArray(Buffers.capacity(Storage.INT32, size.table()));
    for (int buffer = 0; buffer < size.inputs().size(); buffer++) {
      inputs.add(Buffers.allocate(image.inputs().get(buffer), size.inputs().get(buffer)));
    }
    for (int output = 0; output < size.outputs().size(); output++) {
      outputs.add(Buffers.allocate(image.outputs().get(output), size.outputs().get(output)));
    }
    for (int buffer = 0; buffer < size.states().size(); buffer++) {
      states.add(Buffers.allocate(image.join().states().get(buffer), size.states().get(buffer)));
    }
    String name = "quern" + NUMBERS.incrementAndGet();
    TaskGraph graph = new TaskGraph(name);
    graph.transferToDevice(DataTransferMode.EVERY_EXECUTION, table);
    for (int buffer = 0; buffer < inputs.size(); buffer++) {
      graph.transferToDevice(
          isResident(buffer) ? DataTransferMode.FIRST_EXECUTION : DataTransferMode.EVERY_EXECUTION,
          inputs.get(buffer));
      versions.add(List.of());
    }
    Tasks.add(graph, "reduce", task, List.of(List.of(table), inputs, outputs, states));
    joins = size.joins() == 0 ? null : new IntArray(Buffers.capacity(Storage.INT32, size.joins()));
    if (joins != null) {
      graph.transferToDevice(DataTransferMode.EVERY_EXECUTION, joins);
      Tasks.add(
          graph, "join", GeneratedTask.loadJoin(image), List.of(List.of(joins), states, outputs));
    }
    outputs.forEach(output -> graph.transferToHost(DataTransferMode.EVERY_EXECUTION, output));
    // Never asked for; but the device's memory is released of arrays with transfers only.
    states.forEach(state -> graph.transferToHost(DataTransferMode.UNDER_DEMAND, state));
    worker = Tasks.grid(image.groupSize(), 1);
    joinWorker = Tasks.grid(image.groupSize(), 1);
    GridScheduler scheduler = new GridScheduler(name + ".reduce", worker);
    scheduler.addWorkerGrid(name + ".join", joinWorker);
    plan = new TornadoExecutionPlan(graph.snapshot());
    plan.withDevice(device).withGridScheduler(scheduler);
    if (device.getTornadoVMBackend() == TornadoVMBackendType.OPENCL) {
      plan.withCompilerFlags(TornadoVMBackendType.OPENCL, image.fastMath() ? FAST : Settings.EXACT);
    }
  }

  /** The code that TornadoVM makes of the tasks. */
  String deviceCode() {
    plan.withPrintKernel();
    return Compiler.alone(() -> OwnPrints.of(plan::withPreCompilation)).strip() + "\n";
  }

  /** What it was made for. */
  CallSize size() {
    return size;
  }

  /** Whether the buffers are large enough for a call. */
  boolean fits(CallSize call) {
    return call.table() <= table.getSize()
        && fit(call.inputs(), inputs)
        && fit(call.outputs(), outputs)
        && fit(call.states(), states)
        && call.joins() <= (joins == null ? 0 : joins.getSize());
  }

  private static boolean fit(List<Long> counts, List<TornadoNativeArray> arrays) {
    for (int position = 0; position < arrays.size(); position++) {
      if (counts.get(position) > arrays.get(position).getSize()) {
        return false;
      }
    }
    return true;
  }

  /** How much of the device's memory the plan uses, in bytes. */
  long deviceBytes() {
    return plan.getCurrentDeviceMemoryUsage();
  }

  private boolean isResident(int buffer) {
    return image.packing().buffers().get(buffer).resident();
  }

  /**
   * Whether a call's inputs are there already, as far as they stay on the device. The graph copies
   * these at its first execution only, so that others need another graph.
   */
  boolean holds(KernelCall call) {
    for (int buffer = 0; buffer < inputs.size(); buffer++) {
      if (isResident(buffer)
          && !versions.get(buffer).isEmpty()
          && !versions.get(buffer).equals(image.packing().versions(call, buffer))) {
        return false;
      }
    }
    return true;
  }

  /** Copies the inputs of a call to the buffers. */
  void load(KernelCall call) {
    for (int buffer = 0; buffer < inputs.size(); buffer++) {
      if (isResident(buffer)) {
        List<@Nullable Object> given = image.packing().versions(call, buffer);
        if (given.equals(versions.set(buffer, given))) {
          continue;
        }
      }
      image
          .packing()
          .fill(call, buffer, image.inputs().get(buffer), inputs.get(buffer).getSegment());
    }
  }

  /** Computes some rows, and copies them to the outputs. */
  void execute(Launch launch, KernelCall call) {
    launch.table().forEach(table::set);
    Tasks.resize(worker, image.groupSize(), launch.groups());
    if (joins != null) {
      prepareJoins(launch.joins(), joins);
    }
    if (call.monitor().wantsDeviceTime()) {
      plan.withProfiler(ProfilerMode.SILENT);
      call.monitor().deviceTime(executed().getProfilerResult().getDeviceKernelTime());
      plan.withoutProfiler();
    } else {
      executed();
    }
    for (int output = 0; output < outputs.size(); output++) {
      Operand memory = new Operand(outputs.get(output).getSegment(), image.outputs().get(output));
      image.results().unpack(call, output, memory, launch.firstRow(), launch.rows());
    }
  }

  private TornadoExecutionResult executed() {
    TornadoExecutionResult result = compiled ? plan.execute() : Compiler.alone(plan::execute);
    compiled = true;
    return result;
  }

  /** Without anything to join, there is still one group, which has no rows. */
  private void prepareJoins(JoinTable records, IntArray numbers) {
    numbers.set(JoinTable.ROWS, 0);
    records.forEach(numbers::set);
    Tasks.resize(joinWorker, image.groupSize(), Math.max(1, records.groups()));
  }

  /**
   * Closes the graph after a failure. TornadoVM releases the memory that it had allocated until
   * then, and fails at the array for which there was none.
   */
  void abandon() {
    try {
      close();
    } catch (RuntimeException | TornadoInternalError e) {
      // The failure that led here is what the caller hears of.
    }
  }

  @Override
  public void close() {
    try {
      plan.freeDeviceMemory();
      plan.close();
    } catch (TornadoExecutionPlanException e) {
      throw new BackendException("TornadoVM did not release a plan.", e);
    }
  }
}

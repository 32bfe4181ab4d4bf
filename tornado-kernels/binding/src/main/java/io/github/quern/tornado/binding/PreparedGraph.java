package io.github.quern.tornado.binding;

import io.github.quern.backend.BackendException;
import io.github.quern.backend.KernelCall;
import io.github.quern.backend.Operand;
import io.github.quern.backend.Storage;
import io.github.quern.tornado.driver.JoinTable;
import io.github.quern.tornado.driver.KernelImage;
import io.github.quern.tornado.driver.Launch;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import uk.ac.manchester.tornado.api.GridScheduler;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.TornadoExecutionPlan;
import uk.ac.manchester.tornado.api.WorkerGrid1D;
import uk.ac.manchester.tornado.api.common.TornadoDevice;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.enums.ProfilerMode;
import uk.ac.manchester.tornado.api.enums.TornadoVMBackendType;
import uk.ac.manchester.tornado.api.exceptions.TornadoExecutionPlanException;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/**
 * A task graph with its buffers and execution plan. A second task, which joins the states of chunks
 * of columns, is part of it only if a call needed that when it was made.
 */
final class PreparedGraph implements AutoCloseable {
  /** Graph names must differ within a JVM. */
  private static final AtomicLong NUMBERS = new AtomicLong();

  /** No relaxed maths: NaN, infinities and rounding are as in Java. */
  private static final String EXACT = "-w";

  /**
   * The device's own functions in the place of exact ones. Not OpenCL's fast relaxed maths, which
   * knows neither infinities, which reductions start from, nor the order of sums.
   */
  private static final String FAST =
      EXACT
          + " -cl-mad-enable -cl-denorms-are-zero -D exp=native_exp -D log=native_log"
          + " -D sin=native_sin -D cos=native_cos -D sqrt=native_sqrt";

  private final KernelImage image;
  private final IntArray table;
  private final List<TornadoNativeArray> inputs = new ArrayList<>();
  private final List<TornadoNativeArray> outputs = new ArrayList<>();
  private final List<TornadoNativeArray> states = new ArrayList<>();
  private final @Nullable IntArray joins;
  private final WorkerGrid1D worker;
  private final WorkerGrid1D joinWorker;
  private final TornadoExecutionPlan plan;

  PreparedGraph(KernelImage image, Object task, TornadoDevice device, CallSize size) {
    this.image = image;
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
    inputs.forEach(input -> graph.transferToDevice(DataTransferMode.EVERY_EXECUTION, input));
    addTask(graph, "reduce", task, List.of(List.of(table), inputs, outputs, states));
    joins = size.joins() == 0 ? null : new IntArray(Buffers.capacity(Storage.INT32, size.joins()));
    if (joins != null) {
      graph.transferToDevice(DataTransferMode.EVERY_EXECUTION, joins);
      addTask(
          graph, "join", GeneratedTask.loadJoin(image), List.of(List.of(joins), states, outputs));
    }
    outputs.forEach(output -> graph.transferToHost(DataTransferMode.EVERY_EXECUTION, output));
    worker = worker();
    joinWorker = worker();
    GridScheduler scheduler = new GridScheduler(name + ".reduce", worker);
    scheduler.addWorkerGrid(name + ".join", joinWorker);
    plan = new TornadoExecutionPlan(graph.snapshot());
    plan.withDevice(device).withGridScheduler(scheduler);
    if (device.getTornadoVMBackend() == TornadoVMBackendType.OPENCL) {
      plan.withCompilerFlags(TornadoVMBackendType.OPENCL, image.fastMath() ? FAST : EXACT);
    }
  }

  /** The code that TornadoVM makes of the tasks. */
  String deviceCode() {
    plan.withPrintKernel();
    return OwnPrints.of(plan::withPreCompilation).strip() + "\n";
  }

  private WorkerGrid1D worker() {
    WorkerGrid1D grid = new WorkerGrid1D(image.groupSize());
    grid.setLocalWork(image.groupSize(), 1, 1);
    return grid;
  }

  /** Whether the buffers are large enough for a call. */
  boolean fits(CallSize size) {
    return size.table() <= table.getSize()
        && fit(size.inputs(), inputs)
        && fit(size.outputs(), outputs)
        && fit(size.states(), states)
        && size.joins() <= (joins == null ? 0 : joins.getSize());
  }

  private static boolean fit(List<Long> counts, List<TornadoNativeArray> arrays) {
    for (int position = 0; position < arrays.size(); position++) {
      if (counts.get(position) > arrays.get(position).getSize()) {
        return false;
      }
    }
    return true;
  }

  /** Copies the inputs of a call to the buffers. */
  void load(KernelCall call) {
    for (int buffer = 0; buffer < inputs.size(); buffer++) {
      image
          .packing()
          .fill(call, buffer, image.inputs().get(buffer), inputs.get(buffer).getSegment());
    }
  }

  /** Computes some rows, and copies them to the outputs. */
  void execute(Launch launch, KernelCall call) {
    launch.table().forEach(table::set);
    // A global size that is no multiple of the group's silently gives garbage.
    worker.setGlobalWork((long) launch.groups() * image.groupSize(), 1, 1);
    if (joins != null) {
      prepareJoins(launch.joins(), joins);
    }
    if (call.monitor().wantsDeviceTime()) {
      plan.withProfiler(ProfilerMode.SILENT);
      call.monitor().deviceTime(plan.execute().getProfilerResult().getDeviceKernelTime());
      plan.withoutProfiler();
    } else {
      plan.execute();
    }
    for (int output = 0; output < outputs.size(); output++) {
      Operand memory = new Operand(outputs.get(output).getSegment(), image.outputs().get(output));
      image.results().unpack(call, output, memory, launch.firstRow(), launch.rows());
    }
  }

  /** Without anything to join, there is still one group, which has no rows. */
  private void prepareJoins(JoinTable records, IntArray numbers) {
    numbers.set(JoinTable.ROWS, 0);
    records.forEach(numbers::set);
    joinWorker.setGlobalWork((long) Math.max(1, records.groups()) * image.groupSize(), 1, 1);
  }

  /** TaskGraph.task exists once for each number of arguments. */
  private static void addTask(
      TaskGraph graph,
      String name,
      Object task,
      List<? extends List<? extends TornadoNativeArray>> buffers) {
    List<Object> arguments = new ArrayList<>();
    arguments.add(name);
    arguments.add(task);
    arguments.add(new KernelContext());
    buffers.forEach(arguments::addAll);
    Class<?> taskType = task.getClass().getInterfaces()[0];
    Method method =
        Arrays.stream(TaskGraph.class.getMethods())
            .filter(candidate -> candidate.getName().equals("task"))
            .filter(candidate -> candidate.getParameterCount() == arguments.size())
            .filter(candidate -> candidate.getParameterTypes()[1] == taskType)
            .findFirst()
            .orElseThrow(
                () -> new BackendException("TornadoVM has no tasks of type " + taskType + "."));
    try {
      method.invoke(graph, arguments.toArray());
    } catch (IllegalAccessException e) {
      throw new BackendException("TaskGraph.task cannot be called.", e);
    } catch (InvocationTargetException e) {
      throw new BackendException("TornadoVM rejected the task: " + Failures.rootMessage(e), e);
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

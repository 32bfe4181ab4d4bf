package io.github.quern.tornado.binding;

import io.github.quern.backend.BackendException;
import io.github.quern.backend.KernelCall;
import io.github.quern.tornado.driver.KernelImage;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import uk.ac.manchester.tornado.api.GridScheduler;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.TornadoExecutionPlan;
import uk.ac.manchester.tornado.api.WorkerGrid1D;
import uk.ac.manchester.tornado.api.common.TornadoDevice;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.enums.TornadoVMBackendType;
import uk.ac.manchester.tornado.api.exceptions.TornadoExecutionPlanException;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/** A task graph with its buffers and execution plan. */
final class PreparedGraph implements AutoCloseable {
  /** Graph names must differ within a JVM. */
  private static final AtomicLong NUMBERS = new AtomicLong();

  /** No relaxed maths: NaN, infinities and rounding are as in Java. */
  private static final String OPENCL_FLAGS = "-w";

  private final KernelImage image;
  private final IntArray sizes = new IntArray(2);
  private final List<TornadoNativeArray> inputs = new ArrayList<>();
  private final TornadoNativeArray output;
  private final WorkerGrid1D worker;
  private final TornadoExecutionPlan plan;

  PreparedGraph(KernelImage image, Object task, TornadoDevice device, KernelCall call) {
    this.image = image;
    for (int input : image.inputs()) {
      inputs.add(Buffers.allocate(image.precision(), entries(call.inputs().get(input))));
    }
    output = Buffers.allocate(image.precision(), entries(call.output()));
    String name = "quern" + NUMBERS.incrementAndGet();
    TaskGraph graph = new TaskGraph(name);
    graph.transferToDevice(DataTransferMode.EVERY_EXECUTION, sizes);
    inputs.forEach(input -> graph.transferToDevice(DataTransferMode.EVERY_EXECUTION, input));
    addTask(graph, task);
    graph.transferToHost(DataTransferMode.EVERY_EXECUTION, output);
    worker = new WorkerGrid1D(image.groupSize());
    worker.setLocalWork(image.groupSize(), 1, 1);
    GridScheduler scheduler = new GridScheduler(name + ".reduce", worker);
    plan = new TornadoExecutionPlan(graph.snapshot());
    plan.withDevice(device).withGridScheduler(scheduler);
    if (device.getTornadoVMBackend() == TornadoVMBackendType.OPENCL) {
      plan.withCompilerFlags(TornadoVMBackendType.OPENCL, OPENCL_FLAGS);
    }
  }

  /** Whether the buffers are large enough for a call. */
  boolean fits(KernelCall call) {
    for (int position = 0; position < inputs.size(); position++) {
      MemorySegment data = call.inputs().get(image.inputs().get(position));
      if (data.byteSize() > inputs.get(position).getSegment().byteSize()) {
        return false;
      }
    }
    return call.output().byteSize() <= output.getSegment().byteSize();
  }

  /** Runs the kernel once. */
  void execute(KernelCall call) {
    sizes.set(0, Math.toIntExact(call.rows()));
    sizes.set(1, Math.toIntExact(call.columns()));
    for (int position = 0; position < inputs.size(); position++) {
      Buffers.fill(inputs.get(position), call.inputs().get(image.inputs().get(position)));
    }
    // A global size that is no multiple of the group's silently gives garbage.
    long groups = Math.ceilDiv(call.rows(), image.groupSize());
    worker.setGlobalWork(groups * image.groupSize(), 1, 1);
    plan.execute();
    Buffers.drain(output, call.output());
  }

  private long entries(MemorySegment data) {
    return data.byteSize() / image.precision().bytes();
  }

  /** TaskGraph.task exists once for each number of arguments. */
  private void addTask(TaskGraph graph, Object task) {
    List<Object> arguments = new ArrayList<>();
    arguments.add("reduce");
    arguments.add(task);
    arguments.add(new KernelContext());
    arguments.add(sizes);
    arguments.addAll(inputs);
    arguments.add(output);
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

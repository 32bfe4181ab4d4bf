package io.github.quern.tornado.pipeline;

import io.github.quern.api.KernelSequence.Run;
import io.github.quern.backend.Coverage;
import io.github.quern.backend.KernelCall;
import io.github.quern.backend.Monitor;
import io.github.quern.backend.Operand;
import io.github.quern.formula.Variable;
import io.github.quern.tornado.TaskImages;
import io.github.quern.tornado.binding.Buffers;
import io.github.quern.tornado.binding.CallSize;
import io.github.quern.tornado.binding.GeneratedTask;
import io.github.quern.tornado.binding.Tasks;
import io.github.quern.tornado.driver.KernelImage;
import io.github.quern.tornado.driver.Launch;
import io.github.quern.tornado.driver.NumberConsumer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import uk.ac.manchester.tornado.api.GridScheduler;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/**
 * Adds kernels to a task graph: a task for each launch, and another one that joins the states of
 * chunks where columns are cut. Their tables go to the device once.
 */
final class TaskWriter {
  private final TaskGraph graph;
  private final GridScheduler grids;
  private final Launch.Limits limits;
  private final boolean exactFunctions;
  private final Arrays arrays;
  private final List<String> names = new ArrayList<>();

  TaskWriter(
      TaskGraph graph,
      GridScheduler grids,
      Launch.Limits limits,
      boolean exactFunctions,
      Arrays arrays) {
    this.graph = graph;
    this.grids = grids;
    this.limits = limits;
    this.exactFunctions = exactFunctions;
    this.arrays = arrays;
  }

  /** The names of the tasks added. */
  List<String> names() {
    return List.copyOf(names);
  }

  /**
   * Adds a kernel.
   *
   * @param run the kernel
   * @param coverage its rows and columns
   * @param columns the number of rows of each array that it is reduced over
   * @param name what its tasks are called
   */
  void add(Run run, Coverage coverage, long columns, String name) {
    KernelCall call =
        new KernelCall(
            operands(run.inputs()),
            columns,
            coverage,
            arrays.sizes().batches(run),
            operands(run.outputs()),
            Monitor.NONE);
    KernelImage image = TaskImages.of(run.spec(), exactFunctions, call);
    CallSize.requireIndexable(image, call);
    List<Launch> launches = Launch.of(image.packing(), image.shape(), call, limits);
    CallSize size = CallSize.of(image, call, launches);
    List<TornadoNativeArray> inputs =
        image.packing().sections().stream()
            .map(section -> arrays.array(run.inputs().get(section.input())))
            .toList();
    List<TornadoNativeArray> outputs = run.outputs().stream().map(arrays::array).toList();
    List<TornadoNativeArray> states =
        IntStream.range(0, size.states().size())
            .mapToObj(buffer ->
                Buffers.ofLength(
                    image.join().states().get(buffer),
                    Math.max(1, Math.toIntExact(size.states().get(buffer)))))
            .toList();
    List<TornadoNativeArray> between = new ArrayList<>(states);
    run.outputs().stream().filter(arrays::isBetween).map(arrays::array).forEach(between::add);
    for (int number = 0; number < launches.size(); number++) {
      Launch launch = launches.get(number);
      String own = launches.size() == 1 ? name : name + "_part" + (number + 1);
      IntArray table = table(launch.table().length(), launch.table()::forEach);
      add(
          own,
          GeneratedTask.load(image),
          List.of(List.of(table), inputs, outputs, states),
          image.groupSize(),
          launch.groups());
      if (launch.joins().groups() > 0) {
        IntArray joins = table(launch.joins().length(), launch.joins()::forEach);
        add(
            own + "_join",
            GeneratedTask.loadJoin(image),
            List.of(List.of(joins), states, outputs),
            image.groupSize(),
            launch.joins().groups());
      }
    }
    // Never asked for; but a plan releases the device's memory of arrays with transfers only.
    between.forEach(array -> graph.transferToHost(DataTransferMode.UNDER_DEMAND, array));
  }

  /** Adds a sum of batch elements. */
  void add(BatchSum sum, String name) {
    if (sum.isNeeded()) {
      sum.addTo(graph, grids, name);
      names.add(name);
    }
  }

  private List<Operand> operands(List<Variable> variables) {
    return variables.stream().map(arrays::operand).toList();
  }

  private IntArray table(int length, Consumer<NumberConsumer> numbers) {
    IntArray table = new IntArray(length);
    numbers.accept(table::set);
    graph.transferToDevice(DataTransferMode.FIRST_EXECUTION, table);
    return table;
  }

  private void add(
      String name,
      Object task,
      List<? extends List<? extends TornadoNativeArray>> buffers,
      int groupSize,
      int groups) {
    Tasks.add(graph, name, task, buffers);
    grids.addWorkerGrid(graph.getTaskGraphName() + "." + name, Tasks.grid(groupSize, groups));
    names.add(name);
  }
}

package io.github.quern.tornado.binding;

import io.github.quern.backend.BackendException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.WorkerGrid1D;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/** Puts generated kernels into task graphs. */
public final class Tasks {
  private Tasks() {}

  /**
   * Adds a task. TaskGraph.task exists once for each number of arguments.
   *
   * @param graph to which
   * @param name what it is called there
   * @param task the task object
   * @param buffers its arguments after the kernel context
   */
  public static void add(
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

  /**
   * The grid of a task. A global size that is no multiple of the group's silently gives garbage.
   *
   * @param groupSize the threads of a group
   * @param groups the number of groups
   */
  public static WorkerGrid1D grid(int groupSize, int groups) {
    WorkerGrid1D grid = new WorkerGrid1D(groupSize);
    grid.setLocalWork(groupSize, 1, 1);
    resize(grid, groupSize, groups);
    return grid;
  }

  /** Changes the number of groups of a grid. */
  static void resize(WorkerGrid1D grid, int groupSize, int groups) {
    grid.setGlobalWork((long) groups * groupSize, 1, 1);
  }
}

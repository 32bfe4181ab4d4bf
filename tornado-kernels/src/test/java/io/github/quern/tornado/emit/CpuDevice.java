package io.github.quern.tornado.emit;

import io.github.quern.ir.Precision;
import io.github.quern.tornado.driver.GeneratedClass;
import io.github.quern.tornado.driver.KernelImage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.WorkGroup;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/**
 * Runs a kernel as a device would: all threads of a group at once, with local memory and barriers,
 * over stand-ins for TornadoVM's classes.
 */
final class CpuDevice extends ClassLoader {
  private final KernelImage image;
  private final Object task;
  private final Method apply;

  CpuDevice(KernelImage image) {
    super(CpuDevice.class.getClassLoader());
    this.image = image;
    define(image.kernel());
    Class<?> type = define(image.task());
    try {
      this.task = type.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no task object", e);
    }
    // The task's interface is what TornadoVM knows it by.
    this.apply = type.getInterfaces()[0].getMethods()[0];
  }

  private Class<?> define(GeneratedClass generated) {
    byte[] bytes = generated.bytes();
    return defineClass(generated.name(), bytes, 0, bytes.length);
  }

  /**
   * Computes all output rows.
   *
   * @param inputs one array per input of the program
   * @param rows the number of output rows
   * @param columns the number of columns
   * @return row after row; NaN where the kernel wrote nothing
   */
  double[] run(List<double[]> inputs, int rows, int columns) {
    double[] doubles = new double[rows * image.outputDimension()];
    Arrays.fill(doubles, Double.NaN);
    float[] floats = rounded(doubles);
    List<Object> arguments = new ArrayList<>();
    arguments.add(new IntArray(rows, columns));
    image.inputs().forEach(input -> arguments.add(array(inputs.get(input).clone())));
    switch (image.precision()) {
      case FLOAT32 -> arguments.add(new FloatArray(floats));
      case FLOAT64 -> arguments.add(new DoubleArray(doubles));
    }
    for (int group = 0; group < Math.ceilDiv(rows, image.groupSize()); group++) {
      runGroup(group, arguments);
    }
    return image.precision() == Precision.FLOAT64
        ? doubles
        : IntStream.range(0, floats.length).mapToDouble(position -> floats[position]).toArray();
  }

  private Object array(double[] numbers) {
    return switch (image.precision()) {
      case FLOAT32 -> new FloatArray(rounded(numbers));
      case FLOAT64 -> new DoubleArray(numbers);
    };
  }

  private static float[] rounded(double[] numbers) {
    float[] rounded = new float[numbers.length];
    for (int position = 0; position < numbers.length; position++) {
      rounded[position] = (float) numbers[position];
    }
    return rounded;
  }

  private void runGroup(int number, List<Object> arguments) {
    WorkGroup group = new WorkGroup(image.groupSize());
    List<Future<?>> threads = new ArrayList<>();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int lane = 0; lane < image.groupSize(); lane++) {
        int index = number * image.groupSize() + lane;
        KernelContext context = new KernelContext(group, index, lane);
        threads.add(executor.submit(() -> runThread(group, context, arguments)));
      }
    }
    for (Future<?> thread : threads) {
      try {
        thread.get();
      } catch (ExecutionException e) {
        throw new AssertionError("a thread of the kernel failed", e.getCause());
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private void runThread(WorkGroup group, KernelContext context, List<Object> arguments) {
    List<Object> all = new ArrayList<>(arguments);
    all.addFirst(context);
    try {
      apply.invoke(task, all.toArray());
    } catch (InvocationTargetException e) {
      group.breakUp();
      throw new IllegalStateException("thread " + context.globalIdx, e.getCause());
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}

package io.github.quern.tornado.emit;

import io.github.quern.backend.CompiledKernel;
import io.github.quern.backend.Device;
import io.github.quern.backend.DeviceKind;
import io.github.quern.backend.KernelCall;
import io.github.quern.backend.Operand;
import io.github.quern.backend.Storage;
import io.github.quern.tornado.driver.GeneratedClass;
import io.github.quern.tornado.driver.KernelImage;
import io.github.quern.tornado.driver.Launch;
import java.lang.foreign.MemorySegment;
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
import uk.ac.manchester.tornado.api.types.arrays.LongArray;

/**
 * Runs a kernel as a device would: all threads of a group at once, with local memory and barriers,
 * over stand-ins for TornadoVM's classes. Buffers are no longer than they must be.
 */
final class CpuDevice extends ClassLoader implements CompiledKernel {
  private final KernelImage image;
  private final Launch.Limits limits;
  private final Task reduce;
  private final Task join;

  /** A task object, and the method by which TornadoVM calls it. */
  private record Task(Object object, Method apply) {}

  CpuDevice(KernelImage image) {
    this(image, Launch.Limits.OF_GPU);
  }

  /** A device with other launches. */
  CpuDevice(KernelImage image, Launch.Limits limits) {
    super(CpuDevice.class.getClassLoader());
    this.image = image;
    this.limits = limits;
    this.reduce = task(image.kernel(), image.task());
    this.join = task(image.join().kernel(), image.join().task());
  }

  private Task task(GeneratedClass kernel, GeneratedClass task) {
    define(kernel);
    Class<?> type = define(task);
    try {
      // The task's interface is what TornadoVM knows it by.
      return new Task(type.getConstructor().newInstance(), type.getInterfaces()[0].getMethods()[0]);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no task object", e);
    }
  }

  private Class<?> define(GeneratedClass generated) {
    byte[] bytes = generated.bytes();
    return defineClass(generated.name(), bytes, 0, bytes.length);
  }

  /** TornadoVM's array of some storage, and the memory that it is a view of. */
  private record Buffer(Object array, Operand memory) {
    static Buffer of(Storage storage, long count) {
      int length = Math.toIntExact(count);
      return switch (storage) {
        case FLOAT32 -> {
          float[] numbers = new float[length];
          Arrays.fill(numbers, Float.NaN);
          yield new Buffer(
              new FloatArray(numbers), new Operand(MemorySegment.ofArray(numbers), storage));
        }
        case FLOAT64 -> {
          double[] numbers = new double[length];
          Arrays.fill(numbers, Double.NaN);
          yield new Buffer(
              new DoubleArray(numbers), new Operand(MemorySegment.ofArray(numbers), storage));
        }
        case INT64 -> {
          long[] numbers = new long[length];
          Arrays.fill(numbers, Long.MIN_VALUE);
          yield new Buffer(
              new LongArray(numbers), new Operand(MemorySegment.ofArray(numbers), storage));
        }
        case FLOAT16, INT32 -> throw new IllegalArgumentException(storage.name());
      };
    }
  }

  @Override
  public Device device() {
    return new Device(0, DeviceKind.CPU, "stand-in");
  }

  @Override
  public void run(KernelCall call) {
    List<Buffer> inputs = new ArrayList<>();
    List<Long> lengths = image.packing().lengths(call);
    for (int buffer = 0; buffer < lengths.size(); buffer++) {
      inputs.add(Buffer.of(image.inputs().get(buffer), lengths.get(buffer)));
      Operand memory = inputs.getLast().memory();
      image.packing().fill(call, buffer, memory.storage(), memory.data());
    }
    long rows = call.batches().count() * call.rows();
    List<Buffer> outputs =
        IntStream.range(0, image.outputs().size())
            .mapToObj(buffer ->
                Buffer.of(
                    image.outputs().get(buffer),
                    rows * image.results().buffers().get(buffer).rowLength()))
            .toList();
    for (Launch launch : Launch.of(image.packing(), image.shape(), call, limits)) {
      int[] table = new int[launch.table().length()];
      launch.table().forEach((position, number) -> table[position] = number);
      List<Buffer> states =
          IntStream.range(0, image.join().states().size())
              .mapToObj(buffer ->
                  Buffer.of(
                      image.join().states().get(buffer),
                      image.stateEntries(buffer, launch.states())))
              .toList();
      runGroups(reduce, launch.groups(), table, List.of(inputs, outputs, states));
      int[] joins = new int[launch.joins().length()];
      launch.joins().forEach((position, number) -> joins[position] = number);
      runGroups(join, launch.joins().groups(), joins, List.of(states, outputs));
      for (int output = 0; output < outputs.size(); output++) {
        image
            .results()
            .unpack(call, output, outputs.get(output).memory(), launch.firstRow(), launch.rows());
      }
      call.monitor().advance(launch.pairs());
    }
  }

  private void runGroups(Task task, int groups, int[] table, List<List<Buffer>> buffers) {
    List<Object> arguments = new ArrayList<>();
    arguments.add(new IntArray(table));
    buffers.forEach(part -> part.forEach(buffer -> arguments.add(buffer.array())));
    for (int group = 0; group < groups; group++) {
      runGroup(task, group, arguments);
    }
  }

  @Override
  public void close() {}

  /**
   * Computes all output rows of a kernel of real numbers.
   *
   * @param inputs one array per input of the program
   * @param rows the number of output rows
   * @param columns the number of columns
   * @return row after row of the first output
   */
  double[] run(List<double[]> inputs, int rows, int columns) {
    Storage storage = image.outputs().getFirst();
    double[] doubles = new double[rows * image.results().sections().getFirst().dimension()];
    float[] floats = rounded(doubles);
    boolean single = storage == Storage.FLOAT32;
    MemorySegment result = single ? MemorySegment.ofArray(floats) : MemorySegment.ofArray(doubles);
    run(
        KernelCall.dense(
            inputs.stream()
                .map(numbers ->
                    single
                        ? MemorySegment.ofArray(rounded(numbers))
                        : MemorySegment.ofArray(numbers))
                .map(data -> new Operand(data, storage))
                .toList(),
            rows,
            columns,
            List.of(new Operand(result, storage))));
    return single
        ? IntStream.range(0, floats.length).mapToDouble(position -> floats[position]).toArray()
        : doubles;
  }

  private static float[] rounded(double[] numbers) {
    float[] rounded = new float[numbers.length];
    for (int position = 0; position < numbers.length; position++) {
      rounded[position] = (float) numbers[position];
    }
    return rounded;
  }

  private void runGroup(Task task, int number, List<Object> arguments) {
    WorkGroup group = new WorkGroup(image.groupSize());
    List<Future<?>> threads = new ArrayList<>();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int lane = 0; lane < image.groupSize(); lane++) {
        KernelContext context = new KernelContext(group, number, lane);
        threads.add(executor.submit(() -> runThread(task, group, context, arguments)));
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

  private static void runThread(
      Task task, WorkGroup group, KernelContext context, List<Object> arguments) {
    List<Object> all = new ArrayList<>(arguments);
    all.addFirst(context);
    try {
      task.apply().invoke(task.object(), all.toArray());
    } catch (InvocationTargetException e) {
      group.breakUp();
      throw new IllegalStateException("thread " + context.localIdx, e.getCause());
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}

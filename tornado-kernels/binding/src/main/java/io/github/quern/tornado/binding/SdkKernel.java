package io.github.quern.tornado.binding;

import io.github.quern.backend.BackendException;
import io.github.quern.backend.Device;
import io.github.quern.backend.KernelCall;
import io.github.quern.tornado.driver.DeviceKernel;
import io.github.quern.tornado.driver.KernelImage;
import io.github.quern.tornado.driver.Launch;
import io.github.quern.tornado.driver.OutOfDeviceMemoryException;
import io.github.quern.tornado.driver.Part;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import uk.ac.manchester.tornado.api.common.TornadoDevice;

/**
 * A kernel with its execution plan and buffers, kept between calls. New data are copied into the
 * buffers; only data that do not fit make new ones, of twice the size or more. One call at a time
 * uses them. Where a device has no memory left, idle kernels give theirs back.
 */
final class SdkKernel implements DeviceKernel {
  private final KernelImage image;
  private final Object task;
  private final Target target;
  private final Launch.Limits limits;
  private final Residents residents;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable PreparedGraph graph;
  private int graphs;
  private boolean closed;

  /**
   * Where a kernel runs.
   *
   * @param device the device to name
   * @param tornado the same, as TornadoVM knows it
   * @param memory how much of its memory may be used
   */
  record Target(Device device, TornadoDevice tornado, Memory memory) {}

  /**
   * A kernel.
   *
   * @param image what was emitted
   * @param task the task object
   * @param target where it runs
   * @param limits how much one launch takes
   * @param residents the other kernels that use devices
   */
  SdkKernel(
      KernelImage image, Object task, Target target, Launch.Limits limits, Residents residents) {
    this.image = image;
    this.task = task;
    this.target = target;
    this.limits = limits;
    this.residents = residents;
    residents.add(this);
  }

  @Override
  public Device device() {
    return target.device();
  }

  @Override
  public boolean fits(Part part) {
    return CallSize.areIndexable(image, part) && fits(CallSize.of(image, part, launches(part)));
  }

  private boolean fits(CallSize size) {
    return target.memory().holds(size.bytes(image));
  }

  private List<List<Launch>> launches(Part part) {
    return Launch.of(image.packing(), image.shape(), part, limits);
  }

  @Override
  public void run(Part part) {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("The kernel is closed.");
      }
      CallSize.requireNumbers(image, part);
      if (!CallSize.areIndexable(image, part)) {
        throw new OutOfDeviceMemoryException("arrays of 2^31 numbers or more are needed", null);
      }
      List<List<Launch>> launches = launches(part);
      if (!launches.stream().allMatch(List::isEmpty)) {
        run(part, launches);
      }
    } finally {
      lock.unlock();
    }
  }

  private void run(Part part, List<List<Launch>> launches) {
    CallSize size = CallSize.of(image, part, launches);
    if (!fits(size)) {
      throw new OutOfDeviceMemoryException(size.needs(image), null);
    }
    try {
      execute(part, launches, size);
    } catch (OutOfDeviceMemoryException e) {
      if (!residents.releaseIdle(this)) {
        throw e;
      }
      execute(part, launches, size);
    }
  }

  private void execute(Part part, List<List<Launch>> launches, CallSize size) {
    try {
      PreparedGraph ready = graph;
      KernelCall first = part.slices().getFirst().call();
      if (ready == null || !ready.fits(size) || !ready.holds(first)) {
        CallSize capacity = capacity(ready, size);
        release();
        ready = Compiler.alone(() -> new PreparedGraph(image, task, target.tornado(), capacity));
        graph = ready;
        graphs++;
      }
      for (int slice = 0; slice < launches.size(); slice++) {
        KernelCall call = part.slices().get(slice).call();
        ready.load(call);
        for (Launch launch : launches.get(slice)) {
          ready.execute(launch, call);
          call.monitor().advance(launch.pairs());
        }
      }
    } catch (BackendException | CancellationException e) {
      throw e;
    } catch (Exception | Error e) {
      // TornadoVM reports compiler and driver failures as Errors too. What it left is not reused.
      PreparedGraph broken = graph;
      graph = null;
      if (broken != null) {
        broken.abandon();
      }
      throw Failures.isOutOfMemory(e)
          ? new OutOfDeviceMemoryException(Failures.rootMessage(e), e)
          : Failures.onDevice(target.device(), e);
    }
  }

  /**
   * The size of a new graph: also that of the one before, if there is memory for it, so that calls
   * of many rows and calls of many columns in turn do not take turns in compiling.
   */
  private CallSize capacity(@Nullable PreparedGraph before, CallSize size) {
    if (before == null) {
      return size;
    }
    CallSize both = size.and(before.size());
    return fits(both) ? both : size;
  }

  /** Releases its memory unless a call uses it; tells whether there was some. */
  boolean releaseIfIdle() {
    boolean released = false;
    if (lock.tryLock()) {
      try {
        released = graph != null;
        release();
      } finally {
        lock.unlock();
      }
    }
    return released;
  }

  /** How many task graphs were made, each of which TornadoVM compiles once. */
  int graphs() {
    lock.lock();
    try {
      return graphs;
    } finally {
      lock.unlock();
    }
  }

  /** How much of the device's memory it uses now, in bytes. */
  long deviceBytes() {
    lock.lock();
    try {
      PreparedGraph ready = graph;
      return ready == null ? 0 : ready.deviceBytes();
    } finally {
      lock.unlock();
    }
  }

  private void release() {
    PreparedGraph old = graph;
    graph = null;
    if (old != null) {
      old.close();
    }
  }

  @Override
  public void close() {
    residents.remove(this);
    lock.lock();
    try {
      closed = true;
      release();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String toString() {
    return Objects.toString(image.kernel().name());
  }
}

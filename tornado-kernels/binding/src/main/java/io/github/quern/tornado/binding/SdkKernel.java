package io.github.quern.tornado.binding;

import io.github.quern.backend.BackendException;
import io.github.quern.backend.CompiledKernel;
import io.github.quern.backend.Device;
import io.github.quern.backend.KernelCall;
import io.github.quern.tornado.driver.KernelImage;
import io.github.quern.tornado.driver.Launch;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import uk.ac.manchester.tornado.api.common.TornadoDevice;

/**
 * A kernel with its execution plan and buffers, kept between calls. New data are copied into the
 * buffers; only data that do not fit make new ones, of twice the size or more. One call at a time
 * uses them.
 */
final class SdkKernel implements CompiledKernel {
  private final KernelImage image;
  private final Object task;
  private final Device device;
  private final TornadoDevice tornadoDevice;
  private final Launch.Limits limits;
  private @Nullable PreparedGraph graph;
  private int graphs;
  private boolean closed;

  /**
   * A kernel.
   *
   * @param image what was emitted
   * @param task the task object
   * @param device the device to name
   * @param tornadoDevice the same, as TornadoVM knows it
   * @param limits how much one launch takes
   */
  SdkKernel(
      KernelImage image,
      Object task,
      Device device,
      TornadoDevice tornadoDevice,
      Launch.Limits limits) {
    this.image = image;
    this.task = task;
    this.device = device;
    this.tornadoDevice = tornadoDevice;
    this.limits = limits;
  }

  @Override
  public Device device() {
    return device;
  }

  @Override
  public synchronized void run(KernelCall call) {
    if (closed) {
      throw new IllegalStateException("The kernel is closed.");
    }
    CallSize.requireIndexable(image, call);
    List<Launch> launches = Launch.of(image.packing(), image.shape(), call, limits);
    if (launches.isEmpty()) {
      return;
    }
    CallSize size = CallSize.of(image, call, launches);
    try {
      PreparedGraph ready = graph;
      if (ready == null || !ready.fits(size) || !ready.holds(call)) {
        release();
        ready = new PreparedGraph(image, task, tornadoDevice, size);
        graph = ready;
        graphs++;
      }
      ready.load(call);
      for (Launch launch : launches) {
        ready.execute(launch, call);
        call.monitor().advance(launch.pairs());
      }
    } catch (BackendException | CancellationException e) {
      throw e;
    } catch (Exception | Error e) {
      // TornadoVM reports compiler and driver failures as Errors too. What it left is not reused.
      release();
      throw Failures.onDevice(device, e);
    }
  }

  /** How many task graphs were made, each of which TornadoVM compiles once. */
  synchronized int graphs() {
    return graphs;
  }

  /** How much of the device's memory it uses now, in bytes. */
  synchronized long deviceBytes() {
    PreparedGraph ready = graph;
    return ready == null ? 0 : ready.deviceBytes();
  }

  private void release() {
    PreparedGraph old = graph;
    graph = null;
    if (old != null) {
      old.close();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    release();
  }

  @Override
  public String toString() {
    return Objects.toString(image.kernel().name());
  }
}

package io.github.quern.tornado.binding;

import io.github.quern.backend.BackendException;
import io.github.quern.backend.CompiledKernel;
import io.github.quern.backend.Device;
import io.github.quern.backend.KernelCall;
import io.github.quern.tornado.driver.KernelImage;
import java.util.Objects;
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
  private @Nullable PreparedGraph graph;
  private boolean closed;

  SdkKernel(KernelImage image, Object task, Device device, TornadoDevice tornadoDevice) {
    this.image = image;
    this.task = task;
    this.device = device;
    this.tornadoDevice = tornadoDevice;
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
    if (call.rows() == 0) {
      return;
    }
    checkIndexable(call);
    try {
      PreparedGraph ready = graph;
      if (ready == null || !ready.fits(call)) {
        release();
        ready = new PreparedGraph(image, task, tornadoDevice, call);
        graph = ready;
      }
      ready.execute(call);
    } catch (BackendException e) {
      throw e;
    } catch (Exception | Error e) {
      // TornadoVM reports compiler and driver failures as Errors too. What it left is not reused.
      release();
      throw new BackendException(
          "TornadoVM failed on device "
              + device.id()
              + " ("
              + device.description()
              + "): "
              + Failures.rootMessage(e),
          e);
    }
  }

  /** Kernels compute indices as ints. */
  private void checkIndexable(KernelCall call) {
    long largest = Math.multiplyExact(call.rows(), image.outputDimension());
    for (int input : image.inputs()) {
      largest = Math.max(largest, call.inputs().get(input).byteSize() / image.precision().bytes());
    }
    if (largest > Integer.MAX_VALUE - 2L * image.groupSize()) {
      throw new BackendException(
          "The tornado tier indexes arrays by ints; an array of this call has "
              + largest
              + " entries.");
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
  public synchronized void close() {
    closed = true;
    release();
  }

  @Override
  public String toString() {
    return Objects.toString(image.kernel().name());
  }
}

package io.github.quern.tornado;

import io.github.quern.backend.BackendException;
import io.github.quern.backend.CompiledKernel;
import io.github.quern.backend.Coverage.Range;
import io.github.quern.backend.Device;
import io.github.quern.backend.KernelCall;
import io.github.quern.ir.Program;
import io.github.quern.tornado.driver.DeviceKernel;
import io.github.quern.tornado.driver.Part;
import io.github.quern.tornado.driver.Parts;
import io.github.quern.tornado.emit.TilePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A kernel on several devices, among which the rows of each call are divided. A row gets the same
 * bits as on a single one of them.
 */
final class SeveralDevices implements CompiledKernel {
  private final List<DeviceKernel> kernels;
  private final Program program;
  private final int unit;

  /**
   * Such a kernel.
   *
   * @param kernels the same for each device
   * @param program what they compute
   * @param plan their layout
   */
  SeveralDevices(List<DeviceKernel> kernels, Program program, TilePlan plan) {
    this.kernels = List.copyOf(kernels);
    this.program = program;
    this.unit = plan.columns();
  }

  /** The first of them. */
  @Override
  public Device device() {
    return kernels.getFirst().device();
  }

  @Override
  public void run(KernelCall call) {
    Parts parts = new Parts(program, Part.of(call), true);
    long share = Math.ceilDiv(Math.ceilDiv(parts.rows(), kernels.size()), unit) * unit;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int number = 0; number < kernels.size(); number++) {
        Range rows =
            new Range(
                Math.min(parts.rows(), number * share),
                Math.min(parts.rows(), (number + 1) * share));
        if (rows.start() < rows.end()) {
          DeviceKernel kernel = kernels.get(number);
          running.add(threads.submit(() -> run(kernel, parts, rows)));
        }
      }
      await(running, call);
    }
  }

  private static void run(DeviceKernel kernel, Parts parts, Range rows) {
    for (long element = 0; element < parts.elements(); element++) {
      kernel.run(parts.of(element, rows, Math.max(1, parts.columns())));
    }
  }

  /** All devices write to the caller's results, so that all are waited for, whatever happens. */
  private static void await(List<Future<?>> running, KernelCall call) {
    RuntimeException failure = null;
    boolean interrupted = false;
    for (Future<?> each : running) {
      boolean ended = false;
      while (!ended) {
        try {
          each.get();
          ended = true;
        } catch (InterruptedException e) {
          interrupted = true;
          call.monitor().interrupted();
        } catch (ExecutionException e) {
          failure = failure == null ? thrown(e.getCause()) : failure;
          ended = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw failure;
    }
  }

  private static RuntimeException thrown(@Nullable Throwable cause) {
    return cause instanceof RuntimeException known
        ? known
        : new BackendException("A device failed: " + cause, cause);
  }

  @Override
  public void close() {
    kernels.forEach(DeviceKernel::close);
  }
}

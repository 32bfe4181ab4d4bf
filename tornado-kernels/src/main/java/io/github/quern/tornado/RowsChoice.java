package io.github.quern.tornado;

import io.github.quern.backend.Device;
import io.github.quern.tornado.driver.DeviceKernel;
import io.github.quern.tornado.driver.Part;
import io.github.quern.tornado.emit.TilePlan;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A kernel whose threads take several rows each, and the same with one row, for calls that have too
 * few. Both do the same arithmetic for each row in the same order.
 */
final class RowsChoice implements DeviceKernel {
  private final DeviceKernel severalRows;
  private final TilePlan plan;
  private final Supplier<DeviceKernel> compiler;
  private @Nullable DeviceKernel oneRow;
  private boolean closed;

  /**
   * A choice.
   *
   * @param severalRows the kernel with several rows
   * @param plan its layout
   * @param compiler compiles the one with one row, when a call needs it
   */
  RowsChoice(DeviceKernel severalRows, TilePlan plan, Supplier<DeviceKernel> compiler) {
    this.severalRows = severalRows;
    this.plan = plan;
    this.compiler = compiler;
  }

  @Override
  public Device device() {
    return severalRows.device();
  }

  @Override
  public void run(Part part) {
    (suits(part) ? severalRows : oneRow()).run(part);
  }

  @Override
  public boolean fits(Part part) {
    return (suits(part) ? severalRows : oneRow()).fits(part);
  }

  private boolean suits(Part part) {
    return plan.suits(part.slices().getFirst().call());
  }

  private synchronized DeviceKernel oneRow() {
    if (closed) {
      throw new IllegalStateException("The kernel is closed.");
    }
    DeviceKernel known = oneRow;
    if (known == null) {
      known = compiler.get();
      oneRow = known;
    }
    return known;
  }

  @Override
  public synchronized void close() {
    closed = true;
    severalRows.close();
    if (oneRow != null) {
      oneRow.close();
    }
  }
}

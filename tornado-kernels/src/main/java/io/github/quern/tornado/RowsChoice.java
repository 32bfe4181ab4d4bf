package io.github.quern.tornado;

import io.github.quern.backend.CompiledKernel;
import io.github.quern.backend.Device;
import io.github.quern.backend.KernelCall;
import io.github.quern.tornado.emit.TilePlan;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A kernel whose threads take several rows each, and the same with one row, for calls that have too
 * few. Both do the same arithmetic for each row in the same order.
 */
final class RowsChoice implements CompiledKernel {
  private final CompiledKernel severalRows;
  private final TilePlan plan;
  private final Supplier<CompiledKernel> compiler;
  private @Nullable CompiledKernel oneRow;
  private boolean closed;

  /**
   * A choice.
   *
   * @param severalRows the kernel with several rows
   * @param plan its layout
   * @param compiler compiles the one with one row, when a call needs it
   */
  RowsChoice(CompiledKernel severalRows, TilePlan plan, Supplier<CompiledKernel> compiler) {
    this.severalRows = severalRows;
    this.plan = plan;
    this.compiler = compiler;
  }

  @Override
  public Device device() {
    return severalRows.device();
  }

  @Override
  public void run(KernelCall call) {
    (plan.suits(call) ? severalRows : oneRow()).run(call);
  }

  private synchronized CompiledKernel oneRow() {
    if (closed) {
      throw new IllegalStateException("The kernel is closed.");
    }
    CompiledKernel known = oneRow;
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

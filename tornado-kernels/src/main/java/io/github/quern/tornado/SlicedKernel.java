package io.github.quern.tornado;

import io.github.quern.backend.BackendException;
import io.github.quern.backend.Coverage.Range;
import io.github.quern.backend.Device;
import io.github.quern.ir.Program;
import io.github.quern.tornado.driver.DeviceKernel;
import io.github.quern.tornado.driver.OutOfDeviceMemoryException;
import io.github.quern.tornado.driver.Part;
import io.github.quern.tornado.driver.Parts;
import io.github.quern.tornado.emit.TilePlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A kernel that computes what does not fit the device's memory in slices: some rows at a time, and
 * of their columns some at a time, whose states are joined.
 */
final class SlicedKernel implements DeviceKernel {
  private final DeviceKernel kernel;
  private final Program program;

  /** Slices are multiples of so many rows or columns, in whole tiles. */
  private final int unit;

  /**
   * Such a kernel.
   *
   * @param kernel what computes the slices
   * @param program its program
   * @param plan its layout
   */
  SlicedKernel(DeviceKernel kernel, Program program, TilePlan plan) {
    this.kernel = kernel;
    this.program = program;
    this.unit = plan.columns();
  }

  /** How many rows and columns are taken at a time, at least 1 of each. */
  private record Slices(long rows, long columns) {
    /** Fewer and larger slices first; of equally large ones those with fewer states to join. */
    static final Comparator<Slices> ORDER =
        Comparator.<Slices>comparingDouble(slices -> -(double) slices.rows() * slices.columns())
            .thenComparingLong(slices -> -slices.columns());
  }

  @Override
  public Device device() {
    return kernel.device();
  }

  @Override
  public boolean fits(Part part) {
    return true;
  }

  @Override
  public void run(Part part) {
    try {
      kernel.run(part);
    } catch (OutOfDeviceMemoryException e) {
      runInSlices(new Parts(program, part, false), e);
    }
  }

  /**
   * Tries smaller and smaller slices: others use the device, too, so that less may be left than it
   * has. Rows that are computed already are computed again.
   */
  private void runInSlices(Parts parts, OutOfDeviceMemoryException first) {
    OutOfDeviceMemoryException reason = first;
    for (Slices slices : candidates(parts)) {
      if (fits(parts, slices)) {
        try {
          run(parts, slices);
          return;
        } catch (OutOfDeviceMemoryException e) {
          reason = e;
        }
      }
    }
    throw new BackendException(
        "The memory of device "
            + device().id()
            + " ("
            + device().description()
            + ") is too small, even in slices: "
            + reason.getMessage()
            + " for all.",
        reason);
  }

  private List<Slices> candidates(Parts parts) {
    List<Slices> candidates = new ArrayList<>();
    for (long rows : halves(parts.rows())) {
      for (long columns : halves(parts.columns())) {
        candidates.add(new Slices(rows, columns));
      }
    }
    candidates.sort(Slices.ORDER);
    return candidates;
  }

  /** A number, its half, the half of that, and so on, in whole units. */
  private long[] halves(long count) {
    return LongStream.iterate(
            Math.max(1, count),
            each -> each > 0,
            each -> each > unit ? Math.ceilDiv(Math.ceilDiv(each, 2), unit) * unit : 0)
        .toArray();
  }

  /** Whether there is memory for the first of the slices, than which others are no larger. */
  private boolean fits(Parts parts, Slices slices) {
    Range rows = new Range(0, Math.min(parts.rows(), slices.rows()));
    return kernel.fits(parts.of(0, rows, slices.columns()));
  }

  private void run(Parts parts, Slices slices) {
    for (long element = 0; element < parts.elements(); element++) {
      for (long row = 0; row < parts.rows(); row += slices.rows()) {
        Range some = new Range(row, Math.min(parts.rows(), row + slices.rows()));
        kernel.run(parts.of(element, some, slices.columns()));
      }
    }
  }

  @Override
  public void close() {
    kernel.close();
  }
}

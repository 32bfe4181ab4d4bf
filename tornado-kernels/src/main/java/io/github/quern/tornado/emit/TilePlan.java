package io.github.quern.tornado.emit;

import io.github.quern.backend.Coverage;
import io.github.quern.backend.KernelCall;
import io.github.quern.backend.KernelSpec;
import io.github.quern.backend.Storage;
import io.github.quern.ir.Program;
import io.github.quern.ir.Role;

/**
 * How a kernel is laid out on a device.
 *
 * @param columns columns of a tile, and threads of a work group
 * @param staged how many columns are copied to local memory at a time; 0 if columns are read where
 *     they are
 * @param rows how many output rows each thread takes
 * @param abreast how many columns it takes at the same time
 */
public record TilePlan(int columns, int staged, int rows, int abreast) {
  /** The same tile as on the CPU, so that sums are taken in the same order. */
  private static final int COLUMNS = 128;

  /** What every OpenCL device of the full profile and every CUDA device has at least. */
  static final int LOCAL_MEMORY_BYTES = 32 * 1024;

  /** With fewer columns at a time, groups would wait at barriers more than they compute. */
  private static final int FEWEST_STAGED = 8;

  /** Of useful pairs, one in so many may be computed in vain. */
  private static final long LARGEST_WASTE = 4;

  /** The layout for a kernel. */
  public static TilePlan of(KernelSpec spec) {
    int rows = RowsPerThread.of(spec);
    Program together = new SeveralRows(KernelEmitter.prepared(spec), rows, COLUMNS).together();
    int abreast = ColumnsAbreast.of(together, spec.precision());
    return new TilePlan(COLUMNS, staged(spec), rows, abreast);
  }

  /** The same layout with so many rows for each thread. */
  public TilePlan withRows(int count) {
    return new TilePlan(columns, staged, count, abreast);
  }

  /** The same layout with so many columns at the same time. */
  public TilePlan withAbreast(int count) {
    return new TilePlan(columns, staged, rows, count);
  }

  /**
   * Whether threads that take several rows have so many in a call that they seldom take one twice:
   * a thread whose last rows are beyond the end of its block computes the block's last row instead.
   */
  public boolean suits(KernelCall call) {
    Coverage coverage = call.coverage();
    long useful = 0;
    long all = 0;
    for (int block = 0; block < coverage.blocks(); block++) {
      long count = coverage.endRow(block) - coverage.firstRow(block);
      long last = count % ((long) columns * rows);
      long columnsOfBlock = coverage.columns(block);
      useful += count * columnsOfBlock;
      all += (count - last + Math.min(last, columns) * rows) * columnsOfBlock;
    }
    return all - useful <= useful / LARGEST_WASTE;
  }

  /** Whether columns are copied to local memory first. */
  boolean inLocalMemory() {
    return staged > 0;
  }

  /** The bytes of local memory that the columns copied at a time take. */
  long localBytes(KernelSpec spec) {
    return staged * columnBytes(spec);
  }

  private static long columnBytes(KernelSpec spec) {
    return spec.program().usedInputs().stream()
        .map(spec.program().inputs()::get)
        .filter(input -> input.role() == Role.COLUMN)
        .mapToLong(
            input -> (long) input.dimension() * Storage.of(input.type(), spec.precision()).bytes())
        .sum();
  }

  /** A tile, or the largest half of half of … it that fits local memory. */
  private static int staged(KernelSpec spec) {
    long bytes = columnBytes(spec);
    int columns = bytes == 0 ? 0 : COLUMNS;
    while (bytes * columns > LOCAL_MEMORY_BYTES) {
      columns /= 2;
    }
    return columns < FEWEST_STAGED ? 0 : columns;
  }
}

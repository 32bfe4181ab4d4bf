package io.github.quern.tornado.emit;

import io.github.quern.backend.KernelSpec;
import io.github.quern.backend.Storage;
import io.github.quern.ir.Role;

/**
 * How a kernel is laid out on a device.
 *
 * @param columns columns of a tile, and threads of a work group
 * @param staged how many columns are copied to local memory at a time; 0 if columns are read where
 *     they are
 * @param rows how many output rows each thread takes
 */
public record TilePlan(int columns, int staged, int rows) {
  /** The same tile as on the CPU, so that sums are taken in the same order. */
  private static final int COLUMNS = 128;

  /** What every OpenCL device of the full profile and every CUDA device has at least. */
  private static final int LOCAL_MEMORY_BYTES = 32 * 1024;

  /** With fewer columns at a time, groups would wait at barriers more than they compute. */
  private static final int FEWEST_STAGED = 8;

  /** The layout for a kernel. */
  public static TilePlan of(KernelSpec spec) {
    return new TilePlan(COLUMNS, staged(spec), 1);
  }

  /** The same layout with so many rows for each thread. */
  TilePlan withRows(int count) {
    return new TilePlan(columns, staged, count);
  }

  /** Whether columns are copied to local memory first. */
  boolean inLocalMemory() {
    return staged > 0;
  }

  /** A tile, or the largest half of half of … it that fits local memory. */
  private static int staged(KernelSpec spec) {
    long bytes =
        spec.program().usedInputs().stream()
            .map(spec.program().inputs()::get)
            .filter(input -> input.role() == Role.COLUMN)
            .mapToLong(input ->
                (long) input.dimension() * Storage.of(input.type(), spec.precision()).bytes())
            .sum();
    int columns = bytes == 0 ? 0 : COLUMNS;
    while (bytes * columns > LOCAL_MEMORY_BYTES) {
      columns /= 2;
    }
    return columns < FEWEST_STAGED ? 0 : columns;
  }
}

package io.github.quern.tornado.emit;

import io.github.quern.backend.KernelSpec;
import io.github.quern.backend.Storage;
import io.github.quern.ir.Role;

/**
 * How a kernel is laid out on a device.
 *
 * @param columns columns of a tile, and threads of a work group
 * @param inLocalMemory whether a tile of the column inputs is copied to local memory first
 */
public record TilePlan(int columns, boolean inLocalMemory) {
  /** The same tile as on the CPU, so that sums are taken in the same order. */
  private static final int COLUMNS = 128;

  /** What every OpenCL device of the full profile and every CUDA device has at least. */
  private static final int LOCAL_MEMORY_BYTES = 32 * 1024;

  /** The layout for a kernel. */
  public static TilePlan of(KernelSpec spec) {
    long bytes =
        spec.program().usedInputs().stream()
            .map(spec.program().inputs()::get)
            .filter(input -> input.role() == Role.COLUMN)
            .mapToLong(input ->
                (long) input.dimension() * Storage.of(input.type(), spec.precision()).bytes())
            .sum();
    return new TilePlan(COLUMNS, bytes > 0 && bytes * COLUMNS <= LOCAL_MEMORY_BYTES);
  }
}

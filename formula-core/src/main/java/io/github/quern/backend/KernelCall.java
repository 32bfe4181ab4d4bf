package io.github.quern.backend;

import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * The data of one run: row-major arrays of the kernel's precision in native byte order, whose sizes
 * the caller has checked.
 *
 * @param inputs one segment per input of the program
 * @param rows number of output rows
 * @param columns number of columns to reduce over
 * @param output where the result goes, {@code rows} times the program's output dimension
 */
public record KernelCall(
    List<MemorySegment> inputs, long rows, long columns, MemorySegment output) {
  /** Copies the list. */
  public KernelCall {
    inputs = List.copyOf(inputs);
  }
}

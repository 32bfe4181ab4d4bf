package io.github.quern.tornado.binding;

import io.github.quern.backend.BackendException;
import io.github.quern.backend.KernelCall;
import io.github.quern.tornado.driver.KernelImage;
import io.github.quern.tornado.driver.Launch;
import java.util.Collections;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * How many numbers the arrays of a task graph need for a call.
 *
 * @param table the longest table of its launches
 * @param inputs each input buffer
 * @param outputs each output buffer
 * @param joins the longest table of their second stages; 0 if there is none
 * @param states each buffer of states between the stages
 */
public record CallSize(
    long table, List<Long> inputs, List<Long> outputs, long joins, List<Long> states) {
  /** Kernels compute indices as ints, and may go this far beyond the end before they compare. */
  private static final long MARGIN = 1024;

  /** The sizes of a call that is cut into launches. */
  public static CallSize of(KernelImage image, KernelCall call, List<Launch> launches) {
    return new CallSize(
        largest(launches, launch -> launch.table().length()),
        image.packing().lengths(call),
        outputs(image, call),
        largest(launches, launch -> launch.joins().length()),
        states(image, largest(launches, Launch::states)));
  }

  /** The sizes of a call of one pair, with a second stage. */
  static CallSize smallest(KernelImage image) {
    return new CallSize(
        1,
        Collections.nCopies(image.inputs().size(), 1L),
        Collections.nCopies(image.outputs().size(), 1L),
        1,
        Collections.nCopies(image.join().states().size(), 1L));
  }

  private static long largest(List<Launch> launches, ToLongFunction<Launch> size) {
    return launches.stream().mapToLong(size).max().orElse(0);
  }

  private static List<Long> states(KernelImage image, long groups) {
    return IntStream.range(0, image.join().states().size())
        .mapToObj(buffer -> image.stateEntries(buffer, groups))
        .toList();
  }

  private static List<Long> outputs(KernelImage image, KernelCall call) {
    long rows = Math.multiplyExact(call.batches().count(), call.rows());
    return image.results().buffers().stream()
        .map(buffer -> Math.multiplyExact(rows, buffer.rowLength()))
        .toList();
  }

  /**
   * Sees to it that a kernel can index the arrays of a call.
   *
   * @throws BackendException if one is too large
   */
  public static void requireIndexable(KernelImage image, KernelCall call) {
    long largest =
        LongStream.concat(
                LongStream.of(call.columns()),
                Stream.of(image.packing().lengths(call), outputs(image, call))
                    .flatMap(List::stream)
                    .mapToLong(Long::longValue))
            .max()
            .orElse(0);
    if (largest > Integer.MAX_VALUE - MARGIN) {
      throw new BackendException(
          "The tornado tier indexes arrays by ints, inputs of one role together; this call needs "
              + largest
              + " entries.");
    }
  }
}

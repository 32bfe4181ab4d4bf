package io.github.quern.tornado.binding;

import io.github.quern.backend.BackendException;
import io.github.quern.backend.KernelCall;
import io.github.quern.backend.Storage;
import io.github.quern.ir.Role;
import io.github.quern.tornado.driver.KernelImage;
import io.github.quern.tornado.driver.Launch;
import io.github.quern.tornado.driver.Packing;
import io.github.quern.tornado.driver.Part;
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

  private static final long LARGEST_INDEX = Integer.MAX_VALUE - MARGIN;

  /** The sizes of a call that is cut into launches. */
  public static CallSize of(KernelImage image, KernelCall call, List<Launch> launches) {
    return of(image, Part.of(call), List.of(launches));
  }

  /** The sizes of a part of a call, whose slices are cut into launches. */
  static CallSize of(KernelImage image, Part part, List<List<Launch>> slices) {
    List<Launch> launches = slices.stream().flatMap(List::stream).toList();
    List<List<Long>> lengths =
        part.slices().stream().map(slice -> image.packing().lengths(slice.call())).toList();
    return new CallSize(
        largest(launches, launch -> launch.table().length()),
        IntStream.range(0, image.inputs().size())
            .mapToObj(buffer ->
                lengths.stream().map(each -> each.get(buffer)).max(Long::compare).orElseThrow())
            .toList(),
        outputs(image, part.slices().getFirst().call()),
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

  /** A size that is enough for another one as well. */
  CallSize and(CallSize other) {
    return new CallSize(
        Math.max(table, other.table),
        larger(inputs, other.inputs),
        larger(outputs, other.outputs),
        Math.max(joins, other.joins),
        larger(states, other.states));
  }

  private static List<Long> larger(List<Long> some, List<Long> others) {
    return IntStream.range(0, some.size())
        .mapToObj(buffer -> Math.max(some.get(buffer), others.get(buffer)))
        .toList();
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
    long largest = largestIndex(image, call);
    if (largest > LARGEST_INDEX) {
      throw new BackendException(
          "The tornado tier indexes arrays by ints, inputs of one role together; this call needs "
              + largest
              + " entries.");
    }
  }

  /** Whether a kernel can index the arrays of all slices of a part, each by itself. */
  static boolean areIndexable(KernelImage image, Part part) {
    return part.slices().stream()
        .allMatch(slice -> largestIndex(image, slice.call()) <= LARGEST_INDEX);
  }

  /**
   * Sees to it that a kernel can number the rows and columns of a part, and the entries before its
   * first column.
   *
   * @throws BackendException if there are too many
   */
  static void requireNumbers(KernelImage image, Part part) {
    Part.Slice last = part.slices().getLast();
    long dimension =
        image.packing().sections().stream()
            .filter(section -> image.packing().role(section) == Role.COLUMN)
            .mapToLong(Packing.Section::dimension)
            .max()
            .orElse(1);
    long columns = last.firstColumn() + last.call().columns();
    if (part.firstRow() + last.call().rows() > LARGEST_INDEX
        || Math.multiplyExact(last.firstColumn(), dimension) > LARGEST_INDEX
        || columns > LARGEST_INDEX) {
      throw new BackendException(
          "The tornado tier numbers rows and columns by ints, and columns times their dimension;"
              + " this call has more than "
              + LARGEST_INDEX
              + ".");
    }
  }

  /** What these arrays need, in a few words. */
  String needs(KernelImage image) {
    return "arrays of " + LongStream.of(bytes(image)).sum() + " bytes in all are needed";
  }

  /** The bytes of each array. */
  long[] bytes(KernelImage image) {
    return Stream.of(
            LongStream.of(table, joins).map(count -> bytes(Storage.INT32, count)),
            bytes(image.inputs(), inputs),
            bytes(image.outputs(), outputs),
            bytes(image.join().states(), states))
        .flatMapToLong(each -> each)
        .toArray();
  }

  private static LongStream bytes(List<Storage> storages, List<Long> counts) {
    return IntStream.range(0, counts.size())
        .mapToLong(buffer -> bytes(storages.get(buffer), counts.get(buffer)));
  }

  private static long bytes(Storage storage, long count) {
    return Buffers.growing(storage, count) * storage.bytes();
  }

  private static long largestIndex(KernelImage image, KernelCall call) {
    return LongStream.concat(
            LongStream.of(call.columns()),
            Stream.of(image.packing().lengths(call), outputs(image, call))
                .flatMap(List::stream)
                .mapToLong(Long::longValue))
        .max()
        .orElse(0);
  }
}

package io.github.quern.tornado.pipeline;

import io.github.quern.backend.Batches;
import io.github.quern.tornado.binding.Tasks;
import java.util.List;
import java.util.stream.IntStream;
import uk.ac.manchester.tornado.api.GridScheduler;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/**
 * A result that is the sum of an array's batch elements along some axes, added one after the other
 * in the array's own precision; what an argument that was broadcast gets as gradient. Where nothing
 * is added it is a copy.
 *
 * @param from the array
 * @param fromBatch its number of batch elements along each axis
 * @param to the result
 * @param toBatch the same for the result: that of the array, or 1 where elements are added
 * @param entries the number of entries of a batch element
 */
record BatchSum(
    TornadoNativeArray from,
    List<Long> fromBatch,
    TornadoNativeArray to,
    List<Long> toBatch,
    long entries) {
  private static final int GROUP_SIZE = 128;

  /** In the table: the number of entries of the result. */
  private static final int COUNT = 0;

  /** In the table: the number of entries of a batch element. */
  private static final int ENTRIES = 1;

  /** In the table: how many elements are added. */
  private static final int TERMS = 2;

  /** In the table: how far each of these is from the first, then where the first ones start. */
  private static final int OFFSETS = 3;

  /** Copies the lists. */
  BatchSum {
    fromBatch = List.copyOf(fromBatch);
    toBatch = List.copyOf(toBatch);
  }

  /** Whether there is anything to compute. */
  boolean isNeeded() {
    return elements().count() * entries > 0;
  }

  /** Adds the task; its table goes to the device once. */
  void addTo(TaskGraph graph, GridScheduler grids, String name) {
    IntArray table = table();
    graph.transferToDevice(DataTransferMode.FIRST_EXECUTION, table);
    switch (from) {
      case FloatArray floats ->
          graph.task(name, BatchSum::ofFloats, new KernelContext(), table, floats, (FloatArray) to);
      case DoubleArray doubles ->
          graph.task(
              name, BatchSum::ofDoubles, new KernelContext(), table, doubles, (DoubleArray) to);
      default -> throw new IllegalStateException("Integers have no gradients.");
    }
    grids.addWorkerGrid(
        graph.getTaskGraphName() + "." + name,
        Tasks.grid(GROUP_SIZE, Math.ceilDiv(table.get(COUNT), GROUP_SIZE)));
  }

  /** The elements of the result, each of which starts at an element of the array. */
  private Batches elements() {
    return new Batches(toBatch, List.of(fromBatch));
  }

  private IntArray table() {
    Batches elements = elements();
    Batches terms =
        new Batches(
            IntStream.range(0, toBatch.size())
                .mapToObj(axis -> toBatch.get(axis) == 1 ? fromBatch.get(axis) : 1L)
                .toList(),
            List.of(fromBatch));
    int first = OFFSETS + Math.toIntExact(terms.count());
    IntArray table = new IntArray(Math.addExact(first, Math.toIntExact(elements.count())));
    table.set(COUNT, Math.toIntExact(elements.count() * entries));
    table.set(ENTRIES, Math.toIntExact(entries));
    table.set(TERMS, Math.toIntExact(terms.count()));
    for (int term = 0; term < terms.count(); term++) {
      table.set(OFFSETS + term, Math.toIntExact(terms.part(0, term) * entries));
    }
    for (int element = 0; element < elements.count(); element++) {
      table.set(first + element, Math.toIntExact(elements.part(0, element) * entries));
    }
    return table;
  }

  /** Computes one entry of a result of floats, in a thread of the device. */
  public static void ofFloats(
      KernelContext context, IntArray table, FloatArray from, FloatArray to) {
    int entry = context.globalIdx;
    if (entry < table.get(COUNT)) {
      int terms = table.get(TERMS);
      int entries = table.get(ENTRIES);
      int start = table.get(OFFSETS + terms + entry / entries) + entry % entries;
      float sum = terms == 0 ? 0 : from.get(start);
      for (int term = 1; term < terms; term++) {
        sum += from.get(start + table.get(OFFSETS + term));
      }
      to.set(entry, sum);
    }
  }

  /** The same of doubles. */
  public static void ofDoubles(
      KernelContext context, IntArray table, DoubleArray from, DoubleArray to) {
    int entry = context.globalIdx;
    if (entry < table.get(COUNT)) {
      int terms = table.get(TERMS);
      int entries = table.get(ENTRIES);
      int start = table.get(OFFSETS + terms + entry / entries) + entry % entries;
      double sum = terms == 0 ? 0 : from.get(start);
      for (int term = 1; term < terms; term++) {
        sum += from.get(start + table.get(OFFSETS + term));
      }
      to.set(entry, sum);
    }
  }
}

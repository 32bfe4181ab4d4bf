package io.github.quern.tornado.driver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.backend.Batches;
import io.github.quern.backend.Coverage;
import io.github.quern.backend.Coverage.Range;
import io.github.quern.backend.KernelCall;
import io.github.quern.backend.Monitor;
import io.github.quern.backend.Operand;
import io.github.quern.backend.Storage;
import io.github.quern.ir.Program;
import io.github.quern.testing.Programs;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaunchTest {
  private static final Program PROGRAM =
      Programs.sum("P * X + Y * Z", 1, "P = Pm(1)", "X = Vi(2)", "Y = Vj(2)", "Z = Vj(1)");

  private static final Packing PACKING = Packing.of(PROGRAM);

  private static Operand floats(int count) {
    return new Operand(MemorySegment.ofArray(new float[count]), Storage.FLOAT32);
  }

  private static List<Launch> cut(Coverage coverage, long batches, long mostPairs) {
    int all = Math.toIntExact(batches);
    int rows = Math.toIntExact(coverage.rows());
    // X has one part for all elements, the others one for each.
    List<Operand> inputs =
        List.of(floats(all), floats(rows * 2), floats(all * 10 * 2), floats(all * 10));
    List<List<Long>> sizes =
        List.of(List.of(batches), List.of(1L), List.of(batches), List.of(batches));
    KernelCall call =
        new KernelCall(
            inputs,
            10,
            coverage,
            new Batches(List.of(batches), sizes),
            List.of(floats(all * rows * 2)),
            Monitor.NONE);
    return Launch.of(PACKING, call, 4, mostPairs);
  }

  private static int[] numbers(Launch launch) {
    int[] numbers = new int[launch.table().length()];
    launch.table().forEach((position, number) -> numbers[position] = number);
    return numbers;
  }

  @Test
  void groupsFindTheirRowsRangesAndInputs() {
    Coverage coverage =
        new Coverage.Builder()
            .block(5, List.of(new Range(6, 9), new Range(1, 2)))
            .block(2, List.of())
            .build();
    List<Launch> launches = cut(coverage, 2, Launch.MOST_PAIRS);
    assertEquals(1, launches.size());
    Launch launch = launches.getFirst();
    assertEquals(6, launch.groups());
    assertEquals(14, launch.rows());
    assertEquals(2 * 5 * 4, launch.pairs());
    int ranges = 6 * GroupTable.recordLength(PACKING);
    // Z lies behind the 40 numbers of Y.
    assertArrayEquals(
        new int[] {
          // output row, rows, ranges, row number, P, X, Y, Z
          0, 4, ranges, ranges + 4, 0, 0, 0, 0, 40,
          4, 1, ranges, ranges + 4, 4, 0, 8, 0, 40,
          5, 2, ranges + 4, ranges + 4, 5, 0, 10, 0, 40,
          7, 4, ranges + 4, ranges + 8, 0, 1, 0, 20, 50,
          11, 1, ranges + 4, ranges + 8, 4, 1, 8, 20, 50,
          12, 2, ranges + 8, ranges + 8, 5, 1, 10, 20, 50,
          // ranges of the first block, for each batch element
          6, 9, 1, 2, 6, 9, 1, 2
        },
        numbers(launch));
  }

  @Test
  void longCallsAreCutBetweenGroups() {
    List<Launch> launches = cut(Coverage.dense(10, 10), 1, 80);
    assertEquals(List.of(80L, 20L), launches.stream().map(Launch::pairs).toList());
    assertEquals(List.of(2, 1), launches.stream().map(Launch::groups).toList());
    assertEquals(List.of(0L, 8L), launches.stream().map(Launch::firstRow).toList());
    assertEquals(List.of(8L, 2L), launches.stream().map(Launch::rows).toList());
    int ranges = GroupTable.recordLength(PACKING);
    assertArrayEquals(
        new int[] {8, 2, ranges, ranges + 2, 8, 0, 16, 0, 20, 0, 10}, numbers(launches.getLast()));
  }

  @Test
  void groupsThatAreTooLongAreLaunchesOfTheirOwn() {
    List<Launch> launches = cut(Coverage.dense(9, 10), 2, 39);
    assertEquals(
        List.of(40L, 40L, 10L, 40L, 40L, 10L), launches.stream().map(Launch::pairs).toList());
  }

  @Test
  void manyGroupsAreCutSoThatTheTableStaysSmall() {
    List<Launch> launches = cut(Coverage.dense(1 << 20, 0), 1, Launch.MOST_PAIRS);
    assertEquals(1 << 18, launches.stream().mapToLong(Launch::groups).sum());
    assertEquals(3, launches.size());
  }

  @Test
  void noRowsNeedNoLaunch() {
    assertEquals(List.of(), cut(Coverage.dense(0, 10), 2, 80));
  }
}

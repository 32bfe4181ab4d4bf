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
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaunchTest {
  private static final Program PROGRAM =
      Programs.sum("P * X + Y * Z", 1, "P = Pm(1)", "X = Vi(2)", "Y = Vj(2)", "Z = Vj(1)");

  private static final Packing PACKING = Packing.of(PROGRAM);

  private static final long MOST_PAIRS = Launch.Limits.OF_GPU.mostPairs();

  private static final GroupShape SHAPE = new GroupShape(4, 1, 128, 2);

  private static Operand floats(int count) {
    return new Operand(MemorySegment.ofArray(new float[count]), Storage.FLOAT32);
  }

  private static List<Launch> cut(Coverage coverage, long batches, long mostPairs) {
    int all = Math.toIntExact(batches);
    int rows = Math.toIntExact(coverage.rows());
    // X has one part for all elements, the others one for each.
    int columns = 10;
    for (int range = 0; range < coverage.ranges(); range++) {
      columns = Math.max(columns, Math.toIntExact(coverage.endColumn(range)));
    }
    List<Operand> inputs =
        List.of(floats(all), floats(rows * 2), floats(all * columns * 2), floats(all * columns));
    List<List<Long>> sizes =
        List.of(List.of(batches), List.of(1L), List.of(batches), List.of(batches));
    KernelCall call =
        new KernelCall(
            inputs,
            columns,
            coverage,
            new Batches(List.of(batches), sizes),
            List.of(floats(all * rows * 2)),
            Monitor.NONE);
    return Launch.of(PACKING, SHAPE, call, new Launch.Limits(mostPairs, 512));
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
    List<Launch> launches = cut(coverage, 2, MOST_PAIRS);
    assertEquals(1, launches.size());
    Launch launch = launches.getFirst();
    assertEquals(6, launch.groups());
    assertEquals(14, launch.rows());
    assertEquals(2 * 5 * 4, launch.pairs());
    int ranges = 6 * GroupTable.recordLength(PACKING);
    // Z lies behind the 40 numbers of Y.
    assertArrayEquals(
        new int[] {
          // output row, rows, ranges, row number, states, P, X, Y, Z
          0, 4, ranges, ranges + 4, 0, -1, 0, 0, 0, 40,
          4, 1, ranges, ranges + 4, 4, -1, 0, 8, 0, 40,
          5, 2, ranges + 4, ranges + 4, 5, -1, 0, 10, 0, 40,
          7, 4, ranges, ranges + 4, 0, -1, 1, 0, 20, 50,
          11, 1, ranges, ranges + 4, 4, -1, 1, 8, 20, 50,
          12, 2, ranges + 4, ranges + 4, 5, -1, 1, 10, 20, 50,
          // ranges of the first block, the same for all batch elements
          6, 9, 1, 2
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
        new int[] {8, 2, ranges, ranges + 2, 8, -1, 0, 16, 0, 20, 0, 10},
        numbers(launches.getLast()));
  }

  @Test
  void groupsThatAreTooLongAreLaunchesOfTheirOwn() {
    List<Launch> launches = cut(Coverage.dense(9, 10), 2, 39);
    assertEquals(
        List.of(40L, 40L, 10L, 40L, 40L, 10L), launches.stream().map(Launch::pairs).toList());
  }

  @Test
  void manyGroupsAreCutSoThatTheTableStaysSmall() {
    List<Launch> launches = cut(Coverage.dense(1 << 20, 0), 1, MOST_PAIRS);
    assertEquals(1 << 18, launches.stream().mapToLong(Launch::groups).sum());
    assertEquals(3, launches.size());
  }

  @Test
  void noRowsNeedNoLaunch() {
    assertEquals(List.of(), cut(Coverage.dense(0, 10), 2, 80));
  }

  private static List<Integer> joins(Launch launch) {
    int[] numbers = new int[launch.joins().length()];
    launch.joins().forEach((position, number) -> numbers[position] = number);
    return Arrays.stream(numbers).boxed().toList();
  }

  /** 20 tiles give five chunks of four tiles, 8 tiles two, and 7 none. */
  @Test
  void theColumnsOfFewGroupsAreCutIntoChunksOfWholeTiles() {
    Coverage coverage =
        new Coverage.Builder()
            .block(5, List.of(new Range(100, 900), new Range(0, 1760)))
            .block(1, List.of(new Range(0, 7 * 128)))
            .build();
    Launch launch = cut(coverage, 1, MOST_PAIRS).getFirst();
    // The 5 rows of the first block are two groups, each with five chunks.
    assertEquals(11, launch.groups());
    assertEquals(10, launch.states());
    int ranges = 11 * GroupTable.recordLength(PACKING);
    int[] numbers = numbers(launch);
    assertArrayEquals(
        new int[] {100, 612, 612, 900, 0, 224, 224, 736, 736, 1248, 1248, 1760, 0, 896},
        Arrays.copyOfRange(numbers, ranges, numbers.length));
    int length = GroupTable.recordLength(PACKING);
    assertArrayEquals(
        new int[] {4, 1, ranges + 2, ranges + 6, 4, 6},
        Arrays.copyOfRange(numbers, 6 * length, 6 * length + GroupTable.INPUTS));
    assertEquals(-1, numbers[10 * length + GroupTable.STATES]);
    // The second group has one row, so each of its threads takes two of the five chunks.
    assertEquals(List.of(0, 4, 0, 0, 5, 5, 1, 4, 1, 0, 5, 10, 2, 3), joins(launch));
    assertEquals(2, launch.joins().groups());
  }

  @Test
  void chunksOfSeveralRowsOfAThreadAreJoinedByAGroupForEach() {
    JoinTable joins = new JoinTable();
    joins.add(new GroupShape(4, 3, 128, 2), 100, 10, 6, 9);
    int[] numbers = new int[joins.length()];
    joins.forEach((position, number) -> numbers[position] = number);
    assertArrayEquals(
        new int[] {
          100, 4, 0, 6, 9, 3, 1,
          104, 4, 4, 6, 9, 3, 1,
          108, 2, 8, 6, 9, 2, 2
        },
        numbers);
  }

  @Test
  void callsWithManyGroupsAreNotCut() {
    assertEquals(0, cut(Coverage.dense(4 * 512, 1024), 1, MOST_PAIRS).getFirst().states());
    assertEquals(2 * 511, cut(Coverage.dense(4 * 511, 1024), 1, MOST_PAIRS).getFirst().states());
  }

  @Test
  void chunksOfARowAreOneLaunchEvenIfItIsLong() {
    List<Launch> launches = cut(Coverage.dense(8, 1024), 1, 1);
    assertEquals(List.of(2, 2), launches.stream().map(Launch::states).toList());
    assertEquals(List.of(0, 4, 0, 0, 2, 2, 1), joins(launches.getFirst()));
    assertEquals(List.of(4, 4, 0, 0, 2, 2, 1), joins(launches.getLast()));
  }
}

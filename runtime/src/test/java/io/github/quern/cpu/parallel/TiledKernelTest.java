package io.github.quern.cpu.parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.backend.Device;
import io.github.quern.backend.DeviceKind;
import io.github.quern.backend.KernelCall;
import io.github.quern.backend.KernelSpec;
import io.github.quern.backend.Operand;
import io.github.quern.backend.Storage;
import io.github.quern.ir.Precision;
import io.github.quern.testing.Programs;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TiledKernelTest {
  private static KernelSpec products(int dimension) {
    return new KernelSpec(
        Programs.sum("X*Elem(Y,0)", 1, "X = Vi(1)", "Y = Vj(" + dimension + ")"),
        Precision.FLOAT64);
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 40);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyPairIsVisitedOnceWhateverTheSizes(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    // Every second call has few rows and many columns and is split over its columns.
    int rows = random.nextInt(seed % 2 == 0 ? 5 : 400);
    int columns = random.nextInt(seed % 2 == 0 ? 20_000 : 400);
    int atOnce = List.of(1, 4, 16).get((int) (seed / 2 % 3));
    // Columns of one number are dealt, longer ones are not.
    int dimension = seed / 6 % 2 == 0 ? 1 : 5;
    VisitCounter code = new VisitCounter(rows, columns, dimension, atOnce);
    String sizes = "seed " + seed + ": " + rows + " x " + columns;
    requireOneVisitEach(code, rows, columns, sizes);
  }

  /** So many columns that a piece has several tiles for each state. */
  @ParameterizedTest
  @ValueSource(ints = {1, 4, 16})
  void dealtTilesAreComputedSeveralAtATime(int atOnce) {
    int columns = 900_001;
    VisitCounter code = new VisitCounter(1, columns, 1, atOnce);
    requireOneVisitEach(code, 1, columns, "one row");
    assertTrue(code.most.get() > TileCode.COLUMNS, "at most " + code.most + " columns of a state");
  }

  private static void requireOneVisitEach(VisitCounter code, int rows, int columns, String sizes) {
    double[] output = new double[rows];
    run(code, rows, columns, output);
    for (int row = 0; row < rows; row++) {
      assertEquals(columns, output[row], sizes + ", row " + row);
      for (int column = 0; column < columns; column++) {
        assertEquals(
            1, code.visits.get(row * columns + column), sizes + " at " + row + ", " + column);
      }
    }
  }

  private static void run(VisitCounter code, int rows, int columns, double[] output) {
    try (Workers workers = new Workers(3);
        TiledKernel kernel =
            new TiledKernel(
                products(code.dimension),
                code,
                new FewRows(code::several, _ -> {}),
                workers,
                new Device(0, DeviceKind.CPU, "test"))) {
      kernel.run(
          KernelCall.dense(
              List.of(countingUp(rows, 1), countingUp(columns, code.dimension)),
              rows,
              columns,
              List.of(doubles(output))));
    }
  }

  /** Vectors whose first component is their index. */
  private static Operand countingUp(int count, int dimension) {
    double[] numbers = new double[count * dimension];
    for (int index = 0; index < count; index++) {
      numbers[index * dimension] = index;
    }
    return doubles(numbers);
  }

  private static Operand doubles(double[] numbers) {
    return new Operand(MemorySegment.ofArray(numbers), Storage.FLOAT64);
  }

  @Test
  void failingCodeReachesTheCaller() {
    VisitCounter failing =
        new VisitCounter(1, 1, 1, 1) {
          @Override
          public void tile(
              Object[] inputs,
              int[] offsets,
              Object[] state,
              int rows,
              int columns,
              long firstRow,
              long firstColumn) {
            throw new ArithmeticException("in a tile");
          }
        };
    ArithmeticException failure =
        assertThrows(ArithmeticException.class, () -> run(failing, 1000, 10, new double[1000]));
    assertEquals("in a tile", failure.getMessage());
  }

  /** Counts, for inputs that hold their own indices, how often each pair is visited. */
  private static class VisitCounter implements TileCode {
    final AtomicIntegerArray visits;

    /** The most columns of a state in one call. */
    final AtomicInteger most = new AtomicInteger();

    private final int allColumns;
    final int dimension;
    private final int atOnce;

    VisitCounter(int rows, int columns, int dimension, int atOnce) {
      this.visits = new AtomicIntegerArray(rows * columns);
      this.allColumns = columns;
      this.dimension = dimension;
      this.atOnce = atOnce;
    }

    SeveralTiles several() {
      if (dimension == 1) {
        return new SeveralTiles(atOnce, Optional.empty(), this::addDealt);
      }
      return atOnce == 1
          ? SeveralTiles.one(this)
          : new SeveralTiles(atOnce, Optional.of(this::transpose), this::addTransposed);
    }

    private void transpose(Object source, int offset, Object target, int numbers) {
      for (int number = 0; number < numbers; number++) {
        for (int tile = 0; tile < atOnce; tile++) {
          ((double[]) target)[number * atOnce + tile] =
              ((double[]) source)[offset + tile * numbers + number];
        }
      }
    }

    private void addTransposed(
        Object[] inputs,
        int[] offsets,
        Object[][] states,
        int rows,
        int columns,
        long firstRow,
        long firstColumn) {
      assertEquals(atOnce, states.length);
      for (int tile = 0; tile < atOnce; tile++) {
        for (int column = 0; column < columns; column++) {
          tile(
              inputs,
              new int[] {offsets[0], offsets[1] + column * dimension * atOnce + tile},
              states[tile],
              rows,
              1,
              firstRow,
              firstColumn + (long) tile * TileCode.COLUMNS + column);
        }
      }
    }

    private void addDealt(
        Object[] inputs,
        int[] offsets,
        Object[][] states,
        int rows,
        int columns,
        long firstRow,
        long firstColumn) {
      assertEquals(atOnce, states.length);
      most.accumulateAndGet(columns, Math::max);
      for (int tile = 0; tile < atOnce; tile++) {
        for (int column = 0; column < columns; column++) {
          tile(
              inputs,
              new int[] {offsets[0], offsets[1] + column * TileCode.TURNS + tile},
              states[tile],
              rows,
              1,
              firstRow,
              firstColumn + (long) column * TileCode.TURNS + tile);
        }
      }
    }

    @Override
    public void begin(Object[] state, int rows) {
      java.util.Arrays.fill((double[]) state[0], 0, rows, 0);
    }

    @Override
    public void tile(
        Object[] inputs,
        int[] offsets,
        Object[] state,
        int rows,
        int columns,
        long firstRow,
        long firstColumn) {
      for (int row = 0; row < rows; row++) {
        int i = (int) ((double[]) inputs[0])[offsets[0] + row];
        assertEquals(firstRow + row, i);
        for (int column = 0; column < columns; column++) {
          int j = (int) ((double[]) inputs[1])[offsets[1] + column * dimension];
          assertEquals(firstColumn + column, j);
          visits.incrementAndGet(i * allColumns + j);
        }
        ((double[]) state[0])[row] += columns;
      }
    }

    @Override
    public void merge(Object[] state, Object[] other, int rows) {
      for (int row = 0; row < rows; row++) {
        ((double[]) state[0])[row] += ((double[]) other[0])[row];
      }
    }

    @Override
    public void finish(Object[] state, Object[] outputs, int rows) {
      System.arraycopy(state[0], 0, outputs[0], 0, rows);
    }
  }
}

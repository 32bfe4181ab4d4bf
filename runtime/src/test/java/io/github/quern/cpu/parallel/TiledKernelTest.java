package io.github.quern.cpu.parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TiledKernelTest {
  private static final KernelSpec PRODUCTS =
      new KernelSpec(Programs.sum("X*Y", 1, "X = Vi(1)", "Y = Vj(1)"), Precision.FLOAT64);

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
    int atOnce = List.of(0, 4, 16).get((int) (seed / 2 % 3));
    boolean transposed = seed / 6 % 2 == 0;
    VisitCounter code = new VisitCounter(rows, columns, atOnce, transposed);
    double[] output = new double[rows];
    run(code, rows, columns, output);
    String sizes = "seed " + seed + ": " + rows + " x " + columns;
    for (int row = 0; row < rows; row++) {
      assertEquals(columns, output[row], sizes + ", row " + row);
      for (int column = 0; column < columns; column++) {
        assertEquals(
            1, code.visits.get(row * columns + column), sizes + " at " + row + ", " + column);
      }
    }
  }

  private static void run(TileCode code, int rows, int columns, double[] output) {
    try (Workers workers = new Workers(3);
        TiledKernel kernel =
            new TiledKernel(PRODUCTS, code, workers, new Device(0, DeviceKind.CPU, "test"))) {
      kernel.run(
          KernelCall.dense(
              List.of(countingUp(rows), countingUp(columns)),
              rows,
              columns,
              List.of(doubles(output))));
    }
  }

  private static Operand countingUp(int count) {
    return doubles(IntStream.range(0, count).asDoubleStream().toArray());
  }

  private static Operand doubles(double[] numbers) {
    return new Operand(MemorySegment.ofArray(numbers), Storage.FLOAT64);
  }

  @Test
  void longColumnsAreNotDealt() {
    int columns = 3 * 2048;
    int dimension = 300;
    KernelSpec spec =
        new KernelSpec(
            Programs.sum("X*Elem(Y,7)", 1, "X = Vi(1)", "Y = Vj(" + dimension + ")"),
            Precision.FLOAT64);
    VisitCounter code =
        new VisitCounter(1, columns, 16, true) {
          @Override
          public void tile(
              Object[] inputs,
              int[] offsets,
              Object[] state,
              int rows,
              int tileColumns,
              long firstRow,
              long firstColumn,
              int step) {
            assertEquals(1, step);
            ((double[]) state[0])[0] += tileColumns;
          }

          @Override
          public Optional<SeveralTiles> several() {
            throw new AssertionError("2048 columns of 300 numbers would be copied");
          }
        };
    double[] output = new double[1];
    try (Workers workers = new Workers(2);
        TiledKernel kernel =
            new TiledKernel(spec, code, workers, new Device(0, DeviceKind.CPU, "test"))) {
      kernel.run(
          KernelCall.dense(
              List.of(countingUp(1), countingUp(columns * dimension)),
              1,
              columns,
              List.of(doubles(output))));
    }
    assertEquals(columns, output[0]);
  }

  @Test
  void failingCodeReachesTheCaller() {
    TileCode failing =
        new VisitCounter(1, 1, 0, false) {
          @Override
          public void tile(
              Object[] inputs,
              int[] offsets,
              Object[] state,
              int rows,
              int columns,
              long firstRow,
              long firstColumn,
              int step) {
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
    private final int allColumns;
    private final int atOnce;
    private final boolean transposed;

    VisitCounter(int rows, int columns, int atOnce, boolean transposed) {
      this.visits = new AtomicIntegerArray(rows * columns);
      this.allColumns = columns;
      this.atOnce = atOnce;
      this.transposed = transposed;
    }

    /** Takes the transposition back. */
    @Override
    public Optional<SeveralTiles> several() {
      if (atOnce == 0) {
        return Optional.empty();
      }
      return Optional.of(
          new SeveralTiles(
              atOnce, transposed ? Map.of(1, this::transpose) : Map.of(), this::addEach));
    }

    private void transpose(Object source, int offset, Object target, int columns) {
      for (int column = 0; column < columns; column++) {
        for (int tile = 0; tile < atOnce; tile++) {
          ((double[]) target)[column * atOnce + tile] =
              ((double[]) source)[offset + column * TileCode.TURNS + tile];
        }
      }
    }

    private void addEach(
        Object[] inputs,
        int[] offsets,
        Object[][] states,
        int rows,
        int columns,
        long firstRow,
        long firstColumn) {
      assertEquals(atOnce, states.length);
      double[] dealt = (double[]) inputs[1];
      int distance = transposed ? atOnce : TileCode.TURNS;
      for (int tile = 0; tile < atOnce; tile++) {
        double[] own = new double[columns];
        for (int column = 0; column < columns; column++) {
          own[column] = dealt[offsets[1] + column * distance + tile];
        }
        tile(
            new Object[] {inputs[0], own},
            new int[] {offsets[0], 0},
            states[tile],
            rows,
            columns,
            firstRow,
            firstColumn + tile,
            TileCode.TURNS);
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
        long firstColumn,
        int step) {
      for (int row = 0; row < rows; row++) {
        int i = (int) ((double[]) inputs[0])[offsets[0] + row];
        assertEquals(firstRow + row, i);
        for (int column = 0; column < columns; column++) {
          int j = (int) ((double[]) inputs[1])[offsets[1] + column];
          assertEquals(firstColumn + (long) column * step, j);
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

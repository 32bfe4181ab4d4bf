package io.github.quern.tornado.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.api.GenredBuilder;
import io.github.quern.backend.BackendException;
import io.github.quern.data.DType;
import io.github.quern.data.Ranges;
import io.github.quern.data.Tensor;
import io.github.quern.reduction.Reductions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls whose arrays are larger than what they may use of a device's memory. */
class SlicesTest {
  private static final CallOptions TORNADO = CallOptions.DEFAULT.withBackend("tornado");

  /** Sums in other order, in double precision. */
  private static final double TOLERANCE = 1e-12;

  private static final int M = 2000;
  private static final int N = 3000;

  private final Tensor x = random(1, M, 3);
  private final Tensor y = random(2, N, 3);
  private final Tensor b = random(3, N, 2);

  @AfterEach
  void useAllMemory() {
    System.clearProperty(Settings.MEMORY);
  }

  private static Tensor random(long seed, long... shape) {
    int count = 1;
    for (long size : shape) {
      count *= (int) size;
    }
    return Tensor.of(new Random(seed).doubles(count).toArray(), shape);
  }

  private static GenredBuilder builder(String formula) {
    return Genred.of(formula).aliases("X = Vi(3)", "Y = Vj(3)", "B = Vj(2)").axis(1);
  }

  /** The results with so much memory for each kernel. */
  private static List<Tensor> run(
      GenredBuilder builder, long memory, CallOptions options, Tensor... arguments) {
    System.setProperty(Settings.MEMORY, Long.toString(memory));
    try (Engine engine = Engine.create()) {
      return builder.engine(engine).build().callAll(options, arguments);
    }
  }

  private static void check(
      GenredBuilder builder, long memory, CallOptions options, Tensor... arguments) {
    List<Tensor> expected = run(builder, Long.MAX_VALUE, options, arguments);
    List<Tensor> sliced = run(builder, memory, options, arguments);
    assertEquals(expected.size(), sliced.size());
    for (int result = 0; result < expected.size(); result++) {
      same(expected.get(result), sliced.get(result));
    }
  }

  private static void same(Tensor expected, Tensor got) {
    assertEquals(expected.shape(), got.shape());
    for (long position = 0; position < expected.count(); position++) {
      double exact = expected.at(position);
      long place = position;
      if (expected.dtype() == DType.INT64) {
        assertEquals(expected.longAt(position), got.longAt(position), () -> "at " + place);
      } else {
        assertEquals(exact, got.at(position), TOLERANCE * Math.abs(exact), () -> "at " + place);
      }
    }
  }

  static Stream<String> reductions() {
    return Reductions.names().stream();
  }

  /** The columns alone need more than that. */
  @ParameterizedTest
  @MethodSource("reductions")
  void everyReductionIsMergedOverSlicesOfColumns(String reduction) {
    boolean weighted = reduction.contains("Weight") || reduction.contains("SoftMax");
    boolean scalar = weighted || reduction.contains("Exp") || reduction.contains("KMin");
    GenredBuilder builder =
        builder(scalar ? "-SqDist(X,Y) + Sum(B)" : "SqDist(X,Y) * B").reductionOp(reduction);
    if (weighted) {
      builder.formula2("B");
    }
    if (reduction.contains("KMin")) {
      builder.optArg(3);
    }
    check(builder, 120_000, TORNADO, x, y, b);
  }

  @Test
  void rowsAndColumnsAreNumberedAsInTheWhole() {
    check(
        builder("(IndexJ() <= 3 * IndexI()) * (IndexI() + Sum(X - Y) * Sum(B))"),
        120_000,
        TORNADO,
        x,
        y,
        b);
  }

  @Test
  void theOtherAxisAndFewRows() {
    check(builder("SqDist(X,Y) * B").axis(0), 120_000, TORNADO, x, y, b);
    check(builder("SqDist(X,Y) * B"), 50_000, TORNADO, random(4, 2, 3), y, b);
    check(
        builder("X - Sum(X)"),
        50_000,
        TORNADO,
        random(4, 9000, 3),
        random(5, 1, 3),
        random(6, 1, 2));
  }

  @Test
  void rangesAndBatches() {
    Ranges ranges =
        Ranges.overJ(
            new long[][] {{0, 200}, {200, 1950}},
            new long[] {1, 3},
            new long[][] {{50, 2900}, {0, 90}, {1500, 3000}});
    check(builder("SqDist(X,Y) * B"), 120_000, TORNADO.withRanges(ranges), x, y, b);
    check(
        builder("SqDist(X,Y) * B"),
        120_000,
        TORNADO,
        random(7, 3, M, 3),
        random(8, 1, N, 3),
        random(9, 3, N, 2));
  }

  @Test
  void frozenTensorsAreSlicedToo() {
    check(builder("SqDist(X,Y) * B"), 120_000, TORNADO, x.frozen(), y.frozen(), b);
  }

  @Test
  void gradientsRunInSlices() {
    System.setProperty(Settings.MEMORY, Long.toString(Long.MAX_VALUE));
    List<Tensor> results = new ArrayList<>();
    for (long memory : new long[] {Long.MAX_VALUE, 90_000}) {
      System.setProperty(Settings.MEMORY, Long.toString(memory));
      try (Engine engine = Engine.create()) {
        Genred gradient = builder("Exp(-SqDist(X,Y)) * B").engine(engine).build().gradient("Y");
        results.add(gradient.call(TORNADO, x, y, b, random(10, M, 2)));
      }
    }
    same(results.get(0), results.get(1));
  }

  @Test
  void tooLittleMemoryIsSaidAndTheLibraryGoesOn() {
    GenredBuilder builder = builder("SqDist(X,Y) * B");
    BackendException failure =
        assertThrows(BackendException.class, () -> run(builder, 5_000, TORNADO, x, y, b));
    String message = String.valueOf(failure.getMessage());
    assertTrue(message.startsWith("The memory of device 0 ("), message);
    assertTrue(message.contains(") is too small, even in slices: arrays of "), message);
    check(builder, 120_000, TORNADO, x, y, b);
  }
}

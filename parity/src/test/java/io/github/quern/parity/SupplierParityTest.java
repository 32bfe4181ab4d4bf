package io.github.quern.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.quern.data.DType;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Entries of every kind, compared as the tolerance says. */
class SupplierParityTest {
  private static final double NAN = Double.NaN;
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  private static Comparison compare(Tensor exact, Tensor got, Tolerance tolerance) {
    ParityReport report =
        BackendParity.between(() -> exact, () -> got).withTolerance(tolerance).report();
    return report.compared().getFirst().results().getFirst();
  }

  private static Tensor doubles(double... numbers) {
    return Tensor.of(numbers, numbers.length);
  }

  private static Tensor floats(float... numbers) {
    return Tensor.of(numbers, numbers.length);
  }

  @Test
  void ulpsAreExactAtTheBorder() {
    Tensor one = doubles(1);
    Tensor next = floats(Math.nextUp(1f));
    assertTrue(compare(one, next, Tolerance.ulps(1)).agrees());
    assertFalse(compare(one, next, Tolerance.ulps(Math.nextDown(1.0))).agrees());
    assertEquals(1, compare(one, next, Tolerance.NONE).largestError().ulps());
    // The neighbour below 1 is half as far.
    Tensor below = floats(Math.nextDown(1f));
    assertTrue(compare(one, below, Tolerance.ulps(0.5)).agrees());
    assertFalse(compare(one, below, Tolerance.ulps(0.49)).agrees());
    // In double precision the same numbers are 2^29 units apart.
    assertEquals(
        0x1p29, compare(one, doubles(Math.nextUp(1f)), Tolerance.NONE).largestError().ulps());
  }

  @Test
  void whatIsRoundedCorrectlyIsHalfAUnitAwayAtMost() {
    double[] exact = {0.1, 1.0 / 3, 1e-42, Math.nextDown(1.0), 1e30};
    float[] rounded = new float[exact.length];
    for (int k = 0; k < exact.length; k++) {
      rounded[k] = (float) exact[k];
    }
    assertTrue(compare(doubles(exact), floats(rounded), Tolerance.ulps(0.5)).agrees());
  }

  @ParameterizedTest
  @CsvSource({"0, 1.25, 0, 0", "0, 0, 0.25, 0", "0, 0, 0, 0.125"})
  void eachPartOfTheToleranceSufficesAlone(
      double ulps, double absolute, double relative, double ofLargest) {
    Tensor exact = doubles(10, 5);
    Tensor got = doubles(10, 6.25);
    Tolerance enough = new Tolerance(absolute, relative, ofLargest, ulps);
    assertTrue(compare(exact, got, enough).agrees());
    Tolerance less = new Tolerance(absolute * 0.99, relative * 0.99, ofLargest * 0.99, ulps * 0.99);
    Comparison comparison = compare(exact, got, less);
    assertEquals(1, comparison.out());
    assertEquals(
        new EntryError(1.25, 0.25, 0.125, 1.25 / Math.ulp(5.0)), comparison.largestError());
    assertEquals(List.of(1L), comparison.worst().orElseThrow().index());
  }

  @Test
  void nanAndInfinitiesEqualThemselves() {
    Tensor numbers = doubles(NAN, INFINITE, -INFINITE, 0.0);
    Comparison comparison =
        compare(numbers, doubles(NAN, INFINITE, -INFINITE, -0.0), Tolerance.NONE);
    assertTrue(comparison.agrees());
    assertEquals(4, comparison.compared());
    assertTrue(comparison.worst().isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "NaN, 1",
    "1, NaN",
    "Infinity, 1",
    "1, Infinity",
    "Infinity, -Infinity",
    "NaN, Infinity",
    "Infinity, NaN"
  })
  void nothingElseThatIsNoNumberIsEverRight(double exact, double got) {
    Tolerance generous = new Tolerance(1e300, 1e300, 1e300, 1e300);
    Comparison comparison = compare(doubles(exact, 2), doubles(got, 2), generous);
    assertEquals(1, comparison.out());
    EntryError error = comparison.worst().orElseThrow().error();
    assertEquals(new EntryError(INFINITE, INFINITE, INFINITE, INFINITE), error);
    assertEquals(error, comparison.largestError());
  }

  @Test
  void numbersBeyondTheTypeAreTheInfinityThatTheyRoundTo() {
    Tensor exact = doubles(1e39, -1e39, 1e38);
    float infinite = Float.POSITIVE_INFINITY;
    assertTrue(compare(exact, floats(infinite, -infinite, 1e38f), Tolerance.ulps(1)).agrees());
    assertFalse(compare(exact, floats(infinite, infinite, 1e38f), Tolerance.ulps(1)).agrees());
    assertFalse(compare(exact, floats(infinite, -infinite, infinite), Tolerance.ulps(1)).agrees());
  }

  /** The largest error is not the worst one: what is allowed for the entry counts. */
  @Test
  void theWorstEntryIsTheOneFurthestFromWhatIsAllowed() {
    Comparison comparison =
        compare(doubles(1000, 1, 1), doubles(1001, 1.5, 1.25), Tolerance.relative(0.1));
    WorstEntry worst = comparison.worst().orElseThrow();
    assertEquals(List.of(1L), worst.index());
    assertEquals(0.1, worst.allowed());
    assertEquals(2, comparison.out());
    assertEquals(1, comparison.largestError().absolute());
    assertEquals(0.5, comparison.largestError().relative());
    assertEquals(1000, comparison.largest());
  }

  @Test
  void nothingIsRightWhereThereAreNoEntries() {
    Tensor empty = Tensor.zeros(DType.FLOAT32, Shape.of(0, 3));
    Comparison comparison =
        compare(empty, Tensor.zeros(DType.FLOAT32, Shape.of(0, 3)), Tolerance.NONE);
    assertTrue(comparison.agrees());
    assertEquals(0, comparison.compared());
    assertEquals(
        "its shape is (0, 2), but it should be (0, 3)",
        compare(empty, Tensor.zeros(DType.FLOAT32, Shape.of(0, 2)), Tolerance.NONE)
            .mismatch()
            .orElseThrow());
  }

  @Test
  void typesMustAgree() {
    Tensor longs = Tensor.of(new long[] {1}, 1);
    assertTrue(compare(doubles(1), floats(1), Tolerance.NONE).agrees());
    assertTrue(compare(floats(1), floats(1), Tolerance.NONE).agrees());
    assertEquals(
        "its type is float64, but it should be float32",
        compare(floats(1), doubles(1), Tolerance.NONE).mismatch().orElseThrow());
    assertEquals(
        "its type is int64, but it should be float64",
        compare(doubles(1), longs, Tolerance.NONE).mismatch().orElseThrow());
    assertEquals(
        "its type is int32, but it should be int64",
        compare(longs, Tensor.of(new int[] {1}, 1), Tolerance.NONE).mismatch().orElseThrow());
  }

  /** Doubles could not tell these apart, and no tolerance is for integers. */
  @Test
  void integersAreComparedExactly() {
    Tensor exact = Tensor.of(new long[] {1L << 60, 7}, 2);
    Comparison comparison =
        compare(exact, Tensor.of(new long[] {(1L << 60) + 1, 7}, 2), Tolerance.absolute(100));
    assertEquals(1, comparison.out());
    assertEquals((1L << 60) + 1, comparison.worst().orElseThrow().got());
  }

  @Test
  void theMessageHasEveryResultThatIsWrong() {
    Map<String, Supplier<List<Tensor>>> suppliers =
        Map.of("loop", () -> List.of(doubles(1, 2), doubles(3), Tensor.of(new long[] {4, 9}, 2)));
    AssertionFailedError error =
        assertThrows(
            AssertionFailedError.class,
            () ->
                BackendParity.betweenAll(
                        () -> List.of(doubles(1, 4), doubles(3), Tensor.of(new long[] {4, 5}, 2)),
                        suppliers)
                    .check());
    assertEquals(
        """
        loop differs from the reference
          result:    result 0, float64, shape (2,)
          out:       1 of 2 entries out of tolerance
          tolerance: 1.00e-12 of the largest exact entry
          worst:     entry (1)
            got:     2.0
            exact:   4.0
            error:   2 absolute, 0.500 relative, 0.500 of the largest exact entry, 2.25e+15 ulp
            allowed: 4.00e-12
            largest: 4.0, the largest exact entry
        loop differs from the reference
          result:    result 2, int64, shape (2,)
          out:       1 of 2 entries out of tolerance
          tolerance: none
          worst:     entry (1)
            got:     9
            exact:   5\
        """,
        error.getMessage());
    assertEquals(4.0, error.getExpected().getValue());
    assertEquals(2.0, error.getActual().getValue());
  }

  @Test
  void exceptionsAndAnotherNumberOfResultsAreFailures() {
    RuntimeException fire = new IllegalStateException("on fire");
    AssertionFailedError error =
        assertThrows(
            AssertionFailedError.class,
            () ->
                BackendParity.between(
                        () -> doubles(1),
                        () -> {
                          throw fire;
                        })
                    .check());
    assertEquals(fire, error.getSuppressed()[0]);
    assertEquals(
        "the computation failed: java.lang.IllegalStateException: on fire", error.getMessage());
    ParityReport report =
        BackendParity.betweenAll(() -> List.of(doubles(1)), Map.of("none", () -> List.of()))
            .report();
    assertTrue(report.failures().getFirst().toString().endsWith("it gives 0 results instead of 1"));
  }

  @Test
  void suppliersMayBeSkippedAndChosen() {
    Map<String, Supplier<Tensor>> suppliers =
        Map.of(
            "wrong",
            () -> doubles(2),
            "missing",
            () -> {
              throw new TestAbortedException("no compiler");
            },
            "right",
            () -> doubles(1));
    BackendParity parity = BackendParity.between(() -> doubles(1), suppliers);
    assertEquals(2, parity.on("right", "missing").check().tiers().size());
    assertEquals(
        new TierResult.Skipped("missing", "no compiler", false),
        parity.on("missing").report().tiers().getFirst());
    TestAbortedException nothing =
        assertThrows(TestAbortedException.class, () -> parity.on("missing").check());
    assertTrue(String.valueOf(nothing.getMessage()).startsWith("Nothing was compared: "));
    assertThrows(AssertionFailedError.class, () -> parity.on("right").require("missing").check());
    assertThrows(AssertionFailedError.class, parity::check);
    assertThrows(IllegalArgumentException.class, () -> parity.on("rihgt").check());
    assertThrows(IllegalStateException.class, () -> parity.withRows(3));
  }

  /** The search for the worst of many wrong entries keeps none of them. */
  @Test
  void memoryDoesNotGrowWithTheNumberOfWrongEntries() {
    int count = 1 << 21;
    double[] exact = new double[count];
    double[] wrong = new double[count];
    for (int entry = 0; entry < count; entry++) {
      exact[entry] = entry;
      wrong[entry] = entry + 1.0 + entry % 7;
    }
    Tensor right = doubles(exact);
    Tensor got = doubles(wrong);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    Comparison comparison = compare(right, got, Tolerance.NONE);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertEquals(count, comparison.out());
    assertEquals(List.of(6L), comparison.worst().orElseThrow().index());
    assertTrue(allocated < count / 8, () -> allocated + " bytes");
  }
}

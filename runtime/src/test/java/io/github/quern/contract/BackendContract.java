package io.github.quern.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.backend.BackendException;
import io.github.quern.data.DType;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import io.github.quern.formula.Formula;
import io.github.quern.testing.RandomFormulas;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every tier has to fulfil: right sums of many formulas for many sizes, from memory of every
 * kind, for several callers at once. A tier's test says which tier it is and inherits the rest.
 */
public abstract class BackendContract
    implements ReductionContract,
        RangesContract,
        BatchContract,
        IndexContract,
        SummationContract,
        UserOperatorContract,
        DerivativeContract,
        SolveContract,
        LazyContract,
        ShapeContract,
        PartialContract {
  /**
   * M and N: many and few; one more, as many and one less than a block or a tile, a prime, one, and
   * none. The largest come first, since a tier may compile again where its buffers grow.
   */
  private static final int[][] SIZES = {
    {4300, 3}, {3, 4300}, {300, 63}, {65, 300}, {128, 65}, {127, 13}, {64, 129}, {63, 128},
    {13, 127}, {129, 1}, {1, 129}, {1, 1}, {5, 0}, {0, 5}, {0, 0}
  };

  /** Calls within calls of random formulas. */
  static final int NESTING = 4;

  private static final int CALLERS = 8;

  /** The engine that has the tier. */
  protected abstract Engine engine();

  /** What requires the tier. */
  protected abstract CallOptions options();

  /**
   * Whether functions are Java's own, so that doubles have the bits of the interpreter wherever the
   * order of summation is the same: within one tile.
   */
  protected boolean computesAsJava() {
    return false;
  }

  /** Whether a tier may say so of a random formula, which can be very large. */
  protected boolean mayRefuse(BackendException refusal) {
    return false;
  }

  @Override
  public final Tier tier() {
    return new Tier(engine(), options());
  }

  static Stream<Arguments> formulas() {
    return ContractCase.ALL.stream()
        .flatMap(formula ->
            Stream.of(0, 1)
                .flatMap(axis ->
                    Stream.of(DType.FLOAT32, DType.FLOAT64)
                        .map(dtype -> Arguments.of(formula, axis, dtype))));
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 60);
  }

  @ParameterizedTest(name = "{0}, axis {1}, {2}")
  @MethodSource("formulas")
  void sumsAreRightForEverySize(ContractCase formula, int axis, DType dtype) {
    Genred genred = formula.genred(engine(), axis);
    Genred magnitude = formula.magnitude(engine(), axis);
    for (int[] size : SIZES) {
      Tensor[] arguments = Tensors.random(genred.arguments(), size[0], size[1], dtype, 1);
      Tensor result = genred.call(options(), arguments);
      assertEquals(dtype, result.dtype());
      new SumCheck(genred, magnitude, arguments)
          .requireRight("M = " + size[0] + ", N = " + size[1], size[axis], result);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void randomFormulasAreRight(long seed) {
    RandomFormulas.check(
        seed,
        NESTING,
        formula -> {
          try {
            requireRight(formula, seed);
          } catch (BackendException refused) {
            if (!mayRefuse(refused)) {
              throw refused;
            }
          }
        });
  }

  private void requireRight(Formula formula, long seed) {
    new RandomSum(formula, engine(), DType.FLOAT32, seed).requireRight(options());
    RandomSum doubles = new RandomSum(formula, engine(), DType.FLOAT64, seed);
    if (computesAsJava()) {
      doubles.requireExact(options());
    } else {
      doubles.requireRight(options());
    }
  }

  @ParameterizedTest
  @EnumSource(Memory.class)
  void thePlaceOfTheArgumentsChangesNoBit(Memory memory) {
    for (DType dtype : List.of(DType.FLOAT16, DType.FLOAT32, DType.FLOAT64)) {
      Genred genred = ContractCase.GAUSSIAN.genred(engine(), 1);
      Tensor[] arguments = Tensors.random(genred.arguments(), 65, 129, dtype, 2);
      assertSameBits(
          genred.call(options(), arguments),
          genred.call(options(), Tensors.map(arguments, memory::copy)));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT16", "FLOAT32", "FLOAT64"})
  void emptySumsAreZero(DType dtype) {
    Genred genred = ContractCase.GAUSSIAN.genred(engine(), 1);
    Tensor result = genred.call(options(), Tensors.random(genred.arguments(), 5, 0, dtype, 3));
    assertEquals(Shape.of(5, 2), result.shape());
    assertArrayEquals(new double[10], result.toDoubleArray());
  }

  @ParameterizedTest
  @CsvSource({"0, FLOAT32", "0, FLOAT64", "1, FLOAT32", "1, FLOAT64"})
  void severalCallersAtOnceGetTheBitsOfOne(int axis, DType dtype) throws Exception {
    List<Genred> genreds =
        ContractCase.ALL.stream().map(formula -> formula.genred(engine(), axis)).toList();
    List<Callable<List<Tensor>>> callers = new ArrayList<>();
    for (int caller = 0; caller < CALLERS; caller++) {
      callers.add(() -> genreds.stream().map(genred -> call(genred, dtype)).toList());
    }
    List<List<Tensor>> results = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(CALLERS)) {
      for (Future<List<Tensor>> result : executor.invokeAll(callers)) {
        results.add(result.get());
      }
    }
    for (int position = 0; position < genreds.size(); position++) {
      Tensor alone = call(genreds.get(position), dtype);
      for (List<Tensor> result : results) {
        assertSameBits(alone, result.get(position));
      }
    }
  }

  private Tensor call(Genred genred, DType dtype) {
    return genred.call(options(), Tensors.random(genred.arguments(), 65, 129, dtype, 4));
  }

  /** Requires that two tensors are the same to the last bit. */
  public static void assertSameBits(Tensor expected, Tensor actual) {
    assertEquals(expected.dtype(), actual.dtype());
    assertEquals(expected.shape(), actual.shape());
    assertEquals(-1, expected.segment().mismatch(actual.segment()), "first byte that differs");
  }
}

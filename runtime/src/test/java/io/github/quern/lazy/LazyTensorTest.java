package io.github.quern.lazy;

import static io.github.quern.lazy.LazyTensor.number;
import static io.github.quern.lazy.LazyTensor.pm;
import static io.github.quern.lazy.LazyTensor.vi;
import static io.github.quern.lazy.LazyTensor.vj;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.JavaOperator;
import io.github.quern.contract.UserFunctions;
import io.github.quern.data.DType;
import io.github.quern.data.Ranges;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import io.github.quern.testing.Numbers;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lazy tensors: what they are made of, what they compute, and when. */
class LazyTensorTest {
  /** Sums of 7 terms below 10. */
  private static final double ROUNDOFF = 1e-13;

  private static final Tensor X = Samples.random(1, 5, 3);
  private static final Tensor Y = Samples.random(2, 7, 3);
  private static final Tensor B = Samples.random(3, 7, 2);

  private static LazyTensor gaussian() {
    return vi(X).sqDist(vj(Y)).times(-0.5).exp();
  }

  private static double gaussian(int i, int j) {
    double distance = 0;
    for (int d = 0; d < 3; d++) {
      distance += Math.pow(X.get(i, d) - Y.get(j, d), 2);
    }
    return Math.exp(-0.5 * distance);
  }

  @Test
  void aProductIsThatOfTheMatrix() {
    double[] product = new double[10];
    double[] vector = new double[5];
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 7; j++) {
        product[2 * i] += gaussian(i, j) * B.get(j, 0);
        product[2 * i + 1] += gaussian(i, j) * B.get(j, 1);
        vector[i] += gaussian(i, j) * (j + 1);
      }
    }
    Tensor result = gaussian().matmul(B);
    assertEquals(Shape.of(5, 2), result.shape());
    Numbers.requireAgreement("K B", product, result.toDoubleArray(), 0, ROUNDOFF);
    Tensor ones = gaussian().matmul(Tensor.of(new double[] {1, 2, 3, 4, 5, 6, 7}, 7));
    assertEquals(Shape.of(5), ones.shape());
    Numbers.requireAgreement("K b", vector, ones.toDoubleArray(), 0, ROUNDOFF);
  }

  @Test
  void theTransposedMatrixHasTheProductsOfTheOtherAxis() {
    Tensor a = Samples.random(4, 5, 2);
    Tensor expected = gaussian().times(vi(a)).sum(0);
    LazyTensor transposed = gaussian().transposed();
    assertEquals(Shape.of(7, 5, 1), transposed.shape());
    assertArrayEquals(expected.toDoubleArray(), transposed.matmul(a).toDoubleArray());
    assertEquals(gaussian().formula(), transposed.transposed().formula());
  }

  @Test
  void transposingExchangesIndicesAndRanges() {
    LazyTensor weighted =
        vi(X).dot(vj(Y)).times(LazyTensor.indexI().times(10).plus(LazyTensor.indexJ()));
    assertArrayEquals(
        weighted.sum(0).toDoubleArray(), weighted.transposed().sum(1).toDoubleArray());
    Ranges ranges = Ranges.overJ(new long[][] {{0, 5}}, new long[] {1}, new long[][] {{2, 4}});
    LazyTensor restricted = weighted.withOptions(CallOptions.DEFAULT.withRanges(ranges));
    assertArrayEquals(
        restricted.sum(1).toDoubleArray(), restricted.transposed().sum(0).toDoubleArray());
    double[] expected = new double[5];
    Tensor entries = weighted.columns(2, 3);
    for (int i = 0; i < 5; i++) {
      expected[i] = entries.get(i, 0, 0) + entries.get(i, 1, 0);
    }
    Numbers.requireAgreement("ranges", expected, restricted.sum(1).toDoubleArray(), 0, ROUNDOFF);
  }

  @Test
  void shapesHaveOneWhereNothingVaries() {
    assertEquals(Shape.of(5, 1, 3), vi(X).shape());
    assertEquals(Shape.of(1, 7, 3), vj(Y).shape());
    assertEquals(Shape.of(1, 1, 4), pm(Samples.random(1, 4)).shape());
    assertEquals(Shape.of(1, 1, 1), number(2).shape());
    assertEquals(Shape.of(5, 7, 3), vi(X).minus(vj(Y)).shape());
    assertEquals(Shape.of(5, 7, 1), gaussian().shape());
    // Both (2, 1) and no batch axes at all meet (1, 3).
    LazyTensor batches =
        vi(Samples.random(1, 2, 1, 5, 3))
            .plus(vj(Samples.random(2, 1, 3, 7, 3)))
            .times(pm(Samples.random(3, 3)));
    assertEquals(Shape.of(2, 3, 5, 7, 3), batches.shape());
    assertEquals(Shape.of(2, 3, 5, 3), batches.sum(1).shape());
    assertEquals(Shape.of(2, 3, 7, 3), batches.sum(0).shape());
  }

  @ParameterizedTest
  @CsvSource({
    "5, 1, 3, x0 = Vi",
    "1, 7, 3, y0 = Vj",
    "1, 1, 3, p0 = Pm",
    "0, 1, 3, x0 = Vi",
    "1, 0, 3, y0 = Vj"
  })
  void shapesOfDataSayWhatTheyAre(long m, long n, long d, String expected) {
    LazyTensor plain = LazyTensor.of(Samples.random(1, m, n, d));
    assertEquals(Shape.of(m, n, d), plain.shape());
    assertEquals(expected, plain.toString().lines().toList().get(1).strip().substring(0, 7));
    assertEquals(Shape.of(2, m, n, d), LazyTensor.of(Samples.random(1, 2, m, n, d)).shape());
  }

  @Test
  void theSameDataInOneRoleAreOneArgument() {
    LazyTensor once = vi(X).dot(vj(Y)).plus(vi(X).sqNorm2()).plus(vj(Y).sum());
    assertEquals(2, once.arguments().size());
    assertEquals("(((x0|y0)+SqNorm2(x0))+Sum(y0))", once.formula().toString());
    // Rows and columns are two roles.
    LazyTensor twice = vi(X).dot(vj(X));
    assertEquals(2, twice.arguments().size());
    assertEquals(Shape.of(5, 5, 1), twice.shape());
  }

  @Test
  void twoViewsOfTheSameMemoryAreTheSameData() {
    Tensor view = Tensor.of(X.segment(), DType.FLOAT64, 5, 3);
    assertEquals(1, vi(X).plus(vi(view)).arguments().size());
    assertEquals(
        1,
        vi(X)
            .plus(LazyTensor.of(Tensor.of(X.segment(), DType.FLOAT64, 5, 1, 3)))
            .arguments()
            .size());
    Tensor other = Tensor.of(X.segment(), DType.FLOAT64, 5, 3).cast(DType.FLOAT64);
    assertEquals(2, vi(X).plus(vi(other)).arguments().size());
  }

  @Test
  void equalNumbersAreArgumentsOfTheirOwn() {
    LazyTensor half = number(0.5);
    assertEquals(3, vi(X).times(half).plus(half).plus(0.5).arguments().size());
  }

  @Test
  void numbersTakeTheTypeOfTheData() {
    LazyTensor floats = vi(X.cast(DType.FLOAT32)).times(0.1);
    assertEquals(DType.FLOAT32, floats.sum(1).dtype());
    assertEquals(0.1f, floats.arguments().get(1).at(0));
    assertEquals(0.1, number(0.1).times(vi(X)).arguments().getFirst().at(0));
    LazyTensor integers = vi(Tensor.of(new long[] {1, 2}, 2, 1)).times(0.5);
    assertArrayEquals(new double[] {0.5, 1}, integers.sum(1).toDoubleArray());
  }

  @Test
  void constantsAloneAreOnePair() {
    assertArrayEquals(new double[] {3.5}, number(3).plus(0.5).sum(1).toDoubleArray());
    assertArrayEquals(new double[] {3}, number(3).sum(0).toDoubleArray());
    assertArrayEquals(new double[] {0}, LazyTensor.indexJ().sum(0).toDoubleArray());
  }

  /** Memory that is gone cannot be read, so only what reads it fails. */
  @Test
  void nothingIsComputedBeforeAReduction() {
    Tensor gone;
    try (Arena arena = Arena.ofShared()) {
      MemorySegment memory = arena.allocate(8 * 15, 8);
      gone = Tensor.of(memory, DType.FLOAT64, 5, 3);
    }
    LazyTensor x = vi(gone);
    LazyTensor k = x.sqDist(vj(Y)).times(0.5).exp().plus(LazyTensor.indexI());
    LazyTensor more =
        k.transposed().plus(vj(gone).sum().plus(vi(Y).sum())).grad(vj(gone), number(1L));
    assertEquals(Shape.of(7, 5, 3), more.shape());
    assertEquals(2, more.toString().lines().filter(line -> line.contains("Tensor")).count());
    LazyReduction sum = more.reduce("Sum", 1);
    assertThrows(IllegalStateException.class, sum::call);
    assertThrows(IllegalStateException.class, k::dense);
  }

  @Test
  void dataAreReadWhenItIsComputed() {
    double[] x = {1, 2};
    LazyReduction sum = vi(Tensor.of(x, 2, 1)).times(2).reduce("Sum", 1);
    assertArrayEquals(new double[] {2, 4}, sum.call().toDoubleArray());
    x[0] = 5;
    assertArrayEquals(new double[] {10, 4}, sum.call().toDoubleArray());
  }

  @Test
  void aDerivativeIsThatOfThePair() {
    LazyTensor x = vi(X);
    LazyTensor k = x.sqDist(vj(Y)).times(-0.5).exp();
    Tensor gradient = k.grad(x, number(2)).dense();
    Tensor entries = k.dense();
    assertEquals(Shape.of(5, 7, 3), gradient.shape());
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 7; j++) {
        for (int d = 0; d < 3; d++) {
          double expected = -2 * (X.get(i, d) - Y.get(j, d)) * entries.get(i, j, 0);
          assertEquals(expected, gradient.get(i, j, d), ROUNDOFF);
        }
      }
    }
    // Other symbols of the same data are the same variable; absent ones have no influence.
    assertArrayEquals(gradient.toDoubleArray(), k.grad(vi(X), number(2)).dense().toDoubleArray());
    assertArrayEquals(
        new double[1 * 7 * 2], vj(Y).sum().grad(vj(B), number(1)).dense().toDoubleArray());
  }

  @Test
  void aDerivativeInANumberIsOfThatNumberOnly() {
    LazyTensor a = number(3.0);
    LazyTensor b = number(3.0);
    LazyTensor f = a.times(a).times(b);
    assertArrayEquals(new double[] {18}, f.grad(a, number(1)).sum(1).toDoubleArray());
    assertArrayEquals(new double[] {9}, f.grad(b, number(1)).sum(1).toDoubleArray());
  }

  @Test
  void usersFunctionsApply() {
    JavaOperator swish = JavaOperator.of("Swish", UserFunctions.class, "swish");
    Tensor result = vi(X).map(swish::apply).sum(1);
    for (int entry = 0; entry < 15; entry++) {
      assertEquals(UserFunctions.swish(X.at(entry)), result.at(entry), ROUNDOFF);
    }
  }

  @Test
  void optionsGoFromOperandsToResults() {
    LazyTensor x;
    try (Engine engine = Engine.create(1)) {
      LazyOptions options =
          LazyOptions.DEFAULT
              .withEngine(engine)
              .withCall(CallOptions.DEFAULT.withBackend("scalar"))
              .withDtypeAcc("float64")
              .withSumScheme("kahan_scheme")
              .withEnableChunks(false)
              .withDenseLimit(1000);
      x = vi(X).withOptions(options);
      assertEquals(options, x.minus(vj(Y)).sqNorm2().options());
      assertEquals(options, vj(Y).minus(x).transposed().options());
      assertEquals(options, x.plus(x).options());
      assertEquals("scalar", x.reduce("Sum", 1).explain().backend());
      assertArrayEquals(X.toDoubleArray(), x.sum(1).toDoubleArray());
    }
    assertThrows(IllegalStateException.class, () -> x.minus(vj(Y)).sum(1));
  }

  /** 2^24 and a thousand ones, which single precision adds to it one by one in vain. */
  @Test
  void theWayOfSummingIsChosen() {
    float[] numbers = new float[1001];
    Arrays.fill(numbers, 1);
    numbers[0] = 1 << 24;
    LazyTensor y = vj(Tensor.of(numbers, numbers.length, 1));
    LazyOptions options = LazyOptions.DEFAULT.withCall(CallOptions.DEFAULT.withBackend("scalar"));
    LazyTensor direct = y.withOptions(options.withSumScheme("direct_sum"));
    assertEquals(1 << 24, direct.sum(1).at(0));
    LazyTensor careful = y.withOptions(options.withSumScheme("kahan_scheme"));
    assertEquals((1 << 24) + 1000, careful.sum(1).at(0));
    LazyTensor wide = y.withOptions(options.withSumScheme("direct_sum").withDtypeAcc("float64"));
    assertEquals((1 << 24) + 1000, wide.sum(1).at(0));
  }

  @Test
  void textShowsFormulaShapeAndData() {
    assertEquals(
        """
        Exp((SqNorm2((x0-y0))*p0)) of shape (5, 7, 1), float64
          x0 = Vi, Tensor(5, 3) of float64
          y0 = Vj, Tensor(7, 3) of float64
          p0 = -0.5\
        """,
        gaussian().toString());
    assertEquals("IntCst(3) of shape (1, 1, 1), float64", number(3).toString());
    assertEquals(
        """
        Sum over j of (x0*y0)
          x0 = Vi, Tensor(5, 3) of float64
          y0 = Vj, Tensor(7, 3) of float64\
        """,
        vi(X).times(vj(Y)).reduce("Sum", 1).toString());
  }
}

package io.github.quern.lazy;

import static io.github.quern.lazy.LazyTensor.vi;
import static io.github.quern.lazy.LazyTensor.vj;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Genred;
import io.github.quern.api.GenredBuilder;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import io.github.quern.reduction.ReductionDefinition;
import io.github.quern.reduction.Reductions;
import io.github.quern.testing.Numbers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Reductions of lazy tensors are those of Genred. */
class LazyReductionTest {
  private static final Tensor X = Samples.random(1, 5, 2);
  private static final Tensor Y = Samples.random(2, 7, 2);
  private static final LazyTensor SCALAR = vi(X).dot(vj(Y));
  private static final LazyTensor VECTOR = vi(X).times(vj(Y));
  private static final LazyTensor WEIGHT = vj(Y).plus(vi(X));

  /** What the methods give, by the reduction, from the axis. */
  private static final Map<String, IntFunction<List<Tensor>>> METHODS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("Sum", axis -> List.of(VECTOR.sum(axis))),
              Map.entry("LogSumExp", axis -> List.of(SCALAR.logSumExp(axis))),
              Map.entry("LogSumExpWeight", axis -> List.of(SCALAR.logSumExp(axis, WEIGHT))),
              Map.entry("SumSoftMaxWeight", axis -> List.of(SCALAR.sumSoftMaxWeight(axis, WEIGHT))),
              Map.entry("Max_SumShiftExp", axis -> List.of(SCALAR.maxSumShiftExp(axis))),
              Map.entry(
                  "Max_SumShiftExpWeight", axis -> List.of(SCALAR.maxSumShiftExp(axis, WEIGHT))),
              Map.entry("Min", axis -> List.of(VECTOR.min(axis))),
              Map.entry("Max", axis -> List.of(VECTOR.max(axis))),
              Map.entry("ArgMin", axis -> List.of(VECTOR.argMin(axis))),
              Map.entry("ArgMax", axis -> List.of(VECTOR.argMax(axis))),
              Map.entry("Min_ArgMin", axis -> both(VECTOR.minArgMin(axis))),
              Map.entry("Max_ArgMax", axis -> both(VECTOR.maxArgMax(axis))),
              Map.entry("KMin", axis -> List.of(VECTOR.kMin(3, axis))),
              Map.entry("ArgKMin", axis -> List.of(VECTOR.argKMin(3, axis))),
              Map.entry("KMin_ArgKMin", axis -> both(VECTOR.kMinArgKMin(3, axis)))));

  private static List<Tensor> both(ValuesAndPositions result) {
    return List.of(result.values(), result.positions());
  }

  private static Stream<Arguments> reductions() {
    return Reductions.all().stream()
        .flatMap(reduction -> Stream.of(Arguments.of(reduction, 0), Arguments.of(reduction, 1)));
  }

  @ParameterizedTest(name = "{0}, axis {1}")
  @MethodSource("reductions")
  void everyReductionHasAMethod(ReductionDefinition reduction, int axis) {
    boolean weighted = reduction.name().endsWith("Weight");
    GenredBuilder builder =
        Genred.of(reduction.scalar() ? "(X | Y)" : "X * Y")
            .aliases("X = Vi(2)", "Y = Vj(2)")
            .reductionOp(reduction.name())
            .axis(axis);
    if (weighted) {
      builder.formula2("Y + X");
    }
    if (reduction.takesK()) {
      builder.optArg(3);
    }
    List<Tensor> expected = builder.build().callAll(CallOptions.DEFAULT, X, Y);
    List<Tensor> actual = Objects.requireNonNull(METHODS.get(reduction.name())).apply(axis);
    assertEquals(
        expected.stream().map(Tensor::toString).toList(),
        actual.stream().map(Tensor::toString).toList());
    for (int result = 0; result < expected.size(); result++) {
      assertArrayEquals(expected.get(result).toDoubleArray(), actual.get(result).toDoubleArray());
    }
  }

  @Test
  void aReductionToBeComputedLaterIsAGenredWithItsArguments() {
    LazyReduction sum = VECTOR.times(0.5).reduce("Sum", 1);
    assertEquals(
        List.of("x0", "y0", "p0"), sum.variables().stream().map(Object::toString).toList());
    assertEquals(sum.variables(), sum.genred().arguments());
    assertEquals(
        "Tensor(5, 2) of float64, Tensor(7, 2) of float64, Tensor(1,) of float64",
        sum.arguments().stream().map(Tensor::toString).collect(Collectors.joining(", ")));
    assertArrayEquals(
        sum.call().toDoubleArray(),
        sum.genred().call(sum.arguments().toArray(Tensor[]::new)).toDoubleArray());
    assertEquals("((x0*y0)*p0)", sum.explain().formula());
  }

  @Test
  void resultsGoWhereTheCallSays() {
    Tensor out = Samples.random(9, 5, 2);
    List<Tensor> results = VECTOR.reduce("Sum", 1).callAll(CallOptions.DEFAULT.withOut(out));
    assertEquals(out, results.getFirst());
    assertArrayEquals(VECTOR.sum(1).toDoubleArray(), out.toDoubleArray());
  }

  /** Of Σ_j p |x_i|² (x_i|y_j) for two batch elements of rows, by hand. */
  @Test
  void gradientsHaveTheShapesOfTheData() {
    Tensor x = Samples.random(1, 2, 5, 2);
    LazyTensor rows = vi(x);
    LazyTensor columns = vj(Y);
    LazyTensor p = LazyTensor.number(1.5);
    LazyReduction sum = p.times(rows.sqNorm2()).times(rows.dot(columns)).reduce("Sum", 1);
    Tensor e = Samples.random(3, 2, 5, 1);
    List<Tensor> gradients = sum.gradients(e, columns, rows, p);
    assertEquals(
        List.of(Y.shape(), x.shape(), Shape.of(1)), gradients.stream().map(Tensor::shape).toList());
    double[] inRows = new double[20];
    double[] inColumns = new double[14];
    double[] inNumber = new double[1];
    for (int k = 0; k < 10; k++) {
      double a = x.at(2L * k);
      double b = x.at(2L * k + 1);
      for (int j = 0; j < 7; j++) {
        double c = Y.get(j, 0);
        double d = Y.get(j, 1);
        double norm = a * a + b * b;
        double product = a * c + b * d;
        inRows[2 * k] += 1.5 * e.at(k) * (2 * a * product + norm * c);
        inRows[2 * k + 1] += 1.5 * e.at(k) * (2 * b * product + norm * d);
        inColumns[2 * j] += 1.5 * e.at(k) * norm * a;
        inColumns[2 * j + 1] += 1.5 * e.at(k) * norm * b;
        inNumber[0] += e.at(k) * norm * product;
      }
    }
    // Up to 70 terms below 20.
    Numbers.requireAgreement("columns", inColumns, gradients.get(0).toDoubleArray(), 0, 1e-12);
    Numbers.requireAgreement("rows", inRows, gradients.get(1).toDoubleArray(), 0, 1e-12);
    Numbers.requireAgreement("number", inNumber, gradients.get(2).toDoubleArray(), 0, 1e-12);
    assertArrayEquals(gradients.get(0).toDoubleArray(), sum.gradient(vj(Y), e).toDoubleArray());
    // The derivative along u, seen from e, is the gradient seen from u.
    Tensor u = Samples.random(4, 7, 2);
    Tensor derivative = sum.differential(columns, u);
    assertEquals(Shape.of(2, 5, 1), derivative.shape());
    assertEquals(dot(gradients.get(0), u), dot(derivative, e), 1e-12);
  }

  private static double dot(Tensor first, Tensor second) {
    double sum = 0;
    for (long entry = 0; entry < first.count(); entry++) {
      sum += first.at(entry) * second.at(entry);
    }
    return sum;
  }
}

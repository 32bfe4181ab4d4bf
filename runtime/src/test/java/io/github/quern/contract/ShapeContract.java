package io.github.quern.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.api.Genred;
import io.github.quern.data.DType;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Formulas of large dimension or of many variables, half precision, and results in place. */
public interface ShapeContract extends Tier.Contract {
  @ParameterizedTest
  @CsvSource({"1000, FLOAT32, 0", "1000, FLOAT64, 1", "4096, FLOAT32, 1", "4096, FLOAT16, 1"})
  default void largeDimensionsAreSummed(int dimension, DType dtype, int axis) {
    String[] aliases = {"X = Vi(" + dimension + ")", "Y = Vj(" + dimension + ")"};
    for (String formula : List.of("Exp(-SqDist(X,Y) / 128)", "X * Y")) {
      Genred genred = tier().of(formula, aliases).axis(axis).build();
      Tensor[] arguments = Tensors.random(genred.arguments(), 5, 13, dtype, 71);
      double[][] exact = genred.oracle().rows(new int[] {0, 4}, arguments);
      Tensor result = genred.call(tier().options(), arguments);
      assertEquals(Shape.of(axis == 1 ? 5 : 13, genred.dimension()), result.shape());
      // Exponents below 8 whose sums of 4096 terms round many times; else products of two.
      double roundings = formula.startsWith("Exp") ? 8 * 4096 : 64;
      double arithmetic =
          roundings * SumCheck.roundoff(dtype == DType.FLOAT16 ? DType.FLOAT32 : dtype);
      double storage = dtype == DType.FLOAT16 ? SumCheck.roundoff(dtype) : 0;
      for (int k = 0; k < 2; k++) {
        for (int d = 0; d < exact[k].length; d++) {
          double expected = exact[k][d];
          assertEquals(
              expected,
              result.get(4L * k, d),
              (arithmetic + storage) * Math.max(0x1p-14, Math.abs(expected)),
              formula);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {21, 40})
  default void manyVariablesAreTaken(int count) {
    String[] aliases =
        IntStream.range(0, count)
            .mapToObj(number -> "v" + number + " = " + category(number) + "(1)")
            .toArray(String[]::new);
    String formula =
        IntStream.range(0, count).mapToObj(number -> "v" + number).collect(Collectors.joining("+"));
    Genred genred = tier().of(formula, aliases).build();
    Tensor[] arguments = new Tensor[count];
    double sum = 0;
    for (int number = 0; number < count; number++) {
      sum += number;
      arguments[number] =
          number % 3 == 2
              ? Tensors.of(DType.FLOAT32, new double[] {number}, 1)
              : Tensors.of(DType.FLOAT32, new double[] {number, number}, 2, 1);
    }
    Tensor result = genred.call(tier().options(), arguments);
    assertEquals(2 * sum, result.at(0));
    assertEquals(2 * sum, result.at(1));
  }

  private static String category(int number) {
    return List.of("Vi", "Vj", "Pm").get(number % 3);
  }

  /** Half precision is storage only: sums that it could not hold are right, results are rounded. */
  @Test
  default void halfPrecisionIsStorageOnly() {
    Genred genred = tier().of("X * Y - X * Y + IntInv(4) * X", "X = Vi(1)", "Y = Vj(1)").build();
    Tensor x = Tensors.of(DType.FLOAT16, new double[] {60_000, 1, 0x1p-24}, 3, 1);
    Tensor y = Tensors.of(DType.FLOAT16, new double[] {60_000, 3}, 2, 1);
    Tensor result = genred.call(tier().options(), x, y);
    assertEquals(DType.FLOAT16, result.dtype());
    assertEquals(
        List.of(30_000.0, 0.5, 0.0),
        IntStream.range(0, 3)
            .mapToObj(row -> (double) Math.round(result.at(row) * 16) / 16)
            .toList());
    Genred product = tier().of("X * Y", "X = Vi(1)", "Y = Vj(1)").build();
    Tensor large = product.call(tier().options(), x, y);
    assertEquals(Double.POSITIVE_INFINITY, large.at(0));
    assertEquals(Float.float16ToFloat(Float.floatToFloat16(60_003)), large.at(1));
  }

  @ParameterizedTest
  @CsvSource({"FLOAT16", "FLOAT32", "FLOAT64"})
  default void resultsGoWhereTheCallerWants(DType dtype) {
    ReductionCase reduction =
        ReductionCase.all().stream()
            .filter(other -> other.reduction().name().equals("Min_ArgMin"))
            .findFirst()
            .orElseThrow();
    Genred genred = reduction.builder(tier(), 1).build();
    Tensor[] arguments = ReductionCase.arguments(genred, 130, 70, dtype, 72);
    for (Memory memory : Memory.values()) {
      Tensor values = memory.copy(Tensor.zeros(dtype, Shape.of(130, 2)));
      Tensor positions = memory.copy(Tensor.zeros(DType.INT64, Shape.of(130, 2)));
      List<Tensor> results = genred.callAll(tier().options().withOut(values, positions), arguments);
      assertEquals(List.of(values, positions), results, memory.name());
      reduction.requireRight(memory.name(), results, 1, ReductionCase.dense(130, 70), arguments);
    }
  }
}

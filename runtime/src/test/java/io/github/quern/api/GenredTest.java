package io.github.quern.api;

import static io.github.quern.dsl.Terms.exp;
import static io.github.quern.dsl.Terms.pm;
import static io.github.quern.dsl.Terms.sqDist;
import static io.github.quern.dsl.Terms.vi;
import static io.github.quern.dsl.Terms.vj;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.contract.BackendContract;
import io.github.quern.contract.ContractCase;
import io.github.quern.contract.Tensors;
import io.github.quern.data.DType;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import io.github.quern.dsl.Term;
import io.github.quern.formula.Variable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GenredTest {
  private static final Genred TEXT = ContractCase.GAUSSIAN.genred(Engine.shared(), 1);

  private static Tensor[] arguments(DType dtype) {
    return Tensors.random(TEXT.arguments(), 50, 70, dtype, 5);
  }

  @Test
  void theExampleGivesOneRowPerPoint() {
    Tensor result = TEXT.call(arguments(DType.FLOAT32));
    assertEquals(Shape.of(50, 2), result.shape());
    assertEquals(DType.FLOAT32, result.dtype());
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT16", "FLOAT32", "FLOAT64"})
  void theExampleInJavaGivesTheSameBits(DType dtype) {
    Term g = pm(1);
    Term x = vi(3);
    Term y = vj(3);
    Term b = vj(2);
    Genred java =
        Genred.of(exp(g.negate().times(sqDist(x, y))).times(b), g, x, y, b).axis(1).build();
    BackendContract.assertSameBits(TEXT.call(arguments(dtype)), java.call(arguments(dtype)));
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT16", "FLOAT32", "FLOAT64"})
  void theExampleInJavaWithPositionsGivesTheSameBits(DType dtype) {
    Genred java =
        Genred.of(exp(pm(0, 1).negate().times(sqDist(vi(1, 3), vj(2, 3)))).times(vj(3, 2)))
            .axis(1)
            .build();
    BackendContract.assertSameBits(TEXT.call(arguments(dtype)), java.call(arguments(dtype)));
  }

  @Test
  void theExampleIsTheSumOfAHandWrittenLoop() {
    Tensor[] arguments = arguments(DType.FLOAT64);
    Tensor result = TEXT.call(arguments);
    double gamma = arguments[0].at(0);
    for (int i = 0; i < 50; i++) {
      double[] sum = new double[2];
      for (int j = 0; j < 70; j++) {
        double distance = 0;
        for (int d = 0; d < 3; d++) {
          double difference = arguments[1].get(i, d) - arguments[2].get(j, d);
          distance += difference * difference;
        }
        sum[0] += Math.exp(-gamma * distance) * arguments[3].get(j, 0);
        sum[1] += Math.exp(-gamma * distance) * arguments[3].get(j, 1);
      }
      // 70 positive terms of size 1, each rounding by 2^-53.
      assertEquals(sum[0], result.get(i, 0), 1e-12);
      assertEquals(sum[1], result.get(i, 1), 1e-12);
    }
  }

  @Test
  void theDefaultsAreThoseOfKeops() {
    Genred genred = Genred.of("X + Y").aliases("X = Vi(1)", "Y = Vj(1)").build();
    // axis = 0 sums over i and gives one row per j.
    assertArrayEquals(
        new double[] {13, 23},
        genred
            .call(Tensor.of(new double[] {1, 2}, 2, 1), Tensor.of(new double[] {5, 10}, 2, 1))
            .toDoubleArray());
  }

  @Test
  void variablesCanBeWrittenInTheFormula() {
    Genred genred = Genred.of("Vi(0,1) * Vj(1,1)").axis(1).build();
    assertArrayEquals(
        new double[] {30},
        genred
            .call(Tensor.of(new double[] {2}, 1, 1), Tensor.of(new double[] {5, 10}, 2, 1))
            .toDoubleArray());
  }

  @Test
  void aliasesCanBeGivenInSeveralPortions() {
    Genred genred =
        Genred.of("X - Y").aliases("X = Vi(1)").aliases(List.of("Y = Vj(1)")).axis(1).build();
    assertEquals(List.of("X", "Y"), genred.arguments().stream().map(Variable::label).toList());
  }

  @Test
  void laterChangesOfAnArrayAreSeenByTheNextCall() {
    double[] x = {1};
    Tensor[] arguments = {Tensor.of(x, 1, 1), Tensor.of(new double[] {3}, 1, 1)};
    Genred genred = Genred.of("X * Y").aliases("X = Vi(1)", "Y = Vj(1)").axis(1).build();
    assertEquals(3, genred.call(arguments).at(0));
    x[0] = 2;
    assertEquals(6, genred.call(arguments).at(0));
  }

  @Test
  void argumentsAreNotChanged() {
    Tensor[] arguments = arguments(DType.FLOAT32);
    Tensor[] before = arguments(DType.FLOAT32);
    TEXT.call(arguments);
    for (int position = 0; position < arguments.length; position++) {
      BackendContract.assertSameBits(before[position], arguments[position]);
    }
  }

  @Test
  void nanAndInfinityFollowIeeeRules() {
    Genred genred = Genred.of("X / Y").aliases("X = Vi(1)", "Y = Vj(1)").axis(1).build();
    assertArrayEquals(
        new double[] {Double.POSITIVE_INFINITY, Double.NaN, Double.NEGATIVE_INFINITY},
        genred
            .call(Tensor.of(new double[] {1, 0, -1}, 3, 1), Tensor.of(new double[] {0, 1}, 2, 1))
            .toDoubleArray());
  }

  @Test
  void isDescribedByReductionAndFormula() {
    assertEquals("Sum over j of (Exp((Minus(G)*SqNorm2((X-Y))))*B)", TEXT.toString());
    assertEquals(2, TEXT.dimension());
    assertEquals(4, TEXT.arguments().size());
  }
}

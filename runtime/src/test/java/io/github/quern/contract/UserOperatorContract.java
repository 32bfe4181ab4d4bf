package io.github.quern.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.quern.api.Genred;
import io.github.quern.api.JavaOperator;
import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import io.github.quern.derivative.Gradient;
import io.github.quern.dsl.Term;
import io.github.quern.dsl.Terms;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Variable;
import io.github.quern.testing.Numbers;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Formulas call users' own Java methods. */
public interface UserOperatorContract extends Tier.Contract {
  /**
   * In which type's precision the tier computes what users' methods call of {@code java.lang.Math}.
   */
  default DType usersFunctions(DType dtype) {
    return dtype;
  }

  private static JavaOperator swish() {
    return JavaOperator.of("Swish", UserFunctions.class, "swish")
        .withDerivatives("(1 + Exp(-a) + a * Exp(-a)) / Square(1 + Exp(-a))");
  }

  private Tensor[] arguments(Genred genred, DType dtype) {
    return Tensors.random(genred.arguments(), 70, 131, dtype, 51);
  }

  private static void require(
      Genred genred,
      Tensor result,
      Tensor[] arguments,
      DType precision,
      DoubleUnaryOperator function) {
    for (int i = 0; i < 70; i++) {
      for (int d = 0; d < 2; d++) {
        double sum = 0;
        for (int j = 0; j < 131; j++) {
          sum += function.applyAsDouble(arguments[0].get(i, d) - arguments[1].get(j, d));
        }
        // 131 terms below 1, each with some roundings.
        Numbers.requireAgreement(
            genred + ", row " + i,
            new double[] {sum},
            new double[] {result.get(i, d)},
            0,
            131 * 8 * SumCheck.roundoff(precision));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  default void functionsOfBothTypesAreCalled(DType dtype) {
    Genred genred = tier().of("Swish(X - Y)", "X = Vi(2)", "Y = Vj(2)").operators(swish()).build();
    Tensor[] arguments = arguments(genred, dtype);
    require(
        genred,
        genred.call(tier().options(), arguments),
        arguments,
        usersFunctions(dtype),
        UserFunctions::swish);
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  default void functionsOfDoublesServeFloats(DType dtype) {
    Genred genred =
        tier()
            .of("MulAdd(X - Y, 2, X - Y)", "X = Vi(2)", "Y = Vj(2)")
            .operators(JavaOperator.of("MulAdd", UserFunctions.class, "muladd"))
            .build();
    Tensor[] arguments = arguments(genred, dtype);
    require(genred, genred.call(tier().options(), arguments), arguments, dtype, a -> 3 * a);
  }

  @Test
  default void functionsOfFloatsServeNoDoubles() {
    Genred genred =
        tier()
            .of("Root(100 * Square(X - Y))", "X = Vi(2)", "Y = Vj(2)")
            .operators(JavaOperator.of("Root", UserFunctions.class, "wholeRoot"))
            .build();
    double[] x = {1, 2, 3, 4};
    double[] y = {0.5, 7, 3, -2};
    Tensor result =
        genred.call(
            tier().options(),
            Tensors.of(DType.FLOAT32, x, 2, 2),
            Tensors.of(DType.FLOAT32, y, 2, 2));
    Numbers.requireEqual(
        genred.toString(), new double[] {5 + 20, 50 + 40, 25 + 0, 30 + 60}, result.toDoubleArray());
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> genred.call(tier().options(), arguments(genred, DType.FLOAT64)));
    assertEquals(
        "The function Root has a method for floats only; double precision needs one for doubles.",
        refusal.getMessage());
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  default void derivativesAreThoseGiven(DType dtype) {
    Term x = Terms.vi(0, 2);
    Formula swish = swish().apply(x.minus(Terms.vj(1, 2))).formula();
    Formula gradient = Gradient.of(swish, (Variable) x.formula(), Terms.pm(2, 2).formula());
    Genred genred = Genred.of(new Term(gradient)).axis(1).engine(tier().engine()).build();
    Tensor[] arguments = arguments(genred, dtype);
    arguments[2] = Tensors.of(dtype, new double[] {1, 1}, 2);
    require(
        genred,
        genred.call(tier().options(), arguments),
        arguments,
        dtype,
        a -> {
          double e = Math.exp(-a);
          return (1 + e + a * e) / ((1 + e) * (1 + e));
        });
  }
}

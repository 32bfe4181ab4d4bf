package io.github.quern.solve;

import static io.github.quern.dsl.Terms.vi;
import static io.github.quern.dsl.Terms.vj;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.api.CallOptions;
import io.github.quern.backend.BackendException;
import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import io.github.quern.formula.FormulaException;
import java.util.concurrent.CancellationException;
import org.apache.commons.math3.linear.JacobiPreconditioner;
import org.apache.commons.math3.linear.NonPositiveDefiniteOperatorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class KernelSolveErrorsTest {
  private static final SolveOptions OPTIONS =
      SolveOptions.DEFAULT.withAlpha(0.1).withCall(CallOptions.DEFAULT.withBackend("scalar"));
  private static final Tensor X = Dense.normal(1, 4, 2);
  private static final Tensor B = Dense.normal(2, 4, 1);

  private static KernelSolveBuilder builder(String formula) {
    return KernelSolve.of(formula)
        .aliases("x = Vi(2)", "y = Vj(2)", "b = Vj(1)")
        .unknown("b")
        .axis(1);
  }

  private static KernelSolve gaussian() {
    return builder("Exp(-SqDist(x,y)) * b").build();
  }

  private static Throwable assertRefused(String message, Executable action) {
    Throwable refusal = assertThrows(IllegalArgumentException.class, action);
    assertEquals(message, refusal.getMessage());
    return refusal;
  }

  @Test
  void theUnknownMustBeAVariable() {
    assertRefused(
        "There is no variable 'c'; the formula has x = Vi(2), y = Vj(2), b = Vj(1).",
        () -> builder("Exp(-SqDist(x,y)) * b").unknown("c").build());
    assertRefused(
        "Which variable is the unknown must be said, as in unknown(\"b\").",
        () -> KernelSolve.of("x").aliases("x = Vi(1)").build());
    assertRefused(
        "The unknown Vj(1) is not among the variables of the formula, x = Vi(2), y = Vj(2),"
            + " b = Vj(1).",
        () -> builder("Exp(-SqDist(x,y)) * b").unknown(vj(1)).build());
  }

  @Test
  void theUnknownMustBeIndexedByWhatSumsAreOver() {
    assertRefused(
        "The unknown must be a Vi where sums are over i (axis 0), but it is b = Vj(1).",
        () -> builder("Exp(-SqDist(x,y)) * b").axis(0).build());
    assertRefused(
        "The unknown must be a Vj where sums are over j (axis 1), but it is x = Vi(2).",
        () -> builder("Exp(-SqDist(x,y)) * b").unknown("x").build());
  }

  @Test
  void theFormulaMustHaveTheDimensionOfTheUnknown() {
    assertRefused(
        "The formula must have the dimension of the unknown b = Vj(2), but has dimension 1.",
        () ->
            KernelSolve.of("Exp(-SqDist(x,y)) * Sum(b)")
                .aliases("x = Vi(2)", "y = Vj(2)", "b = Vj(2)")
                .unknown("b")
                .axis(1)
                .build());
  }

  @Test
  void theFormulaMustBeLinearInTheUnknown() {
    assertRefused(
        "The formula ((Exp(Minus(SqNorm2((x-y))))*b)*b) is not linear in the unknown b.",
        () -> builder("Exp(-SqDist(x,y)) * b * b").build());
    assertRefused(
        "The formula (Exp(Minus(SqNorm2((x-y))))+b) is not linear in the unknown b.",
        () -> builder("Exp(-SqDist(x,y)) + b").build());
    assertRefused(
        "The formula Exp(Minus(SqNorm2((x-y)))) is not linear in the unknown b.",
        () -> builder("Exp(-SqDist(x,y))").build());
  }

  @Test
  void mistakesInTheFormulaShowThePlace() {
    FormulaException mistake =
        assertThrows(FormulaException.class, () -> builder("exp(-SqDist(x,y)) * b").build());
    assertTrue(String.valueOf(mistake.getMessage()).contains("\n  ^^^\n"), mistake::getMessage);
  }

  @Test
  void aliasesBelongToFormulasInText() {
    assertRefused(
        "Aliases and operators in text belong to a formula in text; this one was built in Java.",
        () -> KernelSolve.of(vi(0, 1)).aliases("x = Vi(1)").build());
  }

  @Test
  void theSystemMustBeSquare() {
    assertRefused(
        "A linear system needs as many rows as columns, but M = 4 (x = Vi(2)) and N = 5 (y ="
            + " Vj(2)).",
        () -> gaussian().solve(OPTIONS, X, Dense.normal(1, 5, 2), Dense.normal(1, 5, 1)));
  }

  @Test
  void theRightHandSideMustHaveAllBatchElements() {
    assertRefused(
        "The right-hand side b must have the batch axes (3,) of all arguments together, but its"
            + " shape is (1, 4, 1).",
        () ->
            gaussian()
                .solve(
                    OPTIONS,
                    Dense.normal(1, 3, 4, 2),
                    Dense.normal(1, 3, 4, 2),
                    Dense.normal(1, 1, 4, 1)));
  }

  @Test
  void argumentsMustFitTheFormula() {
    assertRefused(
        "The formula has 3 arguments (x = Vi(2), y = Vj(2), b = Vj(1)), but the call gives 2.",
        () -> gaussian().solve(OPTIONS, X, X));
    assertRefused(
        "Linear systems are solved in float32 or float64; the arguments are float16.",
        () -> {
          Tensor half = X.cast(DType.FLOAT16);
          gaussian().solve(OPTIONS, half, half, B.cast(DType.FLOAT16));
        });
    assertRefused(
        "The right-hand side b must hold floating-point numbers, but is int32.",
        () -> gaussian().solve(OPTIONS, X, X, B.cast(DType.INT32)));
  }

  @Test
  void theRightHandSideMustBeFinite() {
    for (double wrong : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertRefused(
          "The right-hand side b must be finite, but entry 2, counted row by row, is "
              + wrong
              + ".",
          () -> gaussian().solve(OPTIONS, X, X, Tensor.of(new double[] {1, 2, wrong, 3}, 4, 1)));
    }
  }

  @Test
  void productsMustBeFinite() {
    Tensor x = Tensor.of(new double[] {1, 2, Double.NaN, 3, 4, 5, 6, 7}, 4, 2);
    assertRefused(
        "The residual became NaN in iteration 1; all arguments must be finite, and so must the"
            + " products of matrix and vector.",
        () -> gaussian().solve(OPTIONS, x, x, B));
  }

  @Test
  void theMatrixMustBePositiveDefinite() {
    KernelSolve negative = builder("-Exp(-SqDist(x,y)) * b").build();
    Throwable refusal =
        assertRefused(
            "The matrix alpha I + K is not positive definite, as iteration 1 found. Where K is, up"
                + " to rounding, a larger alpha helps.",
            () -> negative.solve(OPTIONS, X, X, B));
    assertInstanceOf(NonPositiveDefiniteOperatorException.class, refusal.getCause());
    negative.solve(OPTIONS.withAlpha(5), X, X, B);
  }

  @Test
  void thePreconditionerMustBePositiveDefinite() {
    JacobiPreconditioner negative = new JacobiPreconditioner(new double[] {-1, -1, -1, -1}, true);
    assertRefused(
        "The preconditioner is not positive definite, as iteration 1 found.",
        () -> gaussian().solve(OPTIONS.withPreconditioner(negative), X, X, B));
  }

  @Test
  void anExhaustedLimitIsAnErrorThatTellsTheResidual() {
    Tensor x = Dense.normal(1, 50, 2);
    Tensor b = Dense.normal(2, 50, 1);
    KernelSolve solve = gaussian();
    int needed = solve.solve(OPTIONS, x, x, b).iterations();
    assertEquals(needed, solve.solve(OPTIONS.withMaxIterations(needed), x, x, b).iterations());
    double[] last = new double[1];
    NoConvergenceException failure =
        assertThrows(
            NoConvergenceException.class,
            () ->
                solve.solve(
                    OPTIONS
                        .withMaxIterations(3)
                        .withListener((iterations, residual, target) -> last[0] = residual),
                    x,
                    x,
                    b));
    assertEquals(last[0], failure.residual());
    assertTrue(
        String.valueOf(failure.getMessage())
            .matches(
                "No convergence within 3 iterations: the norm of the residual is [\\d.]+, and"
                    + " 7\\.07e-06 is needed\\. .*"),
        failure::getMessage);
  }

  @Test
  void optionsAreChecked() {
    assertRefused("alpha must be a finite number; it is NaN.", () -> OPTIONS.withAlpha(Double.NaN));
    assertRefused("eps must be above 0; it is 0.0.", () -> OPTIONS.withEps(0));
    assertRefused("eps must be above 0; it is NaN.", () -> OPTIONS.withEps(Double.NaN));
    assertRefused(
        "At least 1 iteration must be allowed; the limit is 0.",
        () -> OPTIONS.withMaxIterations(0));
    assertRefused(
        "Products go into new vectors, so the options must give no tensors for results.",
        () -> gaussian().solve(OPTIONS.withCall(CallOptions.DEFAULT.withOut(X)), X, X, B));
  }

  @Test
  void aTierThatIsNotThereIsNotReplaced() {
    assertThrows(
        BackendException.class,
        () ->
            gaussian()
                .solve(
                    OPTIONS.withCall(CallOptions.DEFAULT.withBackend("scalar").withDeviceId(7)),
                    X,
                    X,
                    B));
  }

  @Test
  void anInterruptedThreadStopsTheSolve() {
    Thread.currentThread().interrupt();
    try {
      assertThrows(CancellationException.class, () -> gaussian().solve(OPTIONS, X, X, B));
    } finally {
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  void whatAListenerThrowsEndsTheSolve() {
    IllegalStateException stop = new IllegalStateException("enough");
    SolveOptions options =
        OPTIONS.withListener((iterations, residual, target) -> {
          throw stop;
        });
    assertEquals(
        stop, assertThrows(IllegalStateException.class, () -> gaussian().solve(options, X, X, B)));
  }

  @Test
  void theGradientNeedsArraysLikeTheRightHandSide() {
    assertRefused(
        "The gradient must be of the type and shape of the right-hand side b, float64 and (4, 1),"
            + " but is of float64 and (4, 2).",
        () -> gaussian().gradient(OPTIONS, B, X, X, X, B));
    assertRefused(
        "The solution must be of the type and shape of the right-hand side b, float64 and (4, 1),"
            + " but is of float32 and (4, 1).",
        () -> gaussian().gradient(OPTIONS, B.cast(DType.FLOAT32), B, X, X, B));
    SolveGradient gradient = gaussian().gradient(OPTIONS, B, B, X, X, B);
    assertRefused(
        "There is no variable 'c'; the formula has x = Vi(2), y = Vj(2), b = Vj(1).",
        () -> gradient.of("c"));
  }
}

package io.github.quern.lazy;

import static io.github.quern.lazy.LazyTensor.number;
import static io.github.quern.lazy.LazyTensor.pm;
import static io.github.quern.lazy.LazyTensor.vi;
import static io.github.quern.lazy.LazyTensor.vj;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.data.DType;
import io.github.quern.data.Ranges;
import io.github.quern.data.Tensor;
import io.github.quern.reduction.Reductions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What does not fit together is refused when it is put together. */
class LazyTensorErrorsTest {
  private static final LazyTensor X = vi(Samples.random(1, 5, 3));
  private static final LazyTensor Y = vj(Samples.random(2, 7, 3));
  private static final Tensor COTANGENT = Tensor.of(new double[15], 5, 3);

  private static void requireRefusal(String message, Executable executable) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, executable).getMessage());
  }

  @Test
  void allRowsDataHaveOneNumberOfRows() {
    requireRefusal(
        "Argument 1, x1 = Vi(3), has 4 rows, but x0 = Vi(3) has 5; all Vi variables need equally"
            + " many.",
        () -> X.plus(vi(Samples.random(3, 4, 3))));
    requireRefusal(
        "Argument 2, y1 = Vj(1), has 1 rows, but y0 = Vj(3) has 7; all Vj variables need equally"
            + " many.",
        () -> X.minus(Y).times(vj(Samples.random(3, 1, 1))));
  }

  @Test
  void batchAxesAreEqualOrOne() {
    requireRefusal(
        "Argument 1, y0 = Vj(3), has 4 batch elements along axis 0, but x0 = Vi(3) has 2; sizes of"
            + " batch axes must be equal, or 1.",
        () -> vi(Samples.random(1, 2, 5, 3)).plus(vj(Samples.random(2, 4, 7, 3))));
  }

  @Test
  void componentsFitTheOperator() {
    requireRefusal(
        "Add needs operands of one dimension, or scalars: operand 1 has dimension 3, operand 2 has"
            + " dimension 2.",
        () -> X.plus(pm(Samples.random(1, 2))));
    requireRefusal("Elem's position must be between 0 and 2; it is 3.", () -> X.elem(3));
  }

  @Test
  void dataHaveOneType() {
    requireRefusal(
        "All arguments need one type: x0 is float64, but y0 is float32.",
        () -> X.plus(vj(Samples.random(2, 7, 3).cast(DType.FLOAT32))));
  }

  @Test
  void shapesOfDataAreRowsAndColumns() {
    requireRefusal("Vi data need a shape (.., M, D); it is (3,).", () -> vi(Samples.random(1, 3)));
    requireRefusal("Vj data need a shape (.., N, D); it is (3,).", () -> vj(Samples.random(1, 3)));
    requireRefusal("Pm data need a shape (.., D); it is ().", () -> pm(Samples.random(1)));
    String needed =
        "A lazy tensor is made of data of shape (.., M, 1, D), (.., 1, N, D) or (.., 1,"
            + " 1, D); it is ";
    String otherwise = ". For data of other shapes, there are vi, vj and pm.";
    requireRefusal(needed + "(5, 3)" + otherwise, () -> LazyTensor.of(Samples.random(1, 5, 3)));
    requireRefusal(
        needed + "(2, 5, 7, 3)" + otherwise, () -> LazyTensor.of(Samples.random(1, 2, 5, 7, 3)));
    requireRefusal(
        "A variable needs at least one component; the dimension given is 0.",
        () -> vi(Samples.random(1, 5, 0)));
  }

  @Test
  void axesAreThoseOfPairs() {
    String symbolic =
        " is that of the components, which stays symbolic: sum(), min() and their kin without an"
            + " axis reduce over it. Give 0 to reduce over i or 1 to reduce over j.";
    requireRefusal("Axis 2" + symbolic, () -> X.sum(2));
    requireRefusal("Axis -1" + symbolic, () -> X.argMin(-1));
    requireRefusal(
        "The axis is 1 to reduce over j or 0 to reduce over i; it is 3.", () -> X.sum(3));
  }

  @Test
  void reductionsAreKnownAndComplete() {
    requireRefusal(
        "There is no reduction 'Mean'; there are "
            + String.join(", ", Reductions.names())
            + ", case-sensitive.",
        () -> X.reduce("Mean", 1));
    requireRefusal("The number K (optArg) must be at least 1; it is 0.", () -> X.kMin(0, 1));
    assertThrows(IllegalArgumentException.class, () -> X.reduce("KMin", 1));
    assertThrows(IllegalArgumentException.class, () -> X.sqNorm2().reduce("SumSoftMaxWeight", 1));
    assertThrows(IllegalArgumentException.class, () -> X.reduce("Sum", 1, Y));
    assertThrows(IllegalArgumentException.class, () -> X.logSumExp(1));
    requireRefusal(
        "Argument 1, x1 = Vi(3), has 4 rows, but x0 = Vi(3) has 5; all Vi variables need equally"
            + " many.",
        () -> X.sqNorm2().sumSoftMaxWeight(1, vi(Samples.random(3, 4, 3))));
  }

  @Test
  void productsAreOfMatricesOfScalars() {
    requireRefusal(
        "A product with an array needs entries that are scalars; here they have 3 components.",
        () -> X.plus(Y).matmul(Samples.random(1, 7, 2)));
    requireRefusal(
        "Argument 2, y1 = Vj(2), has 6 rows, but y0 = Vj(3) has 7; all Vj variables need equally"
            + " many.",
        () -> X.dot(Y).matmul(Samples.random(1, 6, 2)));
  }

  @Test
  void derivativesAreInData() {
    requireRefusal(
        "Grad differentiates with respect to a variable; this operand is a term.",
        () -> X.sqNorm2().grad(X.exp(), number(1)));
    requireRefusal(
        "The data Tensor(7, 3) of float64 are no Vi argument of Sum over j of Exp(x0).",
        () -> X.exp().reduce("Sum", 1).gradient(vi(Samples.random(2, 7, 3)), COTANGENT));
    requireRefusal(
        "A reduction is differentiated in data or numbers, not in the formula Exp(x0).",
        () -> X.exp().reduce("Sum", 1).gradient(X.exp(), COTANGENT));
    assertThrows(IllegalArgumentException.class, () -> X.reduce("Min", 1).gradient(X, COTANGENT));
    requireRefusal(
        "Argument 1, u = Vi(3), needs an array of shape (M, 3), but got (2, 5, 3).",
        () -> X.reduce("Sum", 1).differential(X, Samples.random(1, 2, 5, 3)));
  }

  @Test
  void operandsHaveOneEngineAndOneSetOfOptions() {
    try (Engine engine = Engine.create(1);
        Engine other = Engine.create(1)) {
      LazyTensor x = X.withOptions(LazyOptions.DEFAULT.withEngine(engine));
      LazyTensor y = Y.withOptions(LazyOptions.DEFAULT.withEngine(other));
      String advice = "; give both the same with withOptions, or only one of them any.";
      requireRefusal("The operands belong to different engines" + advice, () -> x.plus(y));
      LazyTensor limited = Y.withOptions(x.options().withDenseLimit(10));
      requireRefusal("The operands have different options" + advice, () -> x.plus(limited));
    }
  }

  @Test
  void optionsAreChecked() {
    requireRefusal(
        "Tensors for results belong to one call: give them to LazyReduction.callAll.",
        () -> X.withOptions(CallOptions.DEFAULT.withOut(Samples.random(1, 5, 3))));
    requireRefusal(
        "The limit of dense arrays must be at least 0 bytes; it is -1.",
        () -> X.withDenseLimit(-1));
  }

  @Test
  void rangesAndBatchAxesExcludeEachOther() {
    Ranges ranges = Ranges.overJ(new long[][] {{0, 5}}, new long[] {1}, new long[][] {{0, 7}});
    LazyTensor batches =
        vi(Samples.random(1, 2, 5, 3)).plus(Y).withOptions(CallOptions.DEFAULT.withRanges(ranges));
    requireRefusal(
        "Ranges cannot be combined with batch axes; the arguments have 1 of them.",
        () -> batches.sum(1));
  }

  @Test
  void complexNumbersHaveTwoParts() {
    requireRefusal(
        "Complex numbers need real and imaginary parts, so an even dimension, not 3.",
        X::asComplex);
  }

  @Test
  void someResultsAreTwo() {
    assertEquals(
        "Min_ArgMin over j of x0 gives 2 arrays; use callAll.",
        assertThrows(IllegalStateException.class, () -> X.reduce("Min_ArgMin", 1).call())
            .getMessage());
  }
}

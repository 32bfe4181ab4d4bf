package io.github.quern.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartialReductionTest {
  private static final Tensor X = Tensor.of(new float[] {1, 2}, 2, 1);

  private static PartialReduction partial(String formula, String reduction) {
    return Genred.of(formula)
        .aliases("X = Vi(1)", "Y = Vj(1)")
        .reductionOp(reduction)
        .axis(1)
        .build()
        .partials(DType.FLOAT32, List.of())
        .runs()
        .getFirst()
        .reduction();
  }

  private static PartialState state(PartialReduction partial, Tensor x) {
    return partial.state(Engine.shared(), CallOptions.DEFAULT, Origin.START, x, X);
  }

  private static String refusal(Runnable wrong) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, wrong::run).getMessage());
  }

  @Test
  void statesOfAnotherReductionAreRefused() {
    PartialReduction sum = partial("X * Y", "Sum");
    PartialReduction other = partial("X + Y", "Sum");
    assertEquals(
        "This is a state of '"
            + other
            + "' of types [float32], but one of '"
            + sum
            + "' of types [float32] is needed.",
        refusal(() -> sum.merge(Engine.shared(), state(sum, X), state(other, X))));
    assertEquals(partial("X * Y", "Sum").toString(), sum.toString());
  }

  @Test
  void statesOfOtherRowsAreRefused() {
    PartialReduction sum = partial("X * Y", "Sum");
    Tensor one = Tensor.of(new float[1], 1, 1);
    assertEquals(
        "States of different sizes cannot be added: (2, 1) and (1, 1).",
        refusal(() -> sum.merge(Engine.shared(), state(sum, X), state(sum, one))));
  }

  @Test
  void wrongArgumentsAreNamed() {
    PartialReduction sum = partial("X * Y", "Sum");
    assertEquals(
        "Argument 0, X = Vi(1), needs an array of shape (M, 1), but got (3, 2).",
        refusal(() -> state(sum, Tensor.of(new float[6], 3, 2))));
    assertEquals(
        "This reduction was made for arguments of type float32, but they are float64.",
        refusal(() ->
            sum.results(
                Engine.shared(),
                CallOptions.DEFAULT,
                Origin.START,
                Tensor.of(new double[2], 2, 1),
                Tensor.of(new double[2], 2, 1))));
  }

  @Test
  void halfPrecisionHasNoParts() {
    Genred sum = Genred.of("X * Y").aliases("X = Vi(1)", "Y = Vj(1)").axis(1).build();
    assertEquals(
        "Parts are computed from arguments of type float32 or float64, not float16.",
        refusal(() -> sum.partials(DType.FLOAT16, List.of())));
  }

  @Test
  void engineCompilesEachKernelOnceForAllCopies() {
    try (Engine engine = Engine.create(1)) {
      PartialReduction one = partial("X * Y * 3", "Sum");
      PartialReduction copy = partial("X * Y * 3", "Sum");
      one.results(engine, CallOptions.DEFAULT, Origin.START, X, X);
      assertEquals(1, engine.kernelCount());
      copy.results(engine, CallOptions.DEFAULT, Origin.START, X, X);
      assertEquals(1, engine.kernelCount());
    }
  }

  @Test
  void sizesOfRowsAreTold() {
    assertEquals(4, partial("X * Y", "Sum").stateBytes());
    assertEquals(12, partial("X * Y", "ArgMin").stateBytes());
    assertEquals(8, partial("X * Y", "ArgMin").resultBytes());
  }
}

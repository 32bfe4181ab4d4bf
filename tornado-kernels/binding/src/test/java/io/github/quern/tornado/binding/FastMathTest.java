package io.github.quern.tornado.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.quern.api.Genred;
import io.github.quern.backend.CompiledKernel;
import io.github.quern.backend.DeviceKind;
import io.github.quern.backend.KernelCall;
import io.github.quern.backend.KernelSpec;
import io.github.quern.backend.Operand;
import io.github.quern.backend.Storage;
import io.github.quern.data.Tensor;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Program;
import io.github.quern.parity.BackendParity;
import io.github.quern.parity.Tolerance;
import io.github.quern.testing.KernelTrial;
import io.github.quern.testing.KernelTrials;
import io.github.quern.testing.Programs;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What fast maths changes on TornadoVM's first device, and what it must not. */
class FastMathTest {
  private static final SdkDriver DRIVER = new SdkDriver();

  private static final int COUNT = 200_000;

  static Stream<KernelTrial> trials() {
    return Stream.concat(KernelTrials.all(), KernelTrials.manyColumns())
        .filter(trial -> trial.spec().precision() == Precision.FLOAT32)
        .filter(trial -> trial.name().contains("of rows I") || trial.name().contains("Min"))
        .map(trial -> trial.with(new KernelSpec(trial.spec().program(), Precision.FLOAT32, true)));
  }

  /** With their infinities, and what comes of those in empty ranges. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("trials")
  void reductionsStayRight(KernelTrial trial) {
    try (CompiledKernel kernel = FirstDevice.compile(DRIVER, trial.spec())) {
      trial.check(kernel);
    }
  }

  /** The largest errors that docs/accuracy.md tells; those of GPUs were not measured. */
  @ParameterizedTest
  @CsvSource({
    "Exp, -80, 80, 1.0",
    "Log, 0, 100, 0.6",
    "Sin, -100, 100, 1.6",
    "Cos, -100, 100, 1.5",
    "Sqrt, 0, 100, 0.5"
  })
  void functionsAreAsExactAsTheDocumentationTells(
      String function, double from, double to, double units) {
    assumeTrue(DRIVER.devices().getFirst().kind() == DeviceKind.CPU);
    float[] numbers = new float[COUNT];
    Random random = new Random(9);
    for (int row = 0; row < COUNT; row++) {
      numbers[row] = (float) random.nextDouble(from, to);
    }
    Tensor x = Tensor.of(numbers, COUNT, 1);
    Tensor y = Tensor.of(new float[1], 1, 1);
    for (boolean fast : new boolean[] {false, true}) {
      Genred genred =
          Genred.of(function + "(X) + IntCst(0) * Y")
              .aliases("X = Vi(1)", "Y = Vj(1)")
              .axis(1)
              .fastMath(fast)
              .build();
      BackendParity.of(genred, x, y)
          .on("tornado")
          .require("tornado")
          .withTolerance(Tolerance.ulps(units))
          .check();
    }
  }

  private static float[] run(String formula, boolean fast, float... x) {
    Program program = Programs.sum(formula, 1, "X = Vi(1)", "Y = Vj(1)");
    float[] results = new float[x.length];
    try (CompiledKernel kernel =
        FirstDevice.compile(DRIVER, new KernelSpec(program, Precision.FLOAT32, fast))) {
      kernel.run(
          KernelCall.dense(
              List.of(floats(x), floats(new float[1])), x.length, 1, List.of(floats(results))));
    }
    return results;
  }

  private static Operand floats(float[] numbers) {
    return new Operand(MemorySegment.ofArray(numbers), Storage.FLOAT32);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void numbersThatAreNoneStayNone(boolean fast) {
    float[] results =
        run("IfElse(X - Y, Exp(X), Sqrt(X)) + Y", fast, Float.NaN, Float.NEGATIVE_INFINITY, -1, 0);
    assertEquals(Float.NaN, results[0]);
    assertEquals(Float.NaN, results[1]);
    assertEquals(Float.NaN, results[2]);
    assertEquals(1, results[3]);
    assertEquals(Float.POSITIVE_INFINITY, run("Exp(X) + Y", fast, 1000)[0]);
    assertEquals(0, run("Exp(X) + Y", fast, Float.NEGATIVE_INFINITY)[0]);
  }
}

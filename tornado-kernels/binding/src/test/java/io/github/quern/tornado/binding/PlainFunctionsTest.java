package io.github.quern.tornado.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.backend.CompiledKernel;
import io.github.quern.backend.KernelCall;
import io.github.quern.backend.KernelSpec;
import io.github.quern.backend.Operand;
import io.github.quern.backend.Storage;
import io.github.quern.ir.Precision;
import io.github.quern.testing.Programs;
import io.github.quern.tornado.emit.Functions;
import io.github.quern.tornado.emit.ImageEmitter;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import uk.ac.manchester.tornado.api.enums.TornadoVMBackendType;

/**
 * Elementary functions of plain arithmetic, compiled by TornadoVM for its first device: what the
 * PTX backend runs, with loops and choices that other backends compile as well.
 */
class PlainFunctionsTest {
  private static final SdkDriver DRIVER = new SdkDriver();

  private static final double[] X = {
    0,
    1,
    -1,
    0.3,
    -0.3,
    0.999,
    2.5,
    -7,
    40,
    -90,
    88.5,
    1e-6,
    1.00001,
    12345.6,
    3e20,
    -1e-30,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN
  };

  private static final double Y = 2.5;

  record Case(String formula, DoubleBinaryOperator exact) {
    @Override
    public String toString() {
      return formula;
    }
  }

  static Stream<Arguments> cases() {
    return Stream.of(
            new Case("Exp(X) + IntCst(0) * Y", (x, y) -> StrictMath.exp(x)),
            new Case("Log(X) + IntCst(0) * Y", (x, y) -> StrictMath.log(x)),
            new Case("Asin(X) + IntCst(0) * Y", (x, y) -> StrictMath.asin(x)),
            new Case("Acos(X) + IntCst(0) * Y", (x, y) -> StrictMath.acos(x)),
            new Case("Atan(X) + IntCst(0) * Y", (x, y) -> StrictMath.atan(x)),
            new Case("Atan2(X, Y)", StrictMath::atan2),
            new Case("Powf(X, Y)", StrictMath::pow),
            new Case("Sin(X) + IntCst(0) * Y", (x, y) -> wave(StrictMath.sin(x), x)),
            new Case("Cos(X) + IntCst(0) * Y", (x, y) -> wave(StrictMath.cos(x), x)))
        .flatMap(
            one -> Stream.of(Precision.values()).map(precision -> Arguments.of(one, precision)));
  }

  /** Beyond 10^12 the angle within a turn is not known. */
  private static double wave(double value, double x) {
    return Math.abs(x) < 1e12 ? value : Double.NaN;
  }

  /**
   * Doubles to 50 bits, powers to as many less the 6 of their logarithm; floats to 22, since the
   * exponential of a device has 2 or 3 units in the last place. Subnormal results may vanish.
   */
  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("cases")
  void functionsAreExact(Case one, Precision precision) {
    boolean single = precision == Precision.FLOAT32;
    double[] results = run(one.formula(), precision);
    for (int row = 0; row < X.length; row++) {
      double x = single ? (float) X[row] : X[row];
      double exact = one.exact().applyAsDouble(x, Y);
      exact = single ? (float) exact : exact;
      double unit = single ? 0x1p-22 : one.formula().startsWith("Pow") ? 0x1p-44 : 0x1p-50;
      double bound = Math.max(Math.abs(exact) * unit, single ? Float.MIN_NORMAL : 0);
      String what = one + " at " + x;
      if (Double.isFinite(exact)) {
        assertEquals(exact, results[row], bound, what);
      } else {
        assertEquals(exact, results[row], what);
      }
    }
  }

  private static double[] run(String formula, Precision precision) {
    KernelSpec spec = new KernelSpec(Programs.sum(formula, 1, "X = Vi(1)", "Y = Vj(1)"), precision);
    Operand results = operand(precision, new double[X.length]);
    try (CompiledKernel kernel = DRIVER.compile(ImageEmitter.emit(spec, Functions.PLAIN), 0)) {
      kernel.run(
          KernelCall.dense(
              List.of(operand(precision, X), operand(precision, Y)),
              X.length,
              1,
              List.of(results)));
    }
    double[] numbers = new double[X.length];
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] =
          precision == Precision.FLOAT32
              ? results.data().getAtIndex(ValueLayout.JAVA_FLOAT_UNALIGNED, row)
              : results.data().getAtIndex(ValueLayout.JAVA_DOUBLE_UNALIGNED, row);
    }
    return numbers;
  }

  private static Operand operand(Precision precision, double... numbers) {
    if (precision == Precision.FLOAT64) {
      return new Operand(MemorySegment.ofArray(numbers), Storage.FLOAT64);
    }
    float[] floats = new float[numbers.length];
    for (int position = 0; position < floats.length; position++) {
      floats[position] = (float) numbers[position];
    }
    return new Operand(MemorySegment.ofArray(floats), Storage.FLOAT32);
  }

  /** Whatever the backend: clocks in MHz, threads of a group, functions that are as they are. */
  @Test
  void devicesAreDescribedInUnitsThatAreTheSameForAllBackends() {
    boolean ptx = DRIVER.tornadoDevice(0).getTornadoVMBackend() == TornadoVMBackendType.PTX;
    assertEquals(!ptx, DRIVER.limits(0).exactFunctions());
    DRIVER.devices().stream()
        .flatMap(device -> device.speed().stream())
        .forEach(speed ->
            assertEquals(true, speed.clockMhz() < 20_000, () -> speed + ", in GHz: 20 at most"));
  }

  @Test
  void aMissingDriverIsNamed() {
    String needs =
        switch (DRIVER.tornadoDevice(0).getTornadoVMBackend()) {
          case OPENCL -> "OpenCL needs libOpenCL.so.1 and a device's driver for it";
          case PTX -> "PTX needs NVIDIA's driver, libcuda.so.1";
          case CUDA -> "CUDA needs NVIDIA's driver, libcuda.so.1, and libnvrtc.so.13 of CUDA 13";
          default -> throw new IllegalStateException("an SDK of no backend that Quern knows");
        };
    assertEquals(
        "TornadoVM found no device: it is away (" + needs + ")", Hardware.missing(": it is away"));
  }
}

package io.github.quern.tornado.binding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.backend.BackendException;
import io.github.quern.backend.CompiledKernel;
import io.github.quern.backend.KernelCall;
import io.github.quern.backend.KernelSpec;
import io.github.quern.backend.Operand;
import io.github.quern.backend.Storage;
import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import io.github.quern.ir.BinaryFunction;
import io.github.quern.ir.Comparison;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Program;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.testing.Expressions;
import io.github.quern.testing.Programs;
import io.github.quern.tornado.driver.OutOfDeviceMemoryException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What TornadoVM gets wrong without a word is right on its first device: comparisons with what is
 * no number, infinities, relaxed maths, grids, sizes. What class files must not have is tested
 * where they are emitted.
 */
class DevicePitfallsTest {
  private static final SdkDriver DRIVER = new SdkDriver();
  private static final Engine ENGINE = Engine.create(1);
  private static final CallOptions TORNADO =
      CallOptions.DEFAULT.withBackend("tornado").withDeviceId(0);

  /**
   * OpenCL allows pow 16 units in the last place, and other functions fewer. Those of plain
   * arithmetic have 4 at most, but powers as many as the logarithm of the result, up to 745.
   */
  private static final double UNITS = 16;

  private static final double UNITS_OF_PLAIN_POWERS = 2 * 745;

  private static boolean functionsAreExact() {
    return DRIVER.limits(0).exactFunctions();
  }

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  /** TornadoVM turns {@code a <= b} into {@code !(b < a)}, which is true for NaN. */
  @ParameterizedTest
  @EnumSource(Comparison.class)
  void comparisonsAreThoseOfJavaForNaNAndInfinitiesToo(Comparison comparison) {
    check(
        (scope, a, b) -> scope.choose(comparison, a, b, scope.constant(2), scope.constant(-3)),
        (a, b) -> comparison.test(a, b) ? 2 : -3,
        0);
  }

  /** Relaxed maths and native functions are inexact, and know neither NaN nor infinities. */
  @ParameterizedTest
  @EnumSource(UnaryFunction.class)
  void functionsOfOneNumberAreThoseOfJava(UnaryFunction function) {
    boolean wave = function == UnaryFunction.SIN || function == UnaryFunction.COS;
    // Plain arithmetic does not know which part of a turn a huge angle is.
    double most = wave && !functionsAreExact() ? 1e12 : Double.POSITIVE_INFINITY;
    check(
        (scope, a, b) -> scope.unary(function, a),
        (a, b) -> Math.abs(a) <= most ? function.apply(a) : Double.NaN,
        UNITS);
  }

  /** Among them 1 to the power NaN, which is 1 on devices. */
  @ParameterizedTest
  @EnumSource(BinaryFunction.class)
  void functionsOfTwoNumbersAreThoseOfJava(BinaryFunction function) {
    boolean plainPower = function == BinaryFunction.POW && !functionsAreExact();
    check(
        (scope, a, b) -> scope.binary(function, a, b),
        function::apply,
        plainPower ? UNITS_OF_PLAIN_POWERS : UNITS);
  }

  private static void check(
      Expressions.Expression expression, DoubleBinaryOperator definition, double units) {
    List<double[]> pairs = Expressions.pairs();
    double[] left = pairs.get(0);
    double[] right = pairs.get(1);
    Program program = Expressions.program(expression);
    for (Precision precision : Precision.values()) {
      double[] results = run(new KernelSpec(program, precision), left.length, 1, left, right);
      for (int position = 0; position < left.length; position++) {
        double exact = definition.applyAsDouble(left[position], right[position]);
        require(precision, exact, results[position], units, left[position], right[position]);
      }
    }
  }

  private static void require(
      Precision precision, double exact, double result, double units, double a, double b) {
    boolean single = precision == Precision.FLOAT32;
    double expected = single ? (float) exact : exact;
    double unit = single ? Math.ulp((float) exact) : Math.ulp(exact);
    assertTrue(
        expected == result
            || (Double.isNaN(expected) && Double.isNaN(result))
            || Math.abs(result - exact) <= units * unit,
        () -> precision + " at " + a + ", " + b + ": " + result + ", not " + expected);
  }

  private static double[] run(KernelSpec spec, int rows, int columns, double[]... inputs) {
    double[] results = new double[rows * spec.program().outputs().getFirst().dimension()];
    boolean single = spec.precision() == Precision.FLOAT32;
    MemorySegment output =
        single ? MemorySegment.ofArray(new float[results.length]) : MemorySegment.ofArray(results);
    Storage storage = single ? Storage.FLOAT32 : Storage.FLOAT64;
    List<Operand> operands =
        Arrays.stream(inputs)
            .map(numbers -> new Operand(segment(numbers, single), storage))
            .toList();
    try (CompiledKernel kernel = FirstDevice.compile(DRIVER, spec)) {
      kernel.run(KernelCall.dense(operands, rows, columns, List.of(new Operand(output, storage))));
    }
    if (single) {
      float[] floats = (float[]) output.heapBase().orElseThrow();
      Arrays.setAll(results, entry -> floats[entry]);
    }
    return results;
  }

  private static MemorySegment segment(double[] numbers, boolean single) {
    if (!single) {
      return MemorySegment.ofArray(numbers);
    }
    float[] floats = new float[numbers.length];
    for (int entry = 0; entry < floats.length; entry++) {
      floats[entry] = (float) numbers[entry];
    }
    return MemorySegment.ofArray(floats);
  }

  /** Constants that are infinite or no numbers, which TornadoVM writes wrongly. */
  @ParameterizedTest
  @EnumSource(Precision.class)
  void constantsThatAreNoNumbersAndInfinitiesArrive(Precision precision) {
    Program program = Programs.sum("Concat(X * Log(IntCst(-1)), X / IntCst(0))", 1, "X = Vi(1)");
    assertArrayEquals(
        new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NaN, Double.NEGATIVE_INFINITY},
        run(new KernelSpec(program, precision), 2, 1, new double[] {1, -1}));
    Tensor none = Tensor.of(new double[0], 0, 1).cast(DType.FLOAT64);
    Tensor one = Tensor.of(new double[] {1}, 1, 1);
    Genred smallest =
        Genred.of("X - Y")
            .aliases("X = Vi(1)", "Y = Vj(1)")
            .reductionOp("Min")
            .axis(1)
            .engine(ENGINE)
            .build();
    assertEquals(Double.POSITIVE_INFINITY, smallest.call(TORNADO, one, none).get(0, 0));
  }

  /**
   * With relaxed maths, the compensation of Kahan's sum is simplified to 0: each term is half a
   * unit of the sum's last place, and is lost.
   */
  @Test
  void theCompensationOfKahansSumIsKept() {
    float[] terms = new float[100];
    Arrays.fill(terms, 0x1p-24f);
    terms[0] = 1;
    Genred sum =
        Genred.of("Y + IntCst(0) * X")
            .aliases("X = Vi(1)", "Y = Vj(1)")
            .axis(1)
            .sumScheme("kahan_scheme")
            .engine(ENGINE)
            .build();
    Tensor result = sum.call(TORNADO, Tensor.of(new float[1], 1, 1), Tensor.of(terms, 100, 1));
    assertEquals(1 + 99 * 0x1p-24, result.get(0, 0), 0x1p-23);
  }

  /** A global size that is no multiple of the local one, or none at all, gives garbage. */
  @ParameterizedTest
  @ValueSource(ints = {1, 127, 128, 129, 511, 512, 513, 640, 1025})
  void gridsAreWholeGroupsForAnyNumberOfRows(int rows) {
    Genred count =
        Genred.of("IntCst(1) + IntCst(0) * (X - Y)")
            .aliases("X = Vi(1)", "Y = Vj(1)")
            .axis(1)
            .engine(ENGINE)
            .build();
    // Few columns for the first stage alone, and so many that a second one joins chunks.
    for (int columns : new int[] {1, 131, 20_000}) {
      double[] expected = new double[rows];
      Arrays.fill(expected, columns);
      Tensor result =
          count.call(
              TORNADO,
              Tensor.of(new double[rows], rows, 1),
              Tensor.of(new double[columns], columns, 1));
      assertArrayEquals(expected, result.toDoubleArray());
    }
  }

  private static final long TOO_MANY = Integer.MAX_VALUE;

  /** Memory that takes no space: a file with a hole. */
  private static MemorySegment large(Path folder, Arena arena, long bytes) throws IOException {
    try (FileChannel file =
        FileChannel.open(
            folder.resolve("hole"),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      return file.map(FileChannel.MapMode.READ_WRITE, 0, bytes, arena);
    }
  }

  /** Indices are ints on the device; larger ones would wrap around. */
  @Test
  void moreNumbersThanIntsCountAreRefusedBeforeAnythingRuns(@TempDir Path folder)
      throws IOException {
    KernelSpec spec =
        new KernelSpec(Programs.sum("X + Y", 1, "X = Vi(1)", "Y = Vj(1)"), Precision.FLOAT32);
    try (Arena arena = Arena.ofConfined();
        CompiledKernel kernel = FirstDevice.compile(DRIVER, spec)) {
      Operand many = new Operand(large(folder, arena, TOO_MANY * Float.BYTES), Storage.FLOAT32);
      Operand one = new Operand(MemorySegment.ofArray(new float[] {-1}), Storage.FLOAT32);
      requireRefusal(kernel, KernelCall.dense(List.of(one, many), 1, TOO_MANY, List.of(one)));
      requireRefusal(kernel, KernelCall.dense(List.of(many, one), TOO_MANY, 1, List.of(many)));
      assertEquals(-1, one.data().get(ValueLayout.JAVA_FLOAT, 0));
    }
  }

  /** Inputs of one role share a buffer, so their numbers count together: they are sliced. */
  @Test
  void inputsThatAreTooLargeTogetherAreNotComputedAtOnce(@TempDir Path folder) throws IOException {
    KernelSpec spec =
        new KernelSpec(Programs.sum("Y * Z", 1, "Y = Vj(1)", "Z = Vj(1)"), Precision.FLOAT32);
    long half = TOO_MANY / 2 + 1;
    try (Arena arena = Arena.ofConfined();
        CompiledKernel kernel = FirstDevice.compile(DRIVER, spec)) {
      Operand many = new Operand(large(folder, arena, half * Float.BYTES), Storage.FLOAT32);
      Operand one = new Operand(MemorySegment.ofArray(new float[1]), Storage.FLOAT32);
      KernelCall call = KernelCall.dense(List.of(many, many), 1, half, List.of(one));
      // What the tier answers by slices.
      assertThrows(OutOfDeviceMemoryException.class, () -> kernel.run(call));
    }
  }

  /** Columns are counted by ints even where no input has any. */
  @Test
  void soAreColumnsThatNoInputHas() {
    KernelSpec spec = new KernelSpec(Programs.sum("X", 1, "X = Vi(1)"), Precision.FLOAT32);
    Operand one = new Operand(MemorySegment.ofArray(new float[1]), Storage.FLOAT32);
    try (CompiledKernel kernel = FirstDevice.compile(DRIVER, spec)) {
      requireRefusal(kernel, KernelCall.dense(List.of(one), 1, 1L << 31, List.of(one)));
    }
  }

  private static void requireRefusal(CompiledKernel kernel, KernelCall call) {
    BackendException refusal = assertThrows(BackendException.class, () -> kernel.run(call));
    String message = String.valueOf(refusal.getMessage());
    assertTrue(
        message.startsWith(
            "The tornado tier numbers rows and columns by ints, and columns times their dimension;"
                + " this call has more than "),
        message);
  }
}

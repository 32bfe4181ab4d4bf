package io.github.quern.tornado.emit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.backend.Batches;
import io.github.quern.backend.Coverage;
import io.github.quern.backend.KernelCall;
import io.github.quern.backend.KernelSpec;
import io.github.quern.backend.Operand;
import io.github.quern.backend.Storage;
import io.github.quern.bytecode.ClassListing;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Variable;
import io.github.quern.interpret.Interpreter;
import io.github.quern.ir.BinaryFunction;
import io.github.quern.ir.Comparison;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Program;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.testing.Evaluation;
import io.github.quern.testing.Expressions;
import io.github.quern.testing.KernelTrial;
import io.github.quern.testing.KernelTrials;
import io.github.quern.testing.Numbers;
import io.github.quern.testing.Programs;
import io.github.quern.testing.RandomFormulas;
import io.github.quern.testing.RandomInputs;
import io.github.quern.testing.StandardVariables;
import io.github.quern.tornado.driver.KernelImage;
import io.github.quern.tornado.driver.Launch;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What emitted kernels compute, run on the CPU with all threads of a group at once. */
class KernelExecutionTest {
  /** M and N: none, one, and around one, two and three groups and tiles of 128. */
  private static final int[][] SIZES = {
    {0, 3}, {3, 0}, {1, 1}, {127, 129}, {128, 128}, {129, 127}, {130, 300}, {300, 131}
  };

  /** Each group of rows is a launch of its own. */
  private static final Launch.Limits ONE_GROUP = new Launch.Limits(1, 1);

  static Stream<Arguments> cases() {
    return KernelCase.ALL.stream()
        .flatMap(formula ->
            Arrays.stream(Precision.values()).map(precision -> Arguments.of(formula, precision)));
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(201, 240);
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("cases")
  void kernelsComputeWhatTheInterpreterDoes(KernelCase formula, Precision precision) {
    KernelSpec spec = formula.spec(precision);
    CpuDevice device = new CpuDevice(ImageEmitter.emit(spec));
    List<Variable> variables = StandardVariables.parser(formula.aliases()).arguments();
    for (int[] size : SIZES) {
      List<double[]> inputs =
          RandomInputs.withoutPoles(variables, size[0], size[1], 1).stream()
              .map(numbers -> representable(numbers, precision))
              .toList();
      int rows = formula.axis() == 1 ? size[0] : size[1];
      int columns = formula.axis() == 1 ? size[1] : size[0];
      double[] results = device.run(inputs, rows, columns);
      String what = formula + ", M = " + size[0] + ", N = " + size[1];
      assertTrue(DoubleStream.of(results).noneMatch(Double::isNaN), what);
      Interpreter interpreter = new Interpreter(spec.program(), inputs, columns);
      int dimension = spec.program().outputs().getFirst().dimension();
      for (int row : rowsToCompare(rows)) {
        double[] expected = interpreter.row(row);
        double[] actual = Arrays.copyOfRange(results, row * dimension, (row + 1) * dimension);
        Numbers.requireAgreement(
            what + ", row " + row, expected, actual, 0, tolerance(precision, expected));
      }
    }
  }

  /** Those at the ends and on both sides of a group's; the others are like them. */
  private static int[] rowsToCompare(int rows) {
    return IntStream.of(0, 1, 127, 128, rows - 1).filter(row -> row >= 0 && row < rows).toArray();
  }

  private static double[] representable(double[] numbers, Precision precision) {
    return switch (precision) {
      case FLOAT32 -> DoubleStream.of(numbers).map(number -> (float) number).toArray();
      case FLOAT64 -> numbers;
    };
  }

  /**
   * A tile sums 128 columns, a formula at most 100 components, with arguments of exponentials up to
   * 4: at most some 500 roundings of numbers no larger than the largest sum of the row.
   */
  private static double tolerance(Precision precision, double[] sums) {
    double roundoff = precision == Precision.FLOAT32 ? 0x1p-24 : 0x1p-53;
    return 512 * roundoff * DoubleStream.of(sums).map(Math::abs).max().orElse(0);
  }

  static Stream<KernelTrial> trials() {
    return KernelTrials.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("trials")
  void callsOfAllKindsAgreeWithTheInterpreter(KernelTrial trial) {
    KernelImage image = ImageEmitter.emit(trial.spec());
    trial.check(new CpuDevice(image));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("trials")
  void functionsOfPlainArithmeticGiveTheSame(KernelTrial trial) {
    trial.check(new CpuDevice(ImageEmitter.emit(trial.spec(), Functions.PLAIN)));
  }

  /** Both functions of two arguments, which are neither swapped nor lost when they are widened. */
  @ParameterizedTest
  @EnumSource(Precision.class)
  void plainFunctionsOfTwoArgumentsTakeThemInOrder(Precision precision) {
    Program program = Programs.sum("Atan2(X,Y) + Powf(X,Y)", 1, "X = Vi(1)", "Y = Vj(1)");
    KernelImage image = ImageEmitter.emit(new KernelSpec(program, precision), Functions.PLAIN);
    double[] results =
        new CpuDevice(image).run(List.of(new double[] {2, 3}, new double[] {5}), 2, 1);
    // Less than PlainMath warrants for a power of that size, which is 7 units of 2^-52; floats are
    // rounded twice.
    double roundoff = precision == Precision.FLOAT32 ? 0x1p-22 : 0x1p-50;
    for (int row = 0; row < 2; row++) {
      double exact = Math.atan2(row + 2, 5) + Math.pow(row + 2, 5);
      assertEquals(exact, results[row], exact * roundoff);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("batchedTrials")
  void launchesOfOneGroupGiveTheSame(KernelTrial trial) {
    KernelImage image = ImageEmitter.emit(trial.spec());
    trial.check(new CpuDevice(image, ONE_GROUP));
  }

  static Stream<KernelTrial> batchedTrials() {
    return KernelTrials.all()
        .filter(trial -> trial.batches().count() > 1 || trial.coverage().blocks() > 1)
        .filter(trial -> trial.spec().precision() == Precision.FLOAT64);
  }

  /** Fewer rows than a group has, and more, of several chunks too. */
  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("cases")
  void severalRowsPerThreadGiveTheBitsOfOne(KernelCase formula, Precision precision) {
    KernelSpec spec = formula.spec(precision);
    TilePlan plan = TilePlan.of(spec).withRows(1);
    List<Variable> variables = StandardVariables.parser(formula.aliases()).arguments();
    for (int[] size : new int[][] {{1, 130}, {130, 3}, {300, 1100}, {600, 2}}) {
      int m = formula.axis() == 1 ? size[0] : size[1];
      int n = formula.axis() == 1 ? size[1] : size[0];
      List<double[]> inputs = RandomInputs.withoutPoles(variables, m, n, 3);
      double[] expected =
          new CpuDevice(ImageEmitter.emit(spec, plan)).run(inputs, size[0], size[1]);
      for (int rows : new int[] {2, 3, 4}) {
        CpuDevice device = new CpuDevice(ImageEmitter.emit(spec, plan.withRows(rows)));
        assertArrayEquals(
            expected, device.run(inputs, size[0], size[1]), rows + " rows, " + size[0]);
      }
    }
  }

  /**
   * Sums take their terms in the same order, so no bit differs. Steps of 128 columns are no
   * multiple of 3, those that are left are fewer than 8.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("longVectors")
  void severalColumnsAtATimeGiveTheBitsOfOne(KernelTrial trial) {
    TilePlan plan = TilePlan.of(trial.spec());
    List<double[]> expected = results(trial, plan.withAbreast(1));
    for (TilePlan other :
        List.of(
            plan.withAbreast(8),
            plan.withAbreast(3).withRows(1),
            plan.withAbreast(2).withRows(3))) {
      List<double[]> found = results(trial, other);
      for (int output = 0; output < expected.size(); output++) {
        assertArrayEquals(expected.get(output), found.get(output), other.toString());
      }
    }
    trial.check(new CpuDevice(ImageEmitter.emit(trial.spec(), plan)));
  }

  private static List<double[]> results(KernelTrial trial, TilePlan plan) {
    return trial.results(new CpuDevice(ImageEmitter.emit(trial.spec(), plan)));
  }

  /** All trials with vectors of two components, too: what is rarely chosen is right as well. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("trials")
  void callsOfAllKindsAgreeWithThreeColumnsAtATime(KernelTrial trial) {
    TilePlan plan = TilePlan.of(trial.spec()).withAbreast(3);
    trial.check(new CpuDevice(ImageEmitter.emit(trial.spec(), plan)));
  }

  static Stream<KernelTrial> longVectors() {
    return KernelTrials.longVectors();
  }

  /** Whatever the layout of choice, four rows compute all that one does. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("trials")
  void callsOfAllKindsAgreeWithFourRowsPerThread(KernelTrial trial) {
    KernelImage image = ImageEmitter.emit(trial.spec(), TilePlan.of(trial.spec()).withRows(4));
    trial.check(new CpuDevice(image));
  }

  /** So many columns that each of the few rows' are cut into chunks. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("chunkedTrials")
  void joinedChunksAgreeWithTheInterpreter(KernelTrial trial) {
    KernelImage image = ImageEmitter.emit(trial.spec());
    trial.check(new CpuDevice(image));
  }

  static Stream<KernelTrial> chunkedTrials() {
    return KernelTrials.manyColumns();
  }

  @Test
  void aCallCanBeStoppedBetweenLaunches() {
    KernelSpec spec = KernelCase.named("only-j").spec();
    TilePlan plan = TilePlan.of(spec).withRows(1);
    CpuDevice device = new CpuDevice(ImageEmitter.emit(spec, plan), ONE_GROUP);
    float[] output = new float[2 * 300];
    CancellationException stop = new CancellationException("enough");
    KernelCall call =
        new KernelCall(
            List.of(new Operand(MemorySegment.ofArray(new float[10]), Storage.FLOAT32)),
            5,
            Coverage.dense(300, 5),
            Batches.NONE,
            List.of(new Operand(MemorySegment.ofArray(output), Storage.FLOAT32)),
            pairs -> {
              assertEquals(128 * 5, pairs);
              throw stop;
            });
    assertSame(stop, assertThrows(CancellationException.class, () -> device.run(call)));
    assertEquals(Float.NEGATIVE_INFINITY, output[2 * 128 - 1]);
    assertEquals(0, output[2 * 128]);
  }

  /** Within one tile the order of summation is the interpreter's, so in double no bit differs. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void kernelsOfRandomFormulasGiveTheBitsOfTheInterpreter(long seed) {
    RandomFormulas.check(seed, 4, formula -> checkBits(formula, seed));
  }

  private static void checkBits(Formula formula, long seed) {
    List<Variable> variables = StandardVariables.all();
    Program program = Programs.sum(formula, 1, variables);
    List<double[]> inputs = RandomInputs.ofBothSigns(variables, 3, 5, seed);
    CpuDevice device = new CpuDevice(ImageEmitter.emit(new KernelSpec(program, Precision.FLOAT64)));
    assertArrayEquals(Evaluation.ofProgram(program, inputs, 3, 5), device.run(inputs, 3, 5));
  }

  @ParameterizedTest
  @EnumSource(UnaryFunction.class)
  void unaryFunctionsAreTheirDefinitions(UnaryFunction function) {
    check((scope, a, b) -> scope.unary(function, a), (a, b) -> function.apply(a));
  }

  @ParameterizedTest
  @EnumSource(BinaryFunction.class)
  void binaryFunctionsAreTheirDefinitions(BinaryFunction function) {
    check((scope, a, b) -> scope.binary(function, a, b), function::apply);
  }

  @ParameterizedTest
  @EnumSource(Comparison.class)
  void choicesFollowTheirComparison(Comparison comparison) {
    check(
        (scope, a, b) -> scope.choose(comparison, a, b, scope.constant(2), scope.constant(-3)),
        (a, b) -> comparison.test(a, b) ? 2 : -3);
  }

  private static void check(Expressions.Expression expression, DoubleBinaryOperator definition) {
    List<double[]> pairs = Expressions.pairs();
    double[] left = pairs.get(0);
    double[] right = pairs.get(1);
    Program program = Expressions.program(expression);
    for (Precision precision : Precision.values()) {
      CpuDevice device = new CpuDevice(ImageEmitter.emit(new KernelSpec(program, precision)));
      double[] results = device.run(List.of(left, right), left.length, 1);
      for (int position = 0; position < left.length; position++) {
        double exact = definition.applyAsDouble(left[position], right[position]);
        double expected = precision == Precision.FLOAT32 ? (float) exact : exact;
        String what = precision + " at " + left[position] + ", " + right[position];
        assertEquals(expected, results[position], what);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void constantsThatAreNoNumbersAreComputed(Precision precision) {
    Program program = Programs.sum("X * Log(IntCst(-1))", 1, "X = Vi(1)");
    KernelImage image = ImageEmitter.emit(new KernelSpec(program, precision));
    assertFalse(
        ClassListing.of(image.kernel().bytes()).contains("NaN"), "TornadoVM cannot compile it");
    assertArrayEquals(
        new double[] {Double.NaN, Double.NaN},
        new CpuDevice(image).run(List.of(new double[] {1, 2}), 2, 1));
  }
}

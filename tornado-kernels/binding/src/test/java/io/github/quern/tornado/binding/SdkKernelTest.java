package io.github.quern.tornado.binding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.backend.BackendException;
import io.github.quern.backend.Batches;
import io.github.quern.backend.CompiledKernel;
import io.github.quern.backend.Coverage;
import io.github.quern.backend.KernelCall;
import io.github.quern.backend.KernelSpec;
import io.github.quern.backend.Monitor;
import io.github.quern.backend.Operand;
import io.github.quern.backend.Storage;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Axis;
import io.github.quern.ir.ExternalFunction;
import io.github.quern.ir.Precision;
import io.github.quern.lower.KernelRequest;
import io.github.quern.lower.Lowering;
import io.github.quern.operator.Operators;
import io.github.quern.operator.external.ExternalOperator;
import io.github.quern.reduction.Reduction;
import io.github.quern.reduction.ReductionDefinition.Request;
import io.github.quern.reduction.Reductions;
import io.github.quern.text.FormulaParser;
import io.github.quern.tornado.driver.GeneratedClass;
import io.github.quern.tornado.driver.KernelImage;
import io.github.quern.tornado.driver.Launch;
import io.github.quern.tornado.emit.ImageEmitter;
import io.github.quern.tornado.emit.TilePlan;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ac.manchester.tornado.api.TornadoExecutionPlan;

/** What the binding does with kernels, beyond the right numbers that the contract test checks. */
class SdkKernelTest {
  private final SdkDriver driver = new SdkDriver();

  private static KernelSpec differences() {
    FormulaParser parser = new FormulaParser(Operators.standard());
    parser.declare("x = Vi(1)", 0);
    parser.declare("y = Vj(1)", 1);
    return sum(parser, "Exp(x - y)");
  }

  private static KernelSpec sum(FormulaParser parser, String text) {
    Formula formula = parser.parse(text);
    Reduction reduction =
        Reductions.find("Sum").orElseThrow().create(Request.of(formula.dimension()));
    return new KernelSpec(
        Lowering.lower(KernelRequest.of(formula, reduction, parser.arguments(), Axis.I)),
        Precision.FLOAT64);
  }

  private static Operand doubles(double[] numbers) {
    return new Operand(MemorySegment.ofArray(numbers), Storage.FLOAT64);
  }

  private static KernelCall zeros(int m, int n, double[] output, Monitor monitor) {
    return new KernelCall(
        List.of(doubles(new double[m]), doubles(new double[n])),
        n,
        Coverage.dense(m, n),
        Batches.NONE,
        List.of(doubles(output)),
        monitor);
  }

  /** Runs Σ_j exp(0 - 0) over n columns for m rows: each row is n. */
  private static double[] run(CompiledKernel kernel, int m, int n) {
    double[] output = new double[m];
    kernel.run(zeros(m, n, output, Monitor.NONE));
    return output;
  }

  private static double[] repeated(double value, int count) {
    double[] values = new double[count];
    java.util.Arrays.fill(values, value);
    return values;
  }

  @Test
  void newSizesWithinCapacityCompileNothingAndGrowthMakesOneNewPlan() {
    try (CompiledKernel kernel = driver.compile(ImageEmitter.emit(differences()), 0)) {
      assertArrayEquals(repeated(200, 150), run(kernel, 150, 200));
      int plans = TornadoExecutionPlan.getTotalPlans();
      for (int size = 1; size <= 250; size += 31) {
        assertArrayEquals(repeated(251 - size, size), run(kernel, size, 251 - size));
      }
      assertEquals(plans, TornadoExecutionPlan.getTotalPlans());
      assertArrayEquals(repeated(10, 1000), run(kernel, 1000, 10));
      assertTrue(TornadoExecutionPlan.getTotalPlans() > plans, "growth makes a new plan");
    }
  }

  @Test
  void callsOfManyRowsAndOfManyColumnsInTurnCompileOnceEach() {
    try (CompiledKernel kernel = driver.compile(ImageEmitter.emit(differences()), 0)) {
      assertArrayEquals(repeated(10, 1000), run(kernel, 1000, 10));
      assertArrayEquals(repeated(1000, 300), run(kernel, 300, 1000));
      int plans = TornadoExecutionPlan.getTotalPlans();
      assertArrayEquals(repeated(10, 1000), run(kernel, 1000, 10));
      assertArrayEquals(repeated(1000, 300), run(kernel, 300, 1000));
      assertEquals(plans, TornadoExecutionPlan.getTotalPlans());
    }
  }

  @Test
  void callsWithFewRowsAreJoinedFromChunksAndOthersStillRun() {
    try (CompiledKernel kernel = driver.compile(ImageEmitter.emit(differences()), 0)) {
      assertArrayEquals(repeated(200, 150), run(kernel, 150, 200));
      int plans = TornadoExecutionPlan.getTotalPlans();
      assertArrayEquals(repeated(100_000, 3), run(kernel, 3, 100_000));
      assertTrue(TornadoExecutionPlan.getTotalPlans() > plans, "a second task makes a new plan");
      plans = TornadoExecutionPlan.getTotalPlans();
      assertArrayEquals(repeated(200, 150), run(kernel, 150, 200));
      assertArrayEquals(repeated(5000, 200), run(kernel, 200, 5000));
      assertEquals(plans, TornadoExecutionPlan.getTotalPlans());
    }
  }

  /** Which layout a call gets depends on its rows only, but that is no reason to compute others. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Exp(-SqDist(x,y)) * y",
        "Sin(y * y + x) * Exp(x * y)",
        "(x - y) / (1 + SqNorm2(y)) + x * x * y",
        "SqDist(x,y) * Exp(Square(y)) + IfElse(x - y, x, y) * y"
      })
  void severalRowsPerThreadGiveTheBitsOfOne(String formula) {
    FormulaParser parser = new FormulaParser(Operators.standard());
    parser.declare("x = Vi(2)", 0);
    parser.declare("y = Vj(2)", 1);
    KernelSpec spec = sum(parser, formula);
    TilePlan plan = TilePlan.of(spec);
    assertTrue(plan.rows() > 1);
    assertArrayEquals(random(spec, plan.withRows(1)), random(spec, plan));
  }

  private double[] random(KernelSpec spec, TilePlan plan) {
    Random random = new Random(4);
    double[] x = random.doubles(2 * 700, -1, 1).toArray();
    double[] y = random.doubles(2 * 2000, -1, 1).toArray();
    double[] output = new double[700 * spec.program().outputs().getFirst().dimension()];
    try (CompiledKernel kernel = driver.compile(ImageEmitter.emit(spec, plan), 0)) {
      kernel.run(
          KernelCall.dense(List.of(doubles(x), doubles(y)), 700, 2000, List.of(doubles(output))));
    }
    return output;
  }

  @Test
  void noColumnsGiveZerosAndNoRowsGiveNothing() {
    try (CompiledKernel kernel = driver.compile(ImageEmitter.emit(differences()), 0)) {
      assertArrayEquals(repeated(0, 5), run(kernel, 5, 0));
      assertArrayEquals(new double[0], run(kernel, 0, 5));
    }
  }

  @Test
  void kernelThatCannotBeCompiledFailsAndComputesNothing() {
    KernelImage good = ImageEmitter.emit(differences());
    KernelImage bad = withStrictMathInsteadOfTornadoMath(good);
    double[] output = repeated(-1, 3);
    try (CompiledKernel kernel = driver.compile(bad, 0)) {
      KernelCall call = zeros(3, 4, output, Monitor.NONE);
      BackendException failure = assertThrows(BackendException.class, () -> kernel.run(call));
      String message = String.valueOf(failure.getMessage());
      assertTrue(message.startsWith("TornadoVM failed on device 0"), message);
      assertArrayEquals(repeated(-1, 3), output);
    }
    // And the driver goes on working.
    try (CompiledKernel kernel = driver.compile(good, 0)) {
      assertArrayEquals(repeated(4, 3), run(kernel, 3, 4));
    }
  }

  @Test
  void longCallsRunInLaunchesAndCanBeStoppedBetweenThem() {
    TilePlan plan = TilePlan.of(differences()).withRows(1);
    KernelImage image = ImageEmitter.emit(differences(), plan);
    try (CompiledKernel kernel = driver.compile(image, 0, new Launch.Limits(2 * 128 * 10, 1))) {
      List<Long> launches = new ArrayList<>();
      double[] output = new double[700];
      kernel.run(zeros(700, 10, output, launches::add));
      assertEquals(List.of(2560L, 2560L, 1880L), launches);
      assertArrayEquals(repeated(10, 700), output);
      CancellationException stop = new CancellationException("enough");
      KernelCall stopped =
          zeros(
              700,
              10,
              output,
              pairs -> {
                throw stop;
              });
      assertSame(stop, assertThrows(CancellationException.class, () -> kernel.run(stopped)));
      assertArrayEquals(repeated(10, 300), run(kernel, 300, 10));
    }
  }

  /** Two launches of two stages each; the time is the device's, so it is below that of the call. */
  @Test
  void theTimeOfTheDeviceIsToldToThoseWhoWantIt() {
    List<Long> times = new ArrayList<>();
    Monitor monitor =
        new Monitor() {
          @Override
          public void advance(long pairs) {}

          @Override
          public boolean wantsDeviceTime() {
            return true;
          }

          @Override
          public void deviceTime(long nanoseconds) {
            times.add(nanoseconds);
          }
        };
    TilePlan plan = TilePlan.of(differences()).withRows(1);
    KernelImage image = ImageEmitter.emit(differences(), plan);
    Launch.Limits twoLaunches = new Launch.Limits(128 * 20_000, 64);
    try (CompiledKernel kernel = driver.compile(image, 0, twoLaunches)) {
      double[] output = new double[200];
      long start = System.nanoTime();
      kernel.run(zeros(200, 20_000, output, monitor));
      long whole = System.nanoTime() - start;
      assertArrayEquals(repeated(20_000, 200), output);
      assertEquals(2, times.size());
      long sum = times.stream().mapToLong(Long::longValue).sum();
      assertTrue(times.stream().allMatch(time -> time > 0) && sum < whole, times + " of " + whole);
      // And later calls are not measured any more.
      assertArrayEquals(repeated(30, 200), run(kernel, 200, 30));
      assertEquals(2, times.size());
    }
  }

  /** Compiles {@code public static double twice(double a)} where nobody else finds it. */
  private static Class<?> functionsElsewhere() {
    byte[] bytes =
        ClassFile.of()
            .build(
                ClassDesc.of("elsewhere.Functions"),
                builder ->
                    builder
                        .withFlags(ClassFile.ACC_PUBLIC)
                        .withMethodBody(
                            "twice",
                            MethodTypeDesc.of(ConstantDescs.CD_double, ConstantDescs.CD_double),
                            ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                            code -> code.dload(0).dload(0).dadd().dreturn()));
    return new ClassLoader(null) {
      Class<?> define() {
        return defineClass("elsewhere.Functions", bytes, 0, bytes.length);
      }
    }.define();
  }

  @Test
  void usersFunctionsMayBeOfClassesThatQuernsLoaderDoesNotSee() throws Exception {
    ExternalFunction twice =
        new ExternalFunction(
            "twice",
            1,
            Optional.empty(),
            Optional.of(functionsElsewhere().getMethod("twice", double.class)));
    FormulaParser parser =
        new FormulaParser(
            Operators.standard()
                .with(List.of(new ExternalOperator(twice, List.of()).definition())));
    parser.declare("x = Vi(1)", 0);
    parser.declare("y = Vj(1)", 1);
    KernelImage image = ImageEmitter.emit(sum(parser, "twice(Exp(x - y))"));
    try (CompiledKernel kernel = driver.compile(image, 0)) {
      assertArrayEquals(repeated(10, 3), run(kernel, 3, 5));
    }
  }

  @Test
  void closedKernelRefusesToRun() {
    CompiledKernel kernel = driver.compile(ImageEmitter.emit(differences()), 0);
    kernel.close();
    assertThrows(IllegalStateException.class, () -> run(kernel, 1, 1));
  }

  @Test
  void missingDeviceIsNamed() {
    int missing = driver.devices().size();
    BackendException failure =
        assertThrows(
            BackendException.class,
            () -> driver.compile(ImageEmitter.emit(differences()), missing));
    assertEquals(
        "TornadoVM has no device " + missing + "; there are " + missing + ".",
        failure.getMessage());
  }

  /** StrictMath has no counterpart on devices, so TornadoVM cannot compile its calls. */
  private static KernelImage withStrictMathInsteadOfTornadoMath(KernelImage image) {
    CodeTransform calls =
        (builder, element) -> {
          if (element instanceof InvokeInstruction call
              && call.owner().asSymbol().displayName().equals("TornadoMath")) {
            builder.invokestatic(ClassDesc.of("java.lang.StrictMath"), "cbrt", call.typeSymbol());
          } else {
            builder.with(element);
          }
        };
    ClassFile classFile = ClassFile.of();
    byte[] bytes =
        classFile.transformClass(
            classFile.parse(image.kernel().bytes()),
            ClassTransform.transformingMethodBodies(calls));
    return new KernelImage(
        new GeneratedClass(image.kernel().name(), bytes),
        image.task(),
        image.packing(),
        image.inputs(),
        image.results(),
        image.outputs(),
        image.shape(),
        image.join(),
        image.fastMath(),
        image.visible());
  }
}

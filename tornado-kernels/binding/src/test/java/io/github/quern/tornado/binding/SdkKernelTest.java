package io.github.quern.tornado.binding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.backend.BackendException;
import io.github.quern.backend.CompiledKernel;
import io.github.quern.backend.KernelCall;
import io.github.quern.backend.KernelSpec;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Precision;
import io.github.quern.lower.Lowering;
import io.github.quern.operator.Operators;
import io.github.quern.reduction.SumReduction;
import io.github.quern.text.FormulaParser;
import io.github.quern.tornado.driver.GeneratedClass;
import io.github.quern.tornado.driver.KernelImage;
import io.github.quern.tornado.emit.ImageEmitter;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.ac.manchester.tornado.api.TornadoExecutionPlan;

/** What the binding does with kernels, beyond the right numbers that the contract test checks. */
class SdkKernelTest {
  private final SdkDriver driver = new SdkDriver();

  private static KernelSpec differences() {
    FormulaParser parser = new FormulaParser(Operators.standard());
    parser.declare("x = Vi(1)", 0);
    parser.declare("y = Vj(1)", 1);
    Formula formula = parser.parse("Exp(x - y)");
    return new KernelSpec(
        Lowering.lower(formula, new SumReduction(), parser.arguments(), 1), Precision.FLOAT64);
  }

  /** Runs Σ_j exp(0 - 0) over n columns for m rows: each row is n. */
  private static double[] run(CompiledKernel kernel, int m, int n) {
    double[] output = new double[m];
    kernel.run(
        new KernelCall(
            List.of(MemorySegment.ofArray(new double[m]), MemorySegment.ofArray(new double[n])),
            m,
            n,
            MemorySegment.ofArray(output)));
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
      KernelCall call =
          new KernelCall(
              List.of(MemorySegment.ofArray(new double[3]), MemorySegment.ofArray(new double[4])),
              3,
              4,
              MemorySegment.ofArray(output));
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
        image.precision(),
        image.inputs(),
        image.dimensions(),
        image.outputDimension(),
        image.groupSize());
  }
}

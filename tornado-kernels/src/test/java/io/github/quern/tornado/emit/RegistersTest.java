package io.github.quern.tornado.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.backend.KernelSpec;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Program;
import io.github.quern.testing.KernelTrials;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What emitted kernels keep in local variables, which devices keep in registers. */
class RegistersTest {
  private static final List<String> POINTS = List.of("X = Vi(3)", "Y = Vj(3)");

  private static KernelSpec spec(String reduction, int k) {
    Program program = KernelTrials.program(reduction, k, POINTS, "SqDist(X,Y)");
    return new KernelSpec(program, Precision.FLOAT32);
  }

  private static long count(byte[] kernel, Predicate<CodeElement> kind) {
    return ClassFile.of().parse(kernel).methods().stream()
        .flatMap(method -> method.code().stream())
        .flatMap(code -> code.elementStream())
        .filter(CodeElement.class::isInstance)
        .map(CodeElement.class::cast)
        .filter(kind)
        .count();
  }

  private static long arrays(byte[] kernel) {
    return count(kernel, NewPrimitiveArrayInstruction.class::isInstance);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 10, 32})
  void theKSmallestValuesAndTheirPositionsNeedNoArrays(int k) {
    for (String reduction : List.of("KMin", "ArgKMin", "KMin_ArgKMin")) {
      assertEquals(0, arrays(ImageEmitter.emit(spec(reduction, k)).kernel().bytes()), reduction);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 10, 32})
  void neitherDoesTheSecondStage(int k) {
    byte[] join = ImageEmitter.emit(spec("KMin_ArgKMin", k)).join().kernel().bytes();
    assertEquals(0, arrays(join));
  }

  @Test
  void moreOfThemAreInMemory() {
    assertEquals(2, arrays(ImageEmitter.emit(spec("ArgKMin", 33)).kernel().bytes()));
  }

  @Test
  void severalRowsShareTheLoadsOfAColumnAndHaveTheirOwnOfRows() {
    KernelSpec gaussian = KernelCase.named("gaussian").spec();
    TilePlan plan = TilePlan.of(gaussian);
    byte[] one = ImageEmitter.emit(gaussian, plan.withRows(1)).kernel().bytes();
    byte[] four = ImageEmitter.emit(gaussian, plan.withRows(4)).kernel().bytes();
    // Three components of Y and two of B.
    assertEquals(5, count(one, ArrayLoadInstruction.class::isInstance));
    assertEquals(5, count(four, ArrayLoadInstruction.class::isInstance));
    assertEquals(1, count(one, element -> calls(element, "exp")));
    assertEquals(4, count(four, element -> calls(element, "exp")));
    // Staging reads two, the parameter is one, and X has three components.
    assertEquals(2 + 1 + 3, count(one, RegistersTest::readsFloats));
    assertEquals(2 + 1 + 3 * 4, count(four, RegistersTest::readsFloats));
  }

  @Test
  void severalColumnsShareTheReadsOfRowsByALoop() {
    Program program =
        KernelTrials.program("Sum", 0, List.of("X = Vi(100)", "Y = Vj(100)"), "(X | Y)");
    KernelSpec product = new KernelSpec(program, Precision.FLOAT32);
    TilePlan plan = new TilePlan(128, 64, 4, 1);
    byte[] one = ImageEmitter.emit(product, plan).kernel().bytes();
    byte[] eight = ImageEmitter.emit(product, plan.withAbreast(8)).kernel().bytes();
    // Staging reads one, each row's first component is read before all columns, others by loops:
    // one for single columns, and one for eight of them.
    assertEquals(1 + 4 + 4, count(one, RegistersTest::readsFloats));
    assertEquals(1 + 4 + 2 * 4, count(eight, RegistersTest::readsFloats));
    assertEquals(2, count(one, ArrayLoadInstruction.class::isInstance));
    assertEquals(2 + 2 * 8, count(eight, ArrayLoadInstruction.class::isInstance));
    assertEquals(0, arrays(eight));
  }

  /** Besides the state and its tile's: the differences of two points are computed anew. */
  @Test
  void gradientsOfDistancesStoreNoDifferences() {
    List<String> points = List.of("X = Vi(100)", "Y = Vj(100)", "E = Vi(1)");
    String gradient = "Grad(Exp(-SqDist(X,Y)), X, E)";
    KernelSpec spec =
        new KernelSpec(KernelTrials.program("Sum", 0, points, gradient), Precision.FLOAT32);
    assertEquals(2, arrays(ImageEmitter.emit(spec).kernel().bytes()));
    assertEquals(8, TilePlan.of(spec).abreast());
  }

  private static boolean readsFloats(CodeElement element) {
    return calls(element, "get")
        && ((InvokeInstruction) element).owner().asInternalName().endsWith("FloatArray");
  }

  private static boolean calls(CodeElement element, String name) {
    return element instanceof InvokeInstruction call && call.name().equalsString(name);
  }

  @Test
  void whatDependsOnColumnsOnlyIsComputedOnce() {
    Program program =
        KernelTrials.program(
            "Sum", 0, List.of("X = Vi(1)", "Y = Vj(1)"), "X * Exp(Y) + Sin(X * Y)");
    byte[] four =
        ImageEmitter.emit(new KernelSpec(program, Precision.FLOAT64), new TilePlan(128, 128, 4, 1))
            .kernel()
            .bytes();
    assertEquals(1, count(four, element -> calls(element, "exp")));
    assertEquals(4, count(four, element -> calls(element, "sin")));
  }
}

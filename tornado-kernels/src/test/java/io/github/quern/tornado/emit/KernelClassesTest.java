package io.github.quern.tornado.emit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.backend.KernelSpec;
import io.github.quern.backend.Storage;
import io.github.quern.bytecode.ClassListing;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Role;
import io.github.quern.ir.ValueType;
import io.github.quern.testing.FormulaGenerator;
import io.github.quern.testing.Golden;
import io.github.quern.testing.KernelTrials;
import io.github.quern.testing.Programs;
import io.github.quern.testing.StandardVariables;
import io.github.quern.tornado.driver.KernelImage;
import io.github.quern.tornado.driver.OutputPacking;
import io.github.quern.tornado.driver.Packing;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.LocalVariableInfo;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What TornadoVM requires of class files, and what they are. */
class KernelClassesTest {
  static Stream<KernelCase> cases() {
    return KernelCase.ALL.stream();
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(301, 340);
  }

  private static ClassModel parse(byte[] bytes) {
    return ClassFile.of().parse(bytes);
  }

  private static MethodModel method(byte[] bytes, String name) {
    return parse(bytes).methods().stream()
        .filter(method -> method.methodName().equalsString(name))
        .findFirst()
        .orElseThrow();
  }

  /** With more than two columns at a time, listings would be longer, not different. */
  @ParameterizedTest
  @MethodSource("cases")
  void listingsAreTheCheckedInOnes(KernelCase formula) {
    TilePlan plan = TilePlan.of(formula.spec());
    KernelImage image =
        ImageEmitter.emit(formula.spec(), plan.withAbreast(Math.min(plan.abreast(), 2)));
    Golden.requireSame(
        "tornado-" + formula.name(),
        formula.formula()
            + "\n\nKernel:\n"
            + ClassListing.of(image.kernel().bytes())
            + "\nTask:\n"
            + ClassListing.of(image.task().bytes()).replace(hash(image), "(hash)"));
  }

  @Test
  void listingOfTheSecondStageIsTheCheckedInOne() {
    KernelImage image = ImageEmitter.emit(KernelCase.named("gaussian").spec());
    Golden.requireSame("tornado-gaussian-join", ClassListing.of(image.join().kernel().bytes()));
  }

  /** The end of the classes' names, which depends on the whole program. */
  private static String hash(KernelImage image) {
    return image.kernel().name().substring(image.kernel().name().lastIndexOf('_') + 1);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theParametersAreNamedInOrderFromTheFirstInstructionOn(KernelCase formula) {
    KernelImage image = ImageEmitter.emit(formula.spec());
    assertNamed(
        method(image.kernel().bytes(), "reduce"),
        Stream.of(
                Stream.of("context", "table"),
                IntStream.range(0, image.inputs().size()).mapToObj(buffer -> "inputs" + buffer),
                Stream.of("output0", "states0"))
            .flatMap(part -> part)
            .toList());
    assertNamed(
        method(image.join().kernel().bytes(), "join"),
        List.of("context", "table", "states0", "output0"));
  }

  private static void assertNamed(MethodModel kernel, List<String> names) {
    CodeAttribute code = kernel.findAttribute(Attributes.code()).orElseThrow();
    List<LocalVariableInfo> table =
        code.findAttribute(Attributes.localVariableTable()).orElseThrow().localVariables();
    assertEquals(names, table.stream().map(variable -> variable.name().stringValue()).toList());
    for (int position = 0; position < names.size(); position++) {
      LocalVariableInfo variable = table.get(position);
      assertEquals(position, variable.slot());
      assertEquals(0, variable.startPc());
      assertEquals(code.codeLength(), variable.length());
      assertEquals(kernel.methodTypeSymbol().parameterType(position), variable.typeSymbol());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theTaskHasNoFieldsAndCallsTheKernelByALowIndex(KernelCase formula) {
    KernelImage image = ImageEmitter.emit(formula.spec());
    assertEquals(List.of(), parse(image.task().bytes()).fields());
    List<InvokeInstruction> calls =
        method(image.task().bytes(), "apply")
            .code()
            .orElseThrow()
            .elementStream()
            .filter(InvokeInstruction.class::isInstance)
            .map(InvokeInstruction.class::cast)
            .toList();
    assertEquals(1, calls.size());
    assertEquals(Opcode.INVOKESTATIC, calls.getFirst().opcode());
    assertEquals(
        image.kernel().name().replace('.', '/'), calls.getFirst().owner().asInternalName());
    assertTrue(
        calls.getFirst().method().index() < 100,
        () -> "index " + calls.getFirst().method().index());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theClassesAreValid(KernelCase formula) {
    for (Precision precision : Precision.values()) {
      assertValid(formula.spec(precision), formula.name());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theClassesOfRandomFormulasAreValid(long seed) {
    Formula formula = FormulaGenerator.standard(seed).next(5);
    for (Precision precision : Precision.values()) {
      assertValid(
          new KernelSpec(Programs.sum(formula, 1, StandardVariables.all()), precision),
          "seed " + seed + ": " + formula);
    }
  }

  private static void assertValid(KernelSpec spec, String what) {
    KernelImage image = ImageEmitter.emit(spec);
    ClassFile verifier = TornadoNames.verifier();
    assertEquals(List.of(), verifier.verify(image.kernel().bytes()), what);
    assertEquals(List.of(), verifier.verify(image.task().bytes()), what);
    assertEquals(List.of(), verifier.verify(image.join().kernel().bytes()), what);
    assertEquals(List.of(), verifier.verify(image.join().task().bytes()), what);
  }

  @Test
  void equalSpecsGiveEqualNamesAndBytes() {
    KernelImage one = ImageEmitter.emit(KernelCase.named("gaussian").spec());
    KernelImage same = ImageEmitter.emit(KernelCase.named("gaussian").spec());
    assertEquals(one.kernel().name(), same.kernel().name());
    assertArrayEquals(one.kernel().bytes(), same.kernel().bytes());
    assertEquals(one.task().name(), same.task().name());
    assertArrayEquals(one.task().bytes(), same.task().bytes());
  }

  @Test
  void otherSpecsGiveOtherNames() {
    KernelCase gaussian = KernelCase.named("gaussian");
    String name = ImageEmitter.emit(gaussian.spec()).kernel().name();
    assertNotEquals(name, ImageEmitter.emit(gaussian.spec(Precision.FLOAT64)).kernel().name());
    assertNotEquals(name, ImageEmitter.emit(KernelCase.named("only-j").spec()).kernel().name());
  }

  @Test
  void onlyInputsThatAreUsedArePassed() {
    KernelImage image = ImageEmitter.emit(KernelCase.named("unused-inputs").spec());
    assertEquals(List.of(new Packing.Section(1, 1, 0)), image.packing().sections());
    assertEquals(
        "(KernelContext,IntArray,DoubleArray,DoubleArray,DoubleArray)void",
        method(image.kernel().bytes(), "reduce").methodTypeSymbol().displayDescriptor());
  }

  @Test
  void theImageSaysHowToCallTheKernel() {
    KernelImage image = ImageEmitter.emit(KernelCase.named("gaussian").spec());
    assertEquals(
        List.of(
            new Packing.Buffer(Role.PARAMETER, ValueType.REAL, false),
            new Packing.Buffer(Role.ROW, ValueType.REAL, false),
            new Packing.Buffer(Role.COLUMN, ValueType.REAL, false)),
        image.packing().buffers());
    assertEquals(
        List.of(
            new Packing.Section(0, 1, 0),
            new Packing.Section(1, 3, 1),
            new Packing.Section(2, 3, 2),
            new Packing.Section(3, 2, 2)),
        image.packing().sections());
    assertEquals(List.of(Storage.FLOAT32, Storage.FLOAT32, Storage.FLOAT32), image.inputs());
    assertEquals(List.of(Storage.FLOAT32), image.outputs());
    assertEquals(List.of(new OutputPacking.Section(0, 0, 2)), image.results().sections());
    assertEquals(128, image.groupSize());
    assertEquals(List.of(Storage.FLOAT32), image.join().states());
    assertEquals(List.of(new OutputPacking.Section(0, 0, 2)), image.join().packing().sections());
    assertEquals(List.of(), image.visible());
  }

  @Test
  void aTaskNeverHasMoreThanTenArguments() {
    KernelTrials.all()
        .map(trial -> ImageEmitter.emit(trial.spec()))
        .forEach(image ->
            assertTrue(
                method(image.kernel().bytes(), "reduce").methodTypeSymbol().parameterCount()
                    <= 10));
  }
}

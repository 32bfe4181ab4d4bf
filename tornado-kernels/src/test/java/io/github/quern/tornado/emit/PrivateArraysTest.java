package io.github.quern.tornado.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.testing.KernelTrial;
import io.github.quern.tornado.driver.GeneratedClass;
import io.github.quern.tornado.driver.KernelImage;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Devices do not zero private arrays, as Java does; here they start with what is no number. */
class PrivateArraysTest {
  static Stream<KernelTrial> trials() {
    return EmittedKernels.withPrivateArrays();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("trials")
  void privateArraysAreWrittenBeforeTheyAreRead(KernelTrial trial) {
    KernelImage image = ImageEmitter.emit(trial.spec());
    trial.check(new CpuDevice(withArraysOfNothing(image)));
  }

  /** If a kernel did read first, the test above would see it. */
  @Test
  void arraysOfNothingAreNoticed() throws ReflectiveOperationException {
    byte[] bytes =
        ClassFile.of()
            .build(
                ClassDesc.of("reads.TooEarly"),
                builder ->
                    builder.withMethodBody(
                        "read",
                        MethodTypeDesc.of(ConstantDescs.CD_double),
                        ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                        code ->
                            code.iconst_1()
                                .newarray(TypeKind.DOUBLE)
                                .iconst_0()
                                .daload()
                                .dreturn()));
    assertEquals(0, read(bytes));
    assertTrue(Double.isNaN(read(arraysOfNothing(bytes))));
  }

  private static double read(byte[] bytes) throws ReflectiveOperationException {
    Method method =
        new ClassLoader(null) {
          Class<?> define() {
            return defineClass("reads.TooEarly", bytes, 0, bytes.length);
          }
        }.define().getMethod("read");
    method.setAccessible(true);
    return (double) method.invoke(null);
  }

  private static KernelImage withArraysOfNothing(KernelImage image) {
    KernelImage.Join join = image.join();
    return new KernelImage(
        poisoned(image.kernel()),
        image.task(),
        image.packing(),
        image.inputs(),
        image.results(),
        image.outputs(),
        image.shape(),
        new KernelImage.Join(poisoned(join.kernel()), join.task(), join.packing(), join.states()),
        image.fastMath(),
        image.visible());
  }

  private static GeneratedClass poisoned(GeneratedClass kernel) {
    return new GeneratedClass(kernel.name(), arraysOfNothing(kernel.bytes()));
  }

  /** The same class, whose new arrays are filled with what nobody computes with. */
  private static byte[] arraysOfNothing(byte[] bytes) {
    CodeTransform filling =
        (builder, element) -> {
          builder.with(element);
          if (element instanceof NewPrimitiveArrayInstruction array) {
            builder.dup();
            switch (array.typeKind()) {
              case FLOAT -> builder.loadConstant(Float.NaN);
              case DOUBLE -> builder.loadConstant(Double.NaN);
              case LONG -> builder.loadConstant(Long.MIN_VALUE);
              default -> throw new AssertionError(array.typeKind());
            }
            builder.invokestatic(
                ClassDesc.of("java.util.Arrays"),
                "fill",
                MethodTypeDesc.of(
                    ConstantDescs.CD_void,
                    array.typeKind().upperBound().arrayType(),
                    array.typeKind().upperBound()));
          }
        };
    ClassFile classFile = ClassFile.of();
    return classFile.transformClass(
        classFile.parse(bytes), ClassTransform.transformingMethodBodies(filling));
  }
}

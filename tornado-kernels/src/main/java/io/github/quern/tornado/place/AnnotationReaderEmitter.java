package io.github.quern.tornado.place;

import java.lang.classfile.ClassFile;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/**
 * Emits a replacement for the class with which TornadoVM reads the {@code @Parallel} annotations of
 * a kernel. The original opens the class file through the system class loader and fails for
 * generated classes. The replacement says that Quern's kernels have none, and asks the original
 * about all others, so that a user's own tasks keep working. Methods that the original fails on
 * have none either: those are users' functions, which kernels call, in classes of other loaders.
 * The original prints its failure before it throws; what class a method is of, only it may ask.
 */
public final class AnnotationReaderEmitter {
  private static final String RUNTIME = "uk.ac.manchester.tornado.runtime.";
  private static final ClassDesc PROVIDER = ClassDesc.of(RUNTIME + "ASMClassVisitorProvider");
  private static final ClassDesc ANNOTATION =
      ClassDesc.of(RUNTIME + "common.ParallelAnnotationProvider");
  private static final ClassDesc ORIGINAL =
      ClassDesc.of("uk.ac.manchester.tornado.annotation.ASMClassVisitor");
  private static final ClassDesc UNREADABLE =
      ClassDesc.of("uk.ac.manchester.tornado.api.exceptions.TornadoRuntimeException");
  private static final ClassDesc METHOD = ClassDesc.of("jdk.vm.ci.meta.ResolvedJavaMethod");
  private static final MethodTypeDesc SIGNATURE = MethodTypeDesc.of(ANNOTATION.arrayType(), METHOD);

  /**
   * The static boolean field of the class that tells whether TornadoVM has made an object of it.
   */
  public static final String MADE = "made";

  private AnnotationReaderEmitter() {}

  /**
   * The class file.
   *
   * @param binaryName the name of the class, which must be visible to the system class loader
   */
  public static byte[] emit(String binaryName) {
    return ClassFile.of()
        .build(
            ClassDesc.of(binaryName),
            builder -> {
              builder.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL);
              builder.withInterfaceSymbols(PROVIDER);
              builder.withField(
                  MADE, ConstantDescs.CD_boolean, ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC);
              builder.withMethodBody(
                  ConstantDescs.INIT_NAME,
                  ConstantDescs.MTD_void,
                  ClassFile.ACC_PUBLIC,
                  code ->
                      code.aload(0)
                          .invokespecial(
                              ConstantDescs.CD_Object,
                              ConstantDescs.INIT_NAME,
                              ConstantDescs.MTD_void)
                          .iconst_1()
                          .putstatic(ClassDesc.of(binaryName), MADE, ConstantDescs.CD_boolean)
                          .return_());
              builder.withMethodBody(
                  "getParallelAnnotations",
                  SIGNATURE,
                  ClassFile.ACC_PUBLIC,
                  code -> {
                    Label none = code.newLabel();
                    // A method's text holds the simple name of its class.
                    code.aload(1)
                        .invokevirtual(
                            ConstantDescs.CD_Object,
                            "toString",
                            MethodTypeDesc.of(ConstantDescs.CD_String))
                        .loadConstant(GeneratedNames.KERNEL_PREFIX)
                        .invokevirtual(
                            ConstantDescs.CD_String,
                            "contains",
                            MethodTypeDesc.of(
                                ConstantDescs.CD_boolean, ClassDesc.of("java.lang.CharSequence")))
                        .ifne(none)
                        .trying(
                            body ->
                                body.new_(ORIGINAL)
                                    .dup()
                                    .invokespecial(
                                        ORIGINAL, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                                    .aload(1)
                                    .invokevirtual(ORIGINAL, "getParallelAnnotations", SIGNATURE)
                                    .areturn(),
                            catches -> catches.catching(UNREADABLE, handler -> handler.pop()))
                        .labelBinding(none)
                        .iconst_0()
                        .anewarray(ANNOTATION)
                        .areturn();
                  });
            });
  }
}

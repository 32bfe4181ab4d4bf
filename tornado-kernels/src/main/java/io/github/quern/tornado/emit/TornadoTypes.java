package io.github.quern.tornado.emit;

import io.github.quern.bytecode.NumberType;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** The names of TornadoVM's types. */
final class TornadoTypes {
  private static final int MOST_ARGUMENTS = 20;

  private static final String API = "uk.ac.manchester.tornado.api.";

  static final ClassDesc KERNEL_CONTEXT = ClassDesc.of(API + "KernelContext");
  static final ClassDesc MATH = ClassDesc.of(API + "math.TornadoMath");
  static final ClassDesc INT_ARRAY = ClassDesc.of(API + "types.arrays.IntArray");
  static final MethodTypeDesc INT_GET =
      MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int);

  private static final ClassDesc FLOAT_ARRAY = ClassDesc.of(API + "types.arrays.FloatArray");
  private static final ClassDesc DOUBLE_ARRAY = ClassDesc.of(API + "types.arrays.DoubleArray");
  private static final ClassDesc LONG_ARRAY = ClassDesc.of(API + "types.arrays.LongArray");

  private TornadoTypes() {}

  /** The off-heap array of a type. */
  static ClassDesc array(NumberType type) {
    return switch (type) {
      case FLOAT -> FLOAT_ARRAY;
      case DOUBLE -> DOUBLE_ARRAY;
      case LONG -> LONG_ARRAY;
    };
  }

  /**
   * Emits the allocation of a local array. The method's first parameter is the kernel context.
   *
   * @return a new local variable with it
   */
  static int allocateLocal(CodeBuilder code, NumberType type, int length) {
    int memory = code.allocateLocal(TypeKind.REFERENCE);
    String method =
        switch (type) {
          case FLOAT -> "allocateFloatLocalArray";
          case DOUBLE -> "allocateDoubleLocalArray";
          case LONG -> "allocateLongLocalArray";
        };
    code.aload(code.parameterSlot(0)).loadConstant(length);
    code.invokevirtual(
        KERNEL_CONTEXT, method, MethodTypeDesc.of(type.arrayDescriptor(), ConstantDescs.CD_int));
    code.astore(memory);
    return memory;
  }

  /**
   * The functional interface of tasks with that many arguments. As inputs share buffers, kernels
   * never have too many.
   *
   * @throws IllegalArgumentException if there is none
   */
  static ClassDesc task(int arguments) {
    if (arguments > MOST_ARGUMENTS) {
      throw new IllegalArgumentException(
          "A task of TornadoVM takes at most "
              + MOST_ARGUMENTS
              + " arguments, this one has "
              + arguments
              + ".");
    }
    return ClassDesc.of(API + "common.TornadoFunctions").nested("Task" + arguments);
  }
}

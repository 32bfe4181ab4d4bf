package io.github.quern.tornado.emit;

import io.github.quern.bytecode.NumberType;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** The names of TornadoVM's types. */
final class TornadoTypes {
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

  /** The method of the kernel context that makes a local array of a type. */
  static String allocateLocal(NumberType type) {
    return switch (type) {
      case FLOAT -> "allocateFloatLocalArray";
      case DOUBLE -> "allocateDoubleLocalArray";
      case LONG -> "allocateLongLocalArray";
    };
  }

  /** The functional interface of tasks with that many arguments. */
  static ClassDesc task(int arguments) {
    return ClassDesc.of(API + "common.TornadoFunctions").nested("Task" + arguments);
  }
}

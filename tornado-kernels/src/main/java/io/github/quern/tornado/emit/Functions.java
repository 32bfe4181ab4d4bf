package io.github.quern.tornado.emit;

import io.github.quern.backend.KernelSpec;
import io.github.quern.bytecode.NumberType;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Collections;

/** Where kernels take elementary functions from. */
public enum Functions {
  /** TornadoVM's, which are those of the device's language. */
  OF_DEVICE {
    @Override
    void call(CodeBuilder code, NumberType type, String name, int arguments) {
      invoke(code, TornadoTypes.MATH, type, name, arguments);
    }
  },

  /** Quern's own, for devices whose functions are inexact. Floats are computed as doubles. */
  PLAIN {
    @Override
    void call(CodeBuilder code, NumberType type, String name, int arguments) {
      if (name.equals("exp") && type == NumberType.FLOAT) {
        exp(code);
        return;
      }
      NumberType wide = NumberType.DOUBLE;
      if (type == wide) {
        invoke(code, owner(name), wide, name, arguments);
        return;
      }
      int second = code.allocateLocal(wide.kind());
      if (arguments == 2) {
        code.f2d().storeLocal(wide.kind(), second);
      }
      code.f2d();
      if (arguments == 2) {
        code.loadLocal(wide.kind(), second);
      }
      invoke(code, owner(name), wide, name, arguments);
      code.d2f();
    }
  };

  private static final ClassDesc PLAIN_MATH =
      ClassDesc.of("io.github.quern.tornado.maths.PlainMath");

  private static final ClassDesc PLAIN_WAVES =
      ClassDesc.of("io.github.quern.tornado.maths.PlainWaves");

  /**
   * Those that a kernel needs on a device.
   *
   * @param spec the kernel; with fast maths it wants the device's, however inexact
   * @param exact whether the device's are exact
   */
  public static Functions of(KernelSpec spec, boolean exact) {
    return exact || spec.fastMath() ? OF_DEVICE : PLAIN;
  }

  /** Emits the call of an elementary function, whose arguments are on the stack. */
  abstract void call(CodeBuilder code, NumberType type, String name, int arguments);

  private static ClassDesc owner(String name) {
    return name.equals("sin") || name.equals("cos") ? PLAIN_WAVES : PLAIN_MATH;
  }

  /** Emits the call of a static method of some arguments of a type, which it gives, too. */
  static void invoke(
      CodeBuilder code, ClassDesc owner, NumberType type, String name, int arguments) {
    var parameters = Collections.nCopies(arguments, type.descriptor());
    code.invokestatic(owner, name, MethodTypeDesc.of(type.descriptor(), parameters));
  }

  /** See PlainMath.twos. */
  private static void exp(CodeBuilder code) {
    NumberType type = NumberType.FLOAT;
    int x = code.allocateLocal(type.kind());
    int twos = code.allocateLocal(type.kind());
    code.fstore(x).fload(x);
    invoke(code, PLAIN_MATH, type, "twos", 1);
    code.fstore(twos).fload(x).fload(twos);
    invoke(code, PLAIN_MATH, type, "rest", 2);
    invoke(code, TornadoTypes.MATH, type, "exp", 1);
    code.fconst_2().fload(twos);
    invoke(code, TornadoTypes.MATH, type, "pow", 2);
    code.fmul();
  }
}

package io.github.quern.tornado.emit;

import io.github.quern.bytecode.Constructors;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Collections;
import java.util.List;

/**
 * Emits the class of the task object: its {@code apply} casts the arguments and calls the kernel.
 * TornadoVM finds the kernel by scanning {@code apply}, and reads only the low byte of the call's
 * constant-pool index, signed; so this class is apart from the kernel's and has no fields and
 * nothing else.
 */
final class TaskEmitter {
  private TaskEmitter() {}

  static byte[] emit(ClassDesc name, ClassDesc kernel, String method, List<ClassDesc> parameters) {
    return ClassFile.of()
        .build(
            name,
            builder -> {
              builder.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL);
              builder.withInterfaceSymbols(TornadoTypes.task(parameters.size()));
              builder.withMethodBody(
                  "apply",
                  MethodTypeDesc.of(
                      ConstantDescs.CD_void,
                      Collections.nCopies(parameters.size(), ConstantDescs.CD_Object)),
                  ClassFile.ACC_PUBLIC,
                  code -> {
                    for (int parameter = 0; parameter < parameters.size(); parameter++) {
                      code.aload(code.parameterSlot(parameter));
                      code.checkcast(parameters.get(parameter));
                    }
                    code.invokestatic(
                        kernel, method, MethodTypeDesc.of(ConstantDescs.CD_void, parameters));
                    code.return_();
                  });
              Constructors.withoutParameters(builder);
            });
  }
}

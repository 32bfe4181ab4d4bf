package io.github.quern.tornado.emit;

import io.github.quern.bytecode.NumberType;
import io.github.quern.ir.Precision;
import io.github.quern.ir.ValueType;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Emits the class of a kernel and that of its task. The kernel is one static method; TornadoVM
 * wants a local variable table that names its parameters.
 *
 * @param name the name of the kernel's class
 * @param method that of its method, which TornadoVM gives to the device's code
 * @param parameters what it takes
 */
record KernelClass(ClassDesc name, String method, List<Parameter> parameters) {
  /**
   * A parameter.
   *
   * @param name what it is called
   * @param type its type
   */
  record Parameter(String name, ClassDesc type) {
    /** Arrays of some types, which are called by one name and their positions. */
    static List<Parameter> numbered(String name, Stream<ValueType> types, Precision precision) {
      List<Parameter> parameters = new ArrayList<>();
      types.forEach(type ->
          parameters.add(
              new Parameter(
                  name + parameters.size(), TornadoTypes.array(NumberType.of(type, precision)))));
      return parameters;
    }
  }

  private MethodTypeDesc descriptor() {
    return MethodTypeDesc.of(ConstantDescs.CD_void, types());
  }

  private List<ClassDesc> types() {
    return parameters.stream().map(Parameter::type).toList();
  }

  /** The kernel's class file. */
  byte[] emit(Consumer<CodeBuilder> body) {
    return ClassFile.of()
        .build(
            name,
            builder ->
                builder
                    .withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL)
                    .withMethodBody(
                        method,
                        descriptor(),
                        ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                        code -> {
                          nameParameters(code);
                          body.accept(code);
                          code.return_();
                        }));
  }

  private void nameParameters(CodeBuilder code) {
    Label last = code.endLabel();
    for (int position = 0; position < parameters.size(); position++) {
      Parameter parameter = parameters.get(position);
      code.localVariable(
          code.parameterSlot(position),
          parameter.name(),
          parameter.type(),
          code.startLabel(),
          last);
    }
  }

  /** The task's class file. */
  byte[] emitTask(ClassDesc task) {
    return TaskEmitter.emit(task, name, method, types());
  }
}

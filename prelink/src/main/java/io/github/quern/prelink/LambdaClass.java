package io.github.quern.prelink;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.NestHostAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/**
 * The class that takes the place of a lambda: it has a field for each captured value, and its
 * method calls what the lambda would. It belongs to the nest of the class in which the lambda is
 * written, so private methods are within its reach.
 *
 * @param name the class
 * @param nest the nest's host
 * @param lambda the lambda
 */
record LambdaClass(ClassDesc name, ClassDesc nest, Lambda lambda) {
  private static final String ONLY = "ONLY";
  private static final String CREATE = "create";

  /** Emits what takes the place of the instruction that creates the lambda. */
  void emitCreation(CodeBuilder code) {
    if (lambda.captured().isEmpty()) {
      // The same object each time, as it was.
      code.getstatic(name, ONLY, lambda.type());
    } else {
      code.invokestatic(name, CREATE, lambda.creation());
    }
  }

  /**
   * The class.
   *
   * @param files how to build it
   * @param version the major version of the class in which the lambda is written
   */
  byte[] bytes(ClassFile files, int version) {
    return files.build(
        name,
        builder -> {
          builder.withVersion(version, 0);
          builder.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER | ClassFile.ACC_SYNTHETIC);
          builder.withInterfaceSymbols(lambda.type());
          builder.with(NestHostAttribute.of(nest));
          constructor(builder);
          creation(builder);
          builder.withMethodBody(
              lambda.method(), lambda.declared(), ClassFile.ACC_PUBLIC, this::call);
        });
  }

  private MethodTypeDesc construction() {
    return MethodTypeDesc.of(CD_void, lambda.captured());
  }

  private static String field(int position) {
    return "captured" + position;
  }

  private void constructor(ClassBuilder builder) {
    List<ClassDesc> captured = lambda.captured();
    for (int position = 0; position < captured.size(); position++) {
      builder.withField(
          field(position), captured.get(position), ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
    }
    builder.withMethodBody(
        INIT_NAME,
        construction(),
        ClassFile.ACC_PRIVATE,
        code -> {
          code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void);
          for (int position = 0; position < captured.size(); position++) {
            code.aload(0);
            parameter(code, captured, position);
            code.putfield(name, field(position), captured.get(position));
          }
          code.return_();
        });
  }

  private static void parameter(CodeBuilder code, List<ClassDesc> types, int position) {
    code.loadLocal(TypeKind.from(types.get(position)), code.parameterSlot(position));
  }

  private void creation(ClassBuilder builder) {
    List<ClassDesc> captured = lambda.captured();
    if (captured.isEmpty()) {
      builder.withField(ONLY, lambda.type(), ClassFile.ACC_STATIC | ClassFile.ACC_FINAL);
      builder.withMethodBody(
          "<clinit>",
          MTD_void,
          ClassFile.ACC_STATIC,
          code -> {
            code.new_(name).dup().invokespecial(name, INIT_NAME, construction());
            code.putstatic(name, ONLY, lambda.type()).return_();
          });
      return;
    }
    builder.withMethodBody(
        CREATE,
        lambda.creation(),
        ClassFile.ACC_STATIC,
        code -> {
          code.new_(name).dup();
          for (int position = 0; position < captured.size(); position++) {
            parameter(code, captured, position);
          }
          code.invokespecial(name, INIT_NAME, construction()).areturn();
        });
  }

  /** The body of the interface's method. */
  private void call(CodeBuilder code) {
    if (lambda.constructs()) {
      code.new_(lambda.implementation().owner()).dup();
    }
    List<ClassDesc> captured = lambda.captured();
    for (int position = 0; position < captured.size(); position++) {
      code.aload(0).getfield(name, field(position), captured.get(position));
    }
    List<ClassDesc> taken = lambda.taken();
    List<ClassDesc> declared = lambda.declared().parameterList();
    for (int position = 0; position < declared.size(); position++) {
      parameter(code, declared, position);
      Conversion.emit(
          code,
          declared.get(position),
          lambda.used().parameterType(position),
          taken.get(captured.size() + position));
    }
    invoke(code);
    result(code);
  }

  private void invoke(CodeBuilder code) {
    DirectMethodHandleDesc target = lambda.implementation();
    ClassDesc owner = target.owner();
    String method = target.methodName();
    MethodTypeDesc type = lambda.called();
    switch (target.kind()) {
      case STATIC -> code.invokestatic(owner, method, type);
      case INTERFACE_STATIC -> code.invokestatic(owner, method, type, true);
      case CONSTRUCTOR -> code.invokespecial(owner, INIT_NAME, type);
      // Private methods of a nest need no invokespecial, and from another class may not have it.
      case VIRTUAL, SPECIAL -> code.invokevirtual(owner, method, type);
      case INTERFACE_VIRTUAL, INTERFACE_SPECIAL -> code.invokeinterface(owner, method, type);
      default -> throw new IllegalStateException("no method that a lambda calls: " + target);
    }
  }

  private void result(CodeBuilder code) {
    ClassDesc returned = lambda.returned();
    ClassDesc wanted = lambda.declared().returnType();
    if (!wanted.equals(CD_void)) {
      Conversion.emit(code, returned, returned, wanted);
    } else if (TypeKind.from(returned).slotSize() == 2) {
      code.pop2();
    } else if (!returned.equals(CD_void)) {
      code.pop();
    }
    code.return_(TypeKind.from(wanted));
  }
}

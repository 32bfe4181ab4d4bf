package io.github.quern.prelink;

import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A lambda or method reference, as {@link java.lang.invoke.LambdaMetafactory} is told of it.
 *
 * @param creation takes what is captured and returns the functional interface
 * @param method the name of the interface's method
 * @param declared the types of that method as the interface declares it, generics erased
 * @param implementation what is called
 * @param used the types of the method that this lambda is used with
 */
record Lambda(
    MethodTypeDesc creation,
    String method,
    MethodTypeDesc declared,
    DirectMethodHandleDesc implementation,
    MethodTypeDesc used) {
  private static final ClassDesc FACTORY = ClassDesc.of("java.lang.invoke.LambdaMetafactory");

  /**
   * What an instruction makes: nothing unless it is a lambda. Those of {@code altMetafactory},
   * which may be serialized, are left as they are.
   */
  static Optional<Lambda> of(InvokeDynamicInstruction instruction) {
    DirectMethodHandleDesc bootstrap = instruction.bootstrapMethod();
    if (!bootstrap.owner().equals(FACTORY) || !bootstrap.methodName().equals("metafactory")) {
      return Optional.empty();
    }
    var arguments = instruction.bootstrapArgs();
    return Optional.of(
        new Lambda(
            instruction.typeSymbol(),
            instruction.name().stringValue(),
            (MethodTypeDesc) arguments.get(0),
            (DirectMethodHandleDesc) arguments.get(1),
            (MethodTypeDesc) arguments.get(2)));
  }

  /** The functional interface. */
  ClassDesc type() {
    return creation.returnType();
  }

  /** The types of captured values. */
  List<ClassDesc> captured() {
    return creation.parameterList();
  }

  /** Whether the implementation is a constructor. */
  boolean constructs() {
    return implementation.kind() == DirectMethodHandleDesc.Kind.CONSTRUCTOR;
  }

  /** The descriptor of what is called, without the object that it is called on. */
  MethodTypeDesc called() {
    return MethodTypeDesc.ofDescriptor(implementation.lookupDescriptor());
  }

  /** What the implementation takes: the object that it is called on, if any, then arguments. */
  List<ClassDesc> taken() {
    List<ClassDesc> types = new ArrayList<>();
    switch (implementation.kind()) {
      case STATIC, INTERFACE_STATIC, CONSTRUCTOR -> {}
      default -> types.add(implementation.owner());
    }
    types.addAll(called().parameterList());
    return types;
  }

  /** What the implementation returns. */
  ClassDesc returned() {
    return constructs() ? implementation.owner() : called().returnType();
  }
}

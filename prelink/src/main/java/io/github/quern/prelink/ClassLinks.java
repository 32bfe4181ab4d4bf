package io.github.quern.prelink;

import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Links the lambdas and switches of one class. */
final class ClassLinks {
  /** In the names of classes made for lambdas, after the class in which they are written. */
  static final String LAMBDA = "$$Lambda";

  private static final String SWITCH = "typeSwitch$";

  private final ClassEntry type;
  private final boolean isInterface;
  private final ClassDesc nest;
  private final List<LambdaClass> lambdas = new ArrayList<>();
  private final List<TypeSwitch> switches = new ArrayList<>();

  /**
   * Nothing is linked yet.
   *
   * @param type the class
   * @param flags the class's flags
   * @param nest the host of its nest
   */
  ClassLinks(ClassEntry type, AccessFlags flags, ClassDesc nest) {
    this.type = type;
    this.isInterface = flags.has(AccessFlag.INTERFACE);
    this.nest = nest;
  }

  /** What replaces the instructions, and adds the methods of switches to the class. */
  ClassTransform transform() {
    ClassTransform methods =
        ClassTransform.endHandler(builder -> {
          for (int position = 0; position < switches.size(); position++) {
            switches.get(position).addTo(builder, SWITCH + position);
          }
        });
    return ClassTransform.transformingMethodBodies(this::replace).andThen(methods);
  }

  private void replace(CodeBuilder code, CodeElement element) {
    if (!(element instanceof InvokeDynamicInstruction instruction)) {
      code.with(element);
      return;
    }
    Optional<Lambda> lambda = Lambda.of(instruction);
    Optional<TypeSwitch> typeSwitch = TypeSwitch.of(instruction);
    if (lambda.isPresent()) {
      String name = type.asInternalName() + LAMBDA + lambdas.size();
      LambdaClass made = new LambdaClass(ClassDesc.ofInternalName(name), nest, lambda.get());
      made.emitCreation(code);
      lambdas.add(made);
    } else if (typeSwitch.isPresent()) {
      String name = SWITCH + switches.size();
      code.invokestatic(type.asSymbol(), name, typeSwitch.get().type(), isInterface);
      switches.add(typeSwitch.get());
    } else {
      code.with(element);
    }
  }

  /** Whether there was nothing to link. */
  boolean isEmpty() {
    return lambdas.isEmpty() && switches.isEmpty();
  }

  /** The classes to make. */
  List<LambdaClass> lambdas() {
    return lambdas;
  }
}

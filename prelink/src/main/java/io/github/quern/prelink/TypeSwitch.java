package io.github.quern.prelink;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Optional;

/**
 * What tells a pattern switch at which label to go on, as {@link
 * java.lang.runtime.SwitchBootstraps#typeSwitch} is told of it: the first one from some label on
 * that the selected object is an instance of.
 *
 * @param type takes the selected object and the label to start at
 * @param labels the classes
 */
record TypeSwitch(MethodTypeDesc type, List<ClassDesc> labels) {
  private static final ClassDesc FACTORY = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
  private static final int FLAGS =
      ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;

  /**
   * What an instruction asks for: nothing unless it is a switch over an object all of whose labels
   * are classes. Those with constants are left as they are.
   */
  static Optional<TypeSwitch> of(InvokeDynamicInstruction instruction) {
    DirectMethodHandleDesc bootstrap = instruction.bootstrapMethod();
    var labels = instruction.bootstrapArgs();
    if (!bootstrap.owner().equals(FACTORY)
        || !bootstrap.methodName().equals("typeSwitch")
        || !labels.stream()
            .allMatch(label -> label instanceof ClassDesc type && !type.isPrimitive())
        || instruction.typeSymbol().parameterType(0).isPrimitive()) {
      return Optional.empty();
    }
    return Optional.of(
        new TypeSwitch(
            instruction.typeSymbol(), labels.stream().map(ClassDesc.class::cast).toList()));
  }

  /**
   * Adds a method to the class of the switch that takes the place of what the JVM would link: -1
   * for null, the number of labels if none fits.
   */
  void addTo(ClassBuilder builder, String name) {
    builder.withMethodBody(name, type, FLAGS, this::emit);
  }

  private void emit(CodeBuilder code) {
    Label some = code.newLabel();
    code.aload(0).ifnonnull(some).iconst_m1().ireturn().labelBinding(some);
    for (int position = 0; position < labels.size(); position++) {
      Label next = code.newLabel();
      code.iload(1).loadConstant(position).if_icmpgt(next);
      code.aload(0).instanceOf(labels.get(position)).ifeq(next);
      code.loadConstant(position).ireturn().labelBinding(next);
    }
    code.loadConstant(labels.size()).ireturn();
  }
}

package io.github.quern.bytecode;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.util.HashMap;
import java.util.Map;

/** Generated classes as text, for people and for tests that notice changes. */
public final class ClassListing {
  private final StringBuilder text = new StringBuilder();

  private ClassListing() {}

  /** The methods of a class, one instruction a line; equal classes give equal text. */
  public static String of(byte[] classFile) {
    ClassListing listing = new ClassListing();
    ClassModel model = ClassFile.of().parse(classFile);
    model.methods().forEach(listing::method);
    return listing.text.toString();
  }

  private void method(MethodModel method) {
    text.append(method.methodName().stringValue())
        .append(method.methodTypeSymbol().displayDescriptor())
        .append('\n');
    method.code().ifPresent(this::body);
  }

  private void body(CodeModel code) {
    Map<Label, String> labels = new HashMap<>();
    for (CodeElement element : code) {
      if (element instanceof BranchInstruction branch) {
        labels.computeIfAbsent(branch.target(), label -> "L" + labels.size());
      }
    }
    for (CodeElement element : code) {
      if (element instanceof LabelTarget target && labels.containsKey(target.label())) {
        text.append("  ").append(labels.get(target.label())).append(":\n");
      } else if (element instanceof java.lang.classfile.Instruction instruction) {
        text.append("    ")
            .append(instruction.opcode().name().toLowerCase(java.util.Locale.ROOT))
            .append(argument(instruction, labels))
            .append('\n');
      }
    }
  }

  private static String argument(
      java.lang.classfile.Instruction instruction, Map<Label, String> labels) {
    return switch (instruction) {
      case BranchInstruction branch -> " " + labels.get(branch.target());
      case ConstantInstruction constant -> " " + constant.constantValue();
      case LoadInstruction load -> " " + load.slot();
      case StoreInstruction store -> " " + store.slot();
      case IncrementInstruction increment -> " " + increment.slot() + " by " + increment.constant();
      case InvokeInstruction call ->
          " "
              + name(call.owner().asSymbol())
              + "."
              + call.name().stringValue()
              + call.typeSymbol().displayDescriptor();
      case FieldInstruction field ->
          " " + name(field.owner().asSymbol()) + "." + field.name().stringValue();
      case TypeCheckInstruction check -> " " + name(check.type().asSymbol());
      case NewObjectInstruction create -> " " + name(create.className().asSymbol());
      case NewPrimitiveArrayInstruction array -> " " + array.typeKind();
      default -> "";
    };
  }

  private static String name(ClassDesc type) {
    return type.displayName();
  }
}

package io.github.quern.tornado.emit;

import io.github.quern.backend.KernelSpec;
import io.github.quern.ir.Precision;
import io.github.quern.operator.Operators;
import io.github.quern.testing.KernelTrial;
import io.github.quern.testing.KernelTrials;
import io.github.quern.testing.Programs;
import io.github.quern.testing.StandardVariables;
import io.github.quern.tornado.driver.GeneratedClass;
import io.github.quern.tornado.driver.KernelImage;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Emitted classes of kernels that use everything there is, to be looked at. */
final class EmittedKernels {
  private EmittedKernels() {}

  /** An emitted kernel under a name that tells how it came about. */
  record Emitted(String name, KernelImage image) {
    /** Kernel classes of both stages. */
    List<GeneratedClass> kernels() {
      return List.of(image.kernel(), image.join().kernel());
    }

    /** Task classes of both stages. */
    List<GeneratedClass> tasks() {
      return List.of(image.task(), image.join().task());
    }

    /** The instructions of the kernels of both stages, in order. */
    List<Instruction> instructions() {
      return kernels().stream().flatMap(kernel -> instructionsOf(method(kernel)).stream()).toList();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * Every reduction, sum scheme, kind of input, size of state, and every operator by its example,
   * in both precisions.
   */
  static Stream<Emitted> all() {
    Map<String, KernelSpec> specs = new LinkedHashMap<>();
    KernelTrials.all().forEach(trial -> specs.put(trial.toString(), trial.spec()));
    for (Precision precision : Precision.values()) {
      specs.putAll(operators(precision));
    }
    return specs.entrySet().stream()
        .map(entry -> new Emitted(entry.getKey(), ImageEmitter.emit(entry.getValue())));
  }

  /** Every operator in one precision, with elementary functions of plain arithmetic. */
  static Stream<Emitted> plain(Precision precision) {
    return operators(precision).entrySet().stream()
        .map(entry ->
            new Emitted(entry.getKey(), ImageEmitter.emit(entry.getValue(), Functions.PLAIN)));
  }

  private static Map<String, KernelSpec> operators(Precision precision) {
    Map<String, KernelSpec> specs = new LinkedHashMap<>();
    Operators.standard()
        .all()
        .forEach(operator ->
            specs.put(
                operator.name() + ", " + precision,
                new KernelSpec(
                    Programs.sum(
                        StandardVariables.parse(operator.example()), 1, StandardVariables.all()),
                    precision)));
    return specs;
  }

  /** Trials whose kernels have arrays in private memory, in either stage. */
  static Stream<KernelTrial> withPrivateArrays() {
    return KernelTrials.all().filter(trial -> hasPrivateArrays(ImageEmitter.emit(trial.spec())));
  }

  private static boolean hasPrivateArrays(KernelImage image) {
    return new Emitted("", image)
        .instructions().stream().anyMatch(NewPrimitiveArrayInstruction.class::isInstance);
  }

  /** The only method that is neither a constructor nor one of a user's. */
  static MethodModel method(GeneratedClass generated) {
    return model(generated).methods().stream()
        .filter(method -> !method.methodName().equalsString("<init>"))
        .findFirst()
        .orElseThrow();
  }

  static ClassModel model(GeneratedClass generated) {
    return ClassFile.of().parse(generated.bytes());
  }

  static List<Instruction> instructionsOf(MethodModel method) {
    List<Instruction> instructions = new ArrayList<>();
    for (CodeElement element : method.code().orElseThrow()) {
      if (element instanceof Instruction instruction) {
        instructions.add(instruction);
      }
    }
    return instructions;
  }

  /** Class and name of what is called, such as {@code TornadoMath.exp}. */
  static String called(InvokeInstruction call) {
    return call.owner().asSymbol().displayName() + "." + call.name().stringValue();
  }
}

package io.github.quern.tornado.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.backend.KernelSpec;
import io.github.quern.ir.Precision;
import io.github.quern.testing.KernelTrials;
import io.github.quern.tornado.driver.GeneratedClass;
import io.github.quern.tornado.driver.KernelImage;
import io.github.quern.tornado.emit.EmittedKernels.Emitted;
import java.lang.classfile.Attributes;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What TornadoVM takes without a word and computes wrongly, or cannot compile, does not occur in
 * emitted classes. What can only be seen on a device is in {@code DevicePitfallsTest} of the
 * binding, the fallback to plain Java in its {@code LateStartTest}.
 */
class PitfallsTest {
  private static final Set<String> ARRAYS =
      Set.of("IntArray", "FloatArray", "DoubleArray", "LongArray");

  /** What TornadoVM compiles for all devices, as was tried one by one. */
  private static final Set<String> CALLS =
      Stream.of(
              Stream.of("abs", "acos", "asin", "atan", "atan2", "cos", "exp", "floor", "log")
                  .map(name -> "TornadoMath." + name),
              Stream.of("pow", "sin", "sqrt").map(name -> "TornadoMath." + name),
              ARRAYS.stream().map(array -> array + ".get"),
              Stream.of("FloatArray.set", "DoubleArray.set", "LongArray.set"),
              Stream.of("Float", "Double", "Long")
                  .map(type -> "KernelContext.allocate" + type + "LocalArray"),
              Stream.of("KernelContext.localBarrier", "Integer.intValue"))
          .flatMap(names -> names)
          .collect(Collectors.toSet());

  /** Memory of a size that is not known, of more than one dimension, or of objects. */
  private static final Set<Opcode> OTHER_MEMORY =
      EnumSet.of(Opcode.ANEWARRAY, Opcode.MULTIANEWARRAY, Opcode.NEW);

  private static final Set<Opcode> REMAINDERS = EnumSet.of(Opcode.FREM, Opcode.DREM);

  private static void onEach(Consumer<Emitted> check) {
    EmittedKernels.all().forEach(check);
  }

  /** Scalars would be compiled into the code as constants, and booleans not compiled at all. */
  @Test
  void kernelsTakeNoScalars() {
    onEach(emitted -> {
      for (GeneratedClass kernel : emitted.kernels()) {
        List<ClassDesc> parameters =
            EmittedKernels.method(kernel).methodTypeSymbol().parameterList();
        assertEquals("KernelContext", parameters.getFirst().displayName(), emitted::name);
        for (ClassDesc parameter : parameters.subList(1, parameters.size())) {
          assertTrue(ARRAYS.contains(parameter.displayName()), emitted::name);
        }
      }
    });
  }

  @Test
  void tasksHaveAtMostTwentyArguments() {
    int most =
        EmittedKernels.all()
            .flatMap(emitted -> emitted.kernels().stream())
            .mapToInt(kernel -> EmittedKernels.method(kernel).methodTypeSymbol().parameterCount())
            .max()
            .orElseThrow();
    assertTrue(most <= 20, "a task has " + most + " arguments");
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> TornadoTypes.task(21));
    assertEquals(
        "A task of TornadoVM takes at most 20 arguments, this one has 21.", refusal.getMessage());
  }

  /** Any number of inputs of all roles and types, with results and states of all types. */
  @Test
  void theKernelWithTheMostBuffersIsATask() {
    List<String> aliases = new ArrayList<>();
    StringBuilder formula = new StringBuilder("0");
    for (String role : List.of("Vi", "Vj", "Pm")) {
      for (int number = 0; number < 10; number++) {
        aliases.add("x" + role + number + " = " + role + "(1)");
        aliases.add("n" + role + number + " = " + role + "(1)");
        formula.append(" + x" + role + number + " * n" + role + number);
      }
    }
    KernelImage image =
        ImageEmitter.emit(
            new KernelSpec(
                KernelTrials.program("KMin_ArgKMin", 2, aliases, formula.toString()),
                Precision.FLOAT64));
    assertEquals(
        List.of(2 + 6 + 2 + 2, 2 + 2 + 2),
        new Emitted("", image)
            .kernels().stream()
                .map(kernel -> EmittedKernels.method(kernel).methodTypeSymbol().parameterCount())
                .toList());
  }

  /** TornadoVM finds the kernel by the low byte of the index of the call, which is signed. */
  @Test
  void theTaskCallsTheKernelByALowIndexAndNothingElse() {
    onEach(emitted -> {
      for (int stage = 0; stage < 2; stage++) {
        List<InvokeInstruction> calls =
            calls(EmittedKernels.instructionsOf(EmittedKernels.method(emitted.tasks().get(stage))))
                .toList();
        assertEquals(1, calls.size(), emitted::name);
        assertTrue(calls.getFirst().method().index() <= Byte.MAX_VALUE, emitted::name);
        assertEquals(
            emitted.kernels().get(stage).name(),
            calls.getFirst().owner().asInternalName().replace('/', '.'));
      }
    });
  }

  private static Stream<InvokeInstruction> calls(List<Instruction> instructions) {
    return instructions.stream()
        .filter(InvokeInstruction.class::isInstance)
        .map(InvokeInstruction.class::cast);
  }

  /** Not even static ones; TornadoVM would take them for arguments. */
  @Test
  void tasksAndKernelsHaveNoFields() {
    onEach(emitted ->
        Stream.concat(emitted.tasks().stream(), emitted.kernels().stream())
            .forEach(generated ->
                assertEquals(List.of(), EmittedKernels.model(generated).fields(), emitted::name)));
  }

  @Test
  void kernelsNameTheirParameters() {
    onEach(emitted -> {
      for (GeneratedClass kernel : emitted.kernels()) {
        MethodModel method = EmittedKernels.method(kernel);
        assertEquals(
            method.methodTypeSymbol().parameterCount(),
            method
                .findAttribute(Attributes.code())
                .flatMap(code -> code.findAttribute(Attributes.localVariableTable()))
                .orElseThrow()
                .localVariables()
                .size(),
            emitted::name);
      }
    });
  }

  /** {@code Math.floor}, {@code Math.log1p} and their like do not compile for devices. */
  @Test
  void kernelsCallOnlyWhatDevicesHave() {
    Set<String> seen = new TreeSet<>();
    onEach(emitted ->
        calls(emitted.instructions())
            .filter(call -> !call.owner().asSymbol().displayName().contains("UserFunctions"))
            .forEach(call -> {
              assertTrue(
                  call.opcode() == Opcode.INVOKESTATIC || call.opcode() == Opcode.INVOKEVIRTUAL,
                  emitted::name);
              seen.add(EmittedKernels.called(call));
            }));
    assertEquals(CALLS, seen);
  }

  /** The PTX backend's own functions are those of floats, and approximations. */
  @Test
  void kernelsOfPlainFunctionsAskDevicesForNoneThatIsInexact() {
    Set<String> inexact = new TreeSet<>(CALLS);
    inexact.removeAll(Set.of("TornadoMath.abs", "TornadoMath.floor", "TornadoMath.sqrt"));
    inexact.removeIf(call -> !call.startsWith("TornadoMath."));
    Set<String> ofFloats = Set.of("TornadoMath.exp", "TornadoMath.pow"); // see PlainMath.twos
    for (Precision precision : Precision.values()) {
      Set<String> seen = new TreeSet<>();
      EmittedKernels.plain(precision)
          .forEach(emitted ->
              calls(emitted.instructions())
                  .map(EmittedKernels::called)
                  .filter(inexact::contains)
                  .forEach(seen::add));
      assertEquals(precision == Precision.FLOAT32 ? ofFloats : Set.of(), seen, precision::name);
    }
  }

  /** See PlainMath: the PTX backend computes these wrongly for negative numbers. */
  @Test
  void kernelsDivideAndShiftNoIntegersThatMayBeNegative() {
    Set<Opcode> signed =
        EnumSet.of(Opcode.ISHR, Opcode.LSHR, Opcode.LDIV, Opcode.IREM, Opcode.LREM);
    onEach(emitted -> {
      for (Instruction instruction : emitted.instructions()) {
        assertFalse(signed.contains(instruction.opcode()), emitted::name);
      }
      // Which part of a row's chunks a thread has, both numbers of which are positive.
      long divisions =
          emitted.instructions().stream().filter(each -> each.opcode() == Opcode.IDIV).count();
      assertTrue(divisions <= 1, emitted::name);
    });
  }

  @Test
  void kernelsHaveNoRemaindersOfRealsNorOtherMemoryNorTables() {
    onEach(emitted -> {
      for (Instruction instruction : emitted.instructions()) {
        assertFalse(REMAINDERS.contains(instruction.opcode()), emitted::name);
        assertFalse(OTHER_MEMORY.contains(instruction.opcode()), emitted::name);
        // A thread's numbers, which are fields of the context; a static field would be a table.
        assertFalse(
            instruction instanceof FieldInstruction field && field.opcode() != Opcode.GETFIELD,
            emitted::name);
      }
    });
  }

  /** And infinities only of floats: those of doubles are written as quotients of floats. */
  @Test
  void constantsAreNumbers() {
    onEach(emitted -> {
      for (Instruction instruction : emitted.instructions()) {
        if (instruction instanceof ConstantInstruction constant) {
          switch (constant.constantValue()) {
            case Float number -> assertFalse(number.isNaN(), emitted::name);
            case Double number -> assertTrue(Double.isFinite(number), emitted::name);
            default -> {}
          }
        }
      }
    });
  }

  /** A size that is read from a buffer would not compile. */
  @Test
  void sizesOfPrivateArraysAreConstants() {
    onEach(emitted -> {
      List<Instruction> instructions = emitted.instructions();
      for (int position = 0; position < instructions.size(); position++) {
        if (instructions.get(position) instanceof NewPrimitiveArrayInstruction) {
          assertTrue(instructions.get(position - 1) instanceof ConstantInstruction, emitted::name);
        }
      }
    });
  }
}

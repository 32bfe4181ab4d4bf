package io.github.quern.ir;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks the rules of the IR: every value is defined once and before its use, in a block that the
 * user can see; types fit; every index stays within its array or input; loads fit the block that
 * they stand in; only the finish block stores the outputs, and stores all of them.
 */
public final class Verifier {
  private final Program program;
  private final Set<Value> everDefined = new HashSet<>();
  private final Set<Array> arrays = new HashSet<>();

  /** The components of each output that are stored. */
  private final Map<Integer, BitSet> stored = new HashMap<>();

  private Verifier(Program program) {
    this.program = program;
    arrays.addAll(program.total());
    arrays.addAll(program.partial());
    arrays.addAll(program.scratch());
  }

  /**
   * Checks a program.
   *
   * @throws VerificationException if it breaks a rule; names the first one
   */
  public static void verify(Program program) {
    new Verifier(program).run();
  }

  private void run() {
    checkState();
    Set<Value> parameters = new HashSet<>();
    check("parameters", program.parameters(), parameters, Set.of(), Set.of(Role.PARAMETER));
    Set<Value> row = new HashSet<>(parameters);
    check("row", program.row(), row, Set.of(), Set.of(Role.PARAMETER, Role.ROW));
    Set<Value> pair = new HashSet<>(row);
    check("pair", program.pair(), pair, Set.of(), Set.of(Role.values()));
    check("begin", program.begin(), new HashSet<>(parameters), Set.of(), Set.of());
    check("reset", program.reset(), new HashSet<>(parameters), Set.of(), Set.of());
    check("merge", program.merge(), new HashSet<>(parameters), Set.of(), Set.of());
    check("finish", program.finish(), new HashSet<>(parameters), Set.of(), Set.of());
    for (int output = 0; output < program.outputs().size(); output++) {
      BitSet components = stored.getOrDefault(output, new BitSet());
      for (int component = 0; component < program.outputs().get(output).dimension(); component++) {
        if (!components.get(component)) {
          throw new VerificationException(
              "finish",
              "(end)",
              "component " + component + " of output " + output + " is never stored");
        }
      }
    }
  }

  private void checkState() {
    List<String> total = program.total().stream().map(Verifier::shape).toList();
    List<String> partial = program.partial().stream().map(Verifier::shape).toList();
    if (!total.equals(partial)) {
      throw new VerificationException(
          "state", "(arrays)", "total has lengths " + total + ", partial " + partial);
    }
  }

  private static String shape(Array array) {
    return array.type() == ValueType.REAL
        ? Integer.toString(array.length())
        : array.length() + " " + array.type();
  }

  /** Checks a block; the values that it defines become visible, and are the result. */
  private List<Value> check(
      String name, Block block, Set<Value> visible, Set<LoopVariable> loops, Set<Role> roles) {
    List<Value> defined = new ArrayList<>();
    for (Instruction instruction : block.instructions()) {
      for (Value operand : Blocks.operands(instruction)) {
        require(visible.contains(operand), name, instruction, operand + " is not defined here");
      }
      checkPlaces(name, instruction, loops, roles);
      checkTypes(name, instruction);
      switch (instruction) {
        case Instruction.Pure pure ->
            defined.add(define(name, instruction, pure.result(), visible));
        case Instruction.Read read ->
            defined.add(define(name, instruction, read.result(), visible));
        case Instruction.Loop loop -> {
          require(loop.variable().count() > 0, name, instruction, "the loop never runs");
          Set<LoopVariable> inner = new HashSet<>(loops);
          require(inner.add(loop.variable()), name, instruction, "the counter is in use");
          check(name, loop.body(), visible, inner, roles).forEach(visible::remove);
        }
        case Instruction.When when ->
            check(name, when.body(), visible, loops, roles).forEach(visible::remove);
        case Instruction.Write write -> {}
        case Instruction.Store store ->
            require(name.equals("finish"), name, instruction, "only 'finish' stores the output");
      }
    }
    return defined;
  }

  private void checkPlaces(
      String name, Instruction instruction, Set<LoopVariable> loops, Set<Role> roles) {
    switch (instruction) {
      case Instruction.Load load -> {
        boolean known = load.input() >= 0 && load.input() < program.inputs().size();
        require(known, name, instruction, "there is no input " + load.input());
        Input input = program.inputs().get(load.input());
        requireRole(name, instruction, roles, input.role());
        bound(name, instruction, load.component(), input.dimension(), loops);
      }
      case Instruction.Lookup lookup -> {
        boolean known = lookup.input() >= 0 && lookup.input() < program.inputs().size();
        require(known, name, instruction, "there is no input " + lookup.input());
        requireRole(name, instruction, roles, program.inputs().get(lookup.input()).role());
      }
      case Instruction.Ordinal ordinal ->
          require(
              roles.contains(ordinal.role()) && ordinal.role() != Role.PARAMETER,
              name,
              instruction,
              "the number of a " + ordinal.role() + " is not known here");
      case Instruction.Read read -> place(name, instruction, read.array(), read.index(), loops);
      case Instruction.Write write -> place(name, instruction, write.array(), write.index(), loops);
      case Instruction.Position position ->
          bound(name, instruction, position.index(), Integer.MAX_VALUE, loops);
      case Instruction.Store store -> {
        boolean known = store.output() >= 0 && store.output() < program.outputs().size();
        require(known, name, instruction, "there is no output " + store.output());
        int dimension = program.outputs().get(store.output()).dimension();
        bound(name, instruction, store.component(), dimension, loops);
        stored
            .computeIfAbsent(store.output(), _ -> new BitSet())
            .set(store.component().minimum(), store.component().maximum() + 1);
      }
      case Instruction.Constant constant -> {}
      case Instruction.Convert convert -> {}
      case Instruction.Call call -> {}
      case Instruction.Unary unary -> {}
      case Instruction.Binary binary -> {}
      case Instruction.Choose choose -> {}
      case Instruction.Loop loop -> {}
      case Instruction.When when -> {}
    }
  }

  private void requireRole(String name, Instruction instruction, Set<Role> roles, Role role) {
    require(roles.contains(role), name, instruction, "a " + role + " input cannot be loaded here");
  }

  private void checkTypes(String name, Instruction instruction) {
    boolean fits =
        switch (instruction) {
          case Instruction.Constant constant ->
              constant.result().type() != ValueType.INTEGER
                  || (Double.isFinite(constant.number())
                      && constant.number() == Math.rint(constant.number()));
          case Instruction.Position position -> position.result().type() == ValueType.REAL;
          case Instruction.Load load ->
              load.result().type() == program.inputs().get(load.input()).type();
          case Instruction.Lookup lookup ->
              lookup.result().type() == program.inputs().get(lookup.input()).type()
                  && lookup.component().type() == ValueType.INTEGER;
          case Instruction.Ordinal ordinal -> ordinal.result().type() == ValueType.INTEGER;
          case Instruction.Convert convert -> convert.result().type() != convert.operand().type();
          case Instruction.Call call ->
              call.operands().size() == call.function().arity()
                  && call.result().type() == ValueType.REAL
                  && call.operands().stream().allMatch(Verifier::isReal);
          case Instruction.Unary unary ->
              unary.result().type() == unary.operand().type()
                  && (unary.result().type() != ValueType.INTEGER
                      || unary.function().keepsIntegers());
          case Instruction.Binary binary ->
              binary.left().type() == binary.right().type()
                  && binary.result().type() == binary.left().type()
                  && (binary.result().type() != ValueType.INTEGER
                      || binary.function().keepsIntegers());
          case Instruction.Choose choose ->
              choose.left().type() == choose.right().type()
                  && choose.whenTrue().type() == choose.whenFalse().type()
                  && choose.result().type() == choose.whenTrue().type();
          case Instruction.Read read -> read.result().type() == read.array().type();
          case Instruction.Write write -> write.value().type() == write.array().type();
          case Instruction.Loop loop -> true;
          case Instruction.When when -> when.left().type() == when.right().type();
          case Instruction.Store store ->
              store.value().type() == program.outputs().get(store.output()).type();
        };
    require(fits, name, instruction, "the types do not fit");
  }

  private static boolean isReal(Value value) {
    return value.type() == ValueType.REAL;
  }

  private void place(
      String name, Instruction instruction, Array array, Index index, Set<LoopVariable> loops) {
    require(arrays.contains(array), name, instruction, array + " is not declared");
    bound(name, instruction, index, array.length(), loops);
  }

  private void bound(
      String name, Instruction instruction, Index index, int length, Set<LoopVariable> loops) {
    for (Index.Term term : index.terms()) {
      require(loops.contains(term.loop()), name, instruction, term.loop() + " is not running");
    }
    require(
        index.minimum() >= 0 && index.maximum() < length,
        name,
        instruction,
        "index " + index + " leaves 0 … " + (length - 1));
  }

  private Value define(String name, Instruction instruction, Value value, Set<Value> visible) {
    require(everDefined.add(value), name, instruction, value + " is defined twice");
    visible.add(value);
    return value;
  }

  private static void require(
      boolean condition, String block, Instruction instruction, String rule) {
    if (!condition) {
      throw new VerificationException(block, Printer.line(instruction), rule);
    }
  }
}

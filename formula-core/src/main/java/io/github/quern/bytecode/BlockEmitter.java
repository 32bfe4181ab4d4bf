package io.github.quern.bytecode;

import io.github.quern.ir.Array;
import io.github.quern.ir.Block;
import io.github.quern.ir.Blocks;
import io.github.quern.ir.Index;
import io.github.quern.ir.Instruction;
import io.github.quern.ir.LoopVariable;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Value;
import io.github.quern.ir.ValueType;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Emits IR blocks into one method.
 *
 * <p>A value that is used once, in the block that defines it, is computed where it is used and
 * never gets a local variable; constants are pushed at every use. Small arrays that are only
 * indexed by fixed positions live in local variables.
 */
public final class BlockEmitter {
  /** Longest array that is kept in local variables. */
  private static final int LONGEST_IN_LOCALS = 64;

  /** Most values on one path that are computed where they are used. */
  private static final int DEEPEST_INLINED = 500;

  private final CodeBuilder code;
  private final Precision precision;
  private final Target target;
  private final Map<Value, Integer> slots = new HashMap<>();
  private final Map<Value, Instruction.Pure> deferred = new HashMap<>();
  private final Set<Value> inlined = new HashSet<>();
  private final Map<LoopVariable, Integer> counters = new HashMap<>();
  private final Map<Array, Integer> arraySlots = new HashMap<>();
  private final Map<Array, int[]> elementSlots = new HashMap<>();

  /**
   * Prepares a method.
   *
   * @param code where to emit
   * @param precision the type of real values
   * @param target how inputs, output and functions are reached
   * @param blocks every block that will be emitted into the method
   * @param constants a further block whose constants the others use, or {@link Block#EMPTY}
   */
  public BlockEmitter(
      CodeBuilder code, Precision precision, Target target, List<Block> blocks, Block constants) {
    this.code = code;
    this.precision = precision;
    this.target = target;
    for (Instruction instruction : constants.instructions()) {
      if (instruction instanceof Instruction.Constant constant) {
        deferred.put(constant.result(), constant);
      }
    }
    Map<Value, Integer> uses = new HashMap<>();
    blocks.stream()
        .flatMap(Blocks::flatten)
        .flatMap(instruction -> Blocks.operands(instruction).stream())
        .forEach(value -> uses.merge(value, 1, Integer::sum));
    blocks.forEach(block -> findInlined(block, uses));
    allocateArrays(blocks);
  }

  /** Emits the instructions of a block. */
  public void emit(Block block) {
    for (Instruction instruction : block.instructions()) {
      switch (instruction) {
        case Instruction.Constant constant -> deferred.put(constant.result(), constant);
        case Instruction.Pure pure -> {
          if (inlined.contains(pure.result())) {
            deferred.put(pure.result(), pure);
          } else {
            compute(pure);
            keep(pure.result());
          }
        }
        case Instruction.Read read -> {
          read(read.array(), read.index());
          keep(read.result());
        }
        case Instruction.Write write ->
            write(write.array(), write.index(), () -> push(write.value()));
        case Instruction.Loop loop -> loop(loop);
        case Instruction.When when -> when(when);
        case Instruction.Store store ->
            target.store(
                code, store.output(), () -> index(store.component()), () -> push(store.value()));
      }
    }
  }

  /** Emits code that reads one entry of an array onto the stack. */
  public void read(Array array, Index index) {
    int[] elements = elementSlots.get(array);
    if (elements != null) {
      code.loadLocal(kind(array), elements[index.offset()]);
    } else {
      code.aload(slotOf(array));
      index(index);
      code.arrayLoad(kind(array));
    }
  }

  /** Emits code that sets one entry of an array to what {@code value} pushes. */
  public void write(Array array, Index index, Runnable value) {
    int[] elements = elementSlots.get(array);
    if (elements != null) {
      value.run();
      code.storeLocal(kind(array), elements[index.offset()]);
    } else {
      code.aload(slotOf(array));
      index(index);
      value.run();
      code.arrayStore(kind(array));
    }
  }

  /** Whether some of the method's blocks reads or writes an array. */
  public boolean uses(Array array) {
    return elementSlots.containsKey(array) || arraySlots.containsKey(array);
  }

  /**
   * Emits code for each entry of an array, straight-line where it lives in locals, else a loop.
   *
   * @param array the array
   * @param entry emits the code for one entry, given the array and its index
   */
  public void forEachEntry(Array array, BiConsumer<Array, Index> entry) {
    int[] elements = elementSlots.get(array);
    if (elements != null) {
      for (int position = 0; position < elements.length; position++) {
        entry.accept(array, Index.fixed(position));
      }
    } else {
      LoopVariable variable = new LoopVariable(-1 - array.id(), array.length());
      try (CountedLoop _ = counted(variable)) {
        entry.accept(array, Index.of(variable));
      }
    }
  }

  /** Pushes an index as an int. */
  public void index(Index index) {
    boolean first = true;
    for (Index.Term term : index.terms()) {
      code.iload(Objects.requireNonNull(counters.get(term.loop())));
      if (term.stride() != 1) {
        code.loadConstant(term.stride()).imul();
      }
      if (!first) {
        code.iadd();
      }
      first = false;
    }
    if (first) {
      code.loadConstant(index.offset());
    } else if (index.offset() != 0) {
      code.loadConstant(index.offset()).iadd();
    }
  }

  /**
   * Values that are used exactly once, by an instruction of the same block; but chains of them are
   * not endless, since the stack of the JVM, and of this emitter, is not.
   */
  private void findInlined(Block block, Map<Value, Integer> uses) {
    Map<Value, Integer> depths = new HashMap<>();
    for (Instruction instruction : block.instructions()) {
      int depth = 0;
      for (Value operand : Blocks.operands(instruction)) {
        Integer below = depths.get(operand);
        if (below != null && below < DEEPEST_INLINED && Objects.equals(uses.get(operand), 1)) {
          inlined.add(operand);
          depth = Math.max(depth, below + 1);
        }
      }
      if (instruction instanceof Instruction.Pure pure) {
        depths.put(pure.result(), depth);
      } else if (instruction instanceof Instruction.Nested nested) {
        findInlined(nested.body(), uses);
      }
    }
  }

  private void allocateArrays(List<Block> blocks) {
    Set<Array> indexedByLoops = new HashSet<>();
    Set<Array> arrays = new java.util.LinkedHashSet<>();
    blocks.stream()
        .flatMap(Blocks::flatten)
        .forEach(instruction -> {
          if (instruction instanceof Instruction.Read read) {
            note(read.array(), read.index(), arrays, indexedByLoops);
          } else if (instruction instanceof Instruction.Write write) {
            note(write.array(), write.index(), arrays, indexedByLoops);
          }
        });
    for (Array array : arrays) {
      if (indexedByLoops.contains(array) || array.length() > LONGEST_IN_LOCALS) {
        int slot = code.allocateLocal(TypeKind.REFERENCE);
        code.loadConstant(array.length()).newarray(kind(array)).astore(slot);
        arraySlots.put(array, slot);
      } else {
        int[] elements = new int[array.length()];
        for (int position = 0; position < elements.length; position++) {
          elements[position] = code.allocateLocal(kind(array));
          // The JVM's verifier wants every local assigned on every path.
          type(array.type()).constant(code, 0);
          code.storeLocal(kind(array), elements[position]);
        }
        elementSlots.put(array, elements);
      }
    }
  }

  private static void note(Array array, Index index, Set<Array> arrays, Set<Array> indexedByLoops) {
    arrays.add(array);
    if (!index.isFixed()) {
      indexedByLoops.add(array);
    }
  }

  private int slotOf(Array array) {
    return Objects.requireNonNull(arraySlots.get(array));
  }

  private void keep(Value value) {
    TypeKind kind = type(value.type()).kind();
    int slot = code.allocateLocal(kind);
    code.storeLocal(kind, slot);
    slots.put(value, slot);
  }

  private void push(Value value) {
    Integer slot = slots.get(value);
    if (slot != null) {
      code.loadLocal(type(value.type()).kind(), slot);
    } else {
      compute(Objects.requireNonNull(deferred.get(value)));
    }
  }

  private NumberType type(ValueType valueType) {
    return NumberType.of(valueType, precision);
  }

  private TypeKind kind(Array array) {
    return type(array.type()).kind();
  }

  private void compute(Instruction.Pure instruction) {
    NumberType type = type(instruction.result().type());
    switch (instruction) {
      case Instruction.Constant constant -> target.constant(code, type, constant.number());
      case Instruction.Position position -> {
        index(position.index());
        type.fromInt(code);
      }
      case Instruction.Load load -> target.load(code, load.input(), () -> index(load.component()));
      case Instruction.Lookup lookup ->
          target.load(
              code,
              lookup.input(),
              () -> {
                push(lookup.component());
                code.l2i();
              });
      case Instruction.Ordinal ordinal -> target.ordinal(code, ordinal.role());
      case Instruction.Convert convert -> {
        push(convert.operand());
        type.from(code, type(convert.operand().type()));
      }
      case Instruction.Call call -> call(call, type);
      case Instruction.Unary unary -> {
        push(unary.operand());
        target.unary(code, type, unary.function());
      }
      case Instruction.Binary binary -> {
        push(binary.left());
        push(binary.right());
        target.binary(code, type, binary.function());
      }
      case Instruction.Choose choose -> choose(choose);
    }
  }

  private void call(Instruction.Call call, NumberType type) {
    Method method = call.function().version(precision);
    NumberType own = method.getReturnType() == float.class ? NumberType.FLOAT : NumberType.DOUBLE;
    for (Value operand : call.operands()) {
      push(operand);
      own.from(code, type);
    }
    code.invokestatic(
        ClassDesc.of(method.getDeclaringClass().getName()),
        method.getName(),
        MethodTypeDesc.of(
            own.descriptor(), Collections.nCopies(call.operands().size(), own.descriptor())));
    type.from(code, own);
  }

  private void choose(Instruction.Choose choose) {
    push(choose.left());
    push(choose.right());
    Label whenTrue = code.newLabel();
    Label end = code.newLabel();
    target.branch(code, type(choose.left().type()), choose.comparison(), whenTrue);
    push(choose.whenFalse());
    code.goto_(end);
    code.labelBinding(whenTrue);
    push(choose.whenTrue());
    code.labelBinding(end);
  }

  private void when(Instruction.When when) {
    push(when.left());
    push(when.right());
    Label holds = code.newLabel();
    Label end = code.newLabel();
    target.branch(code, type(when.left().type()), when.comparison(), holds);
    code.goto_(end);
    code.labelBinding(holds);
    emit(when.body());
    code.labelBinding(end);
  }

  private void loop(Instruction.Loop loop) {
    try (CountedLoop _ = counted(loop.variable())) {
      emit(loop.body());
    }
  }

  private CountedLoop counted(LoopVariable variable) {
    int counter = code.allocateLocal(TypeKind.INT);
    counters.put(variable, counter);
    return CountedLoop.upTo(code, counter, variable.count());
  }
}

package io.github.quern.cpu.lanes;

import io.github.quern.bytecode.NumberType;
import io.github.quern.ir.Comparison;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What does not depend on how lanes are stored: checks of operands, and moves between local
 * variables and the stack, where subclasses find the operands and leave the result.
 */
abstract class LocalLanes implements Lanes {
  private final CodeBuilder code;
  private final int count;

  /** Variables to use again for the same: one class per variable keeps the verifier easy. */
  private final Map<Lane.Kind, Map<NumberType, Deque<Integer>>> free =
      new EnumMap<>(Lane.Kind.class);

  private final Deque<List<Lane>> scopes = new ArrayDeque<>();

  LocalLanes(CodeBuilder code, int count) {
    this.code = code;
    this.count = count;
  }

  @Override
  public final CodeBuilder code() {
    return code;
  }

  /** The JVM's type of a local variable. */
  abstract TypeKind storage(Lane.Kind kind, NumberType type);

  /** Pushes the same number in each lane. */
  abstract void pushConstant(NumberType type, double number);

  /** Pushes the same bits in each lane. */
  abstract void pushConstantBits(NumberType type, long bits);

  /** Replaces the operands on the stack by the result. */
  abstract void arithmetic(Arithmetic operation, NumberType type);

  /** Replaces the two operands on the stack, bits or masks, by the result. */
  abstract void bitwise(Bitwise operation, Lane.Kind kind, NumberType type);

  /** Replaces the bits on the stack. */
  abstract void shift(Shift direction, NumberType type, int places);

  /** Replaces the two operands on the stack, numbers or bits, by a mask. */
  abstract void comparison(Comparison comparison, Lane.Kind kind, NumberType type);

  /** Pushes the choice. */
  abstract void pushChoice(Lane mask, Lane a, Lane b);

  /** Replaces the numbers on the stack by those of another type. */
  abstract void conversion(NumberType from, NumberType to);

  /** Replaces the numbers on the stack by their bits. */
  abstract void toBits(NumberType type);

  /** Replaces the bits on the stack by their numbers. */
  abstract void toNumbers(NumberType type);

  /** Replaces the mask on the stack by an int, not 0 if it holds in some lane. */
  abstract void any();

  /** Pushes the results of the code. */
  abstract void pushEachLane(NumberType result, List<Lane> operands, LaneCode laneCode);

  /** Pushes the number that the code pushes, in each lane. */
  abstract void pushBroadcast(NumberType type, Runnable number);

  /** Pushes consecutive numbers of an array. */
  abstract void pushArrayEntries(NumberType type, Runnable arrayAndIndex);

  /** Writes consecutive numbers into an array. */
  abstract void writeArray(Lane numbers, Runnable arrayAndIndex);

  @Override
  public final int count() {
    return count;
  }

  @Override
  public final Lane allocate(Lane.Kind kind, NumberType type) {
    Deque<Integer> slots = free(kind, type);
    int slot = slots.isEmpty() ? code.allocateLocal(storage(kind, type)) : slots.pop();
    Lane lane = new Lane(kind, type, slot);
    if (!scopes.isEmpty()) {
      scopes.element().add(lane);
    }
    return lane;
  }

  @Override
  public final void load(Lane lane) {
    code.loadLocal(storage(lane.kind(), lane.type()), lane.slot());
  }

  @Override
  public final void store(Lane lane) {
    code.storeLocal(storage(lane.kind(), lane.type()), lane.slot());
  }

  @Override
  public final Lane scoped(Supplier<Lane> computation) {
    scopes.push(new ArrayList<>());
    Lane result = computation.get();
    List<Lane> made = scopes.pop();
    if (made.removeIf(lane -> lane.slot() == result.slot()) && !scopes.isEmpty()) {
      scopes.element().add(result);
    }
    release(made);
    return result;
  }

  private void release(List<Lane> lanes) {
    for (Lane lane : lanes) {
      free(lane.kind(), lane.type()).push(lane.slot());
    }
  }

  private Deque<Integer> free(Lane.Kind kind, NumberType type) {
    return free.computeIfAbsent(kind, _ -> new EnumMap<>(NumberType.class))
        .computeIfAbsent(type, _ -> new ArrayDeque<>());
  }

  @Override
  public final Lane constant(NumberType type, double number) {
    pushConstant(type, number);
    return keep(Lane.Kind.NUMBERS, type);
  }

  @Override
  public final Lane constantBits(NumberType type, long bits) {
    requireReal(type);
    pushConstantBits(type, bits);
    return keep(Lane.Kind.BITS, type);
  }

  @Override
  public final Lane broadcast(NumberType type, Runnable number) {
    pushBroadcast(type, number);
    return keep(Lane.Kind.NUMBERS, type);
  }

  @Override
  public final Lane fromArray(NumberType type, Runnable arrayAndIndex) {
    pushArrayEntries(type, arrayAndIndex);
    return keep(Lane.Kind.NUMBERS, type);
  }

  @Override
  public final void intoArray(Lane numbers, Runnable arrayAndIndex) {
    require(numbers, Lane.Kind.NUMBERS, numbers.type());
    writeArray(numbers, arrayAndIndex);
  }

  @Override
  public final Lane add(Lane a, Lane b) {
    return compute(Arithmetic.ADD, a, b);
  }

  @Override
  public final Lane subtract(Lane a, Lane b) {
    return compute(Arithmetic.SUBTRACT, a, b);
  }

  @Override
  public final Lane multiply(Lane a, Lane b) {
    return compute(Arithmetic.MULTIPLY, a, b);
  }

  @Override
  public final Lane divide(Lane a, Lane b) {
    return compute(Arithmetic.DIVIDE, a, b);
  }

  @Override
  public final Lane fma(Lane a, Lane b, Lane c) {
    return compute(Arithmetic.FMA, a, b, c);
  }

  @Override
  public final Lane negate(Lane a) {
    return compute(Arithmetic.NEGATE, a);
  }

  @Override
  public final Lane abs(Lane a) {
    return compute(Arithmetic.ABS, a);
  }

  @Override
  public final Lane sqrt(Lane a) {
    return compute(Arithmetic.SQRT, a);
  }

  @Override
  public final Lane compare(Comparison comparison, Lane a, Lane b) {
    if (a.kind() == Lane.Kind.MASK) {
      throw new IllegalArgumentException("Masks are not compared.");
    }
    require(b, a.kind(), a.type());
    load(a);
    load(b);
    comparison(comparison, a.kind(), a.type());
    return keep(Lane.Kind.MASK, a.type());
  }

  @Override
  public final Lane choose(Lane mask, Lane a, Lane b) {
    require(mask, Lane.Kind.MASK, mask.type());
    if (a.kind() == Lane.Kind.MASK) {
      throw new IllegalArgumentException("Numbers or bits are chosen, not masks.");
    }
    require(b, a.kind(), a.type());
    pushChoice(mask, a, b);
    return keep(a.kind(), a.type());
  }

  @Override
  public final Lane convert(Lane a, NumberType type) {
    require(a, Lane.Kind.NUMBERS, a.type());
    load(a);
    if (a.type() != type) {
      conversion(a.type(), type);
    }
    return keep(Lane.Kind.NUMBERS, type);
  }

  @Override
  public final Lane bits(Lane numbers) {
    require(numbers, Lane.Kind.NUMBERS, numbers.type());
    requireReal(numbers.type());
    load(numbers);
    toBits(numbers.type());
    return keep(Lane.Kind.BITS, numbers.type());
  }

  @Override
  public final Lane fromBits(Lane bits) {
    require(bits, Lane.Kind.BITS, bits.type());
    load(bits);
    toNumbers(bits.type());
    return keep(Lane.Kind.NUMBERS, bits.type());
  }

  @Override
  public final Lane addBits(Lane a, Lane b) {
    require(a, Lane.Kind.BITS, a.type());
    return compute(Bitwise.ADD, a, b);
  }

  @Override
  public final Lane minimumBits(Lane a, Lane b) {
    require(a, Lane.Kind.BITS, a.type());
    return compute(Bitwise.MINIMUM, a, b);
  }

  @Override
  public final Lane and(Lane a, Lane b) {
    return compute(Bitwise.AND, a, b);
  }

  @Override
  public final Lane or(Lane a, Lane b) {
    return compute(Bitwise.OR, a, b);
  }

  @Override
  public final Lane xor(Lane a, Lane b) {
    return compute(Bitwise.XOR, a, b);
  }

  @Override
  public final Lane shiftLeft(Lane a, int places) {
    return compute(Shift.LEFT, a, places);
  }

  @Override
  public final Lane shiftRightUnsigned(Lane a, int places) {
    return compute(Shift.RIGHT_UNSIGNED, a, places);
  }

  @Override
  public final Lane shiftRight(Lane a, int places) {
    return compute(Shift.RIGHT, a, places);
  }

  @Override
  public final void whenAny(Lane mask, Runnable body) {
    require(mask, Lane.Kind.MASK, mask.type());
    Label end = code.newLabel();
    load(mask);
    any();
    code.ifeq(end);
    scopes.push(new ArrayList<>());
    body.run();
    release(scopes.pop());
    code.labelBinding(end);
  }

  @Override
  public final Lane eachLane(NumberType result, List<Lane> operands, LaneCode laneCode) {
    operands.forEach(operand -> require(operand, Lane.Kind.NUMBERS, operand.type()));
    pushEachLane(result, operands, laneCode);
    return keep(Lane.Kind.NUMBERS, result);
  }

  private Lane compute(Arithmetic operation, Lane... operands) {
    NumberType type = operands[0].type();
    if (operation.isReal()) {
      requireReal(type);
    }
    for (Lane operand : operands) {
      require(operand, Lane.Kind.NUMBERS, type);
      load(operand);
    }
    arithmetic(operation, type);
    return keep(Lane.Kind.NUMBERS, type);
  }

  private Lane compute(Bitwise operation, Lane a, Lane b) {
    if (a.kind() == Lane.Kind.NUMBERS) {
      throw new IllegalArgumentException(operation + " needs bits or masks, but got numbers.");
    }
    require(b, a.kind(), a.type());
    load(a);
    load(b);
    bitwise(operation, a.kind(), a.type());
    return keep(a.kind(), a.type());
  }

  private Lane compute(Shift direction, Lane a, int places) {
    require(a, Lane.Kind.BITS, a.type());
    load(a);
    shift(direction, a.type(), places);
    return keep(Lane.Kind.BITS, a.type());
  }

  /** Moves what is on the stack into a new local variable. */
  private Lane keep(Lane.Kind kind, NumberType type) {
    Lane lane = allocate(kind, type);
    store(lane);
    return lane;
  }

  private static void require(Lane lane, Lane.Kind kind, NumberType type) {
    if (lane.kind() != kind || lane.type() != type) {
      throw new IllegalArgumentException(
          "Needed " + kind + " of " + type + ", but got " + lane.kind() + " of " + lane.type());
    }
  }

  private static void requireReal(NumberType type) {
    if (type == NumberType.LONG) {
      throw new IllegalArgumentException("This is for floating-point numbers, not for integers.");
    }
  }
}

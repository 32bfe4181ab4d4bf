package io.github.quern.cpu.lanes;

import io.github.quern.bytecode.CountedLoop;
import io.github.quern.bytecode.NumberType;
import io.github.quern.ir.Comparison;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Collections;
import java.util.List;

/**
 * Lanes in the vectors of {@code jdk.incubator.vector}, which the emitted code, but not this class,
 * needs at run time. Species and operators are read from public constants, so that the JIT compiler
 * knows them and turns each call into an instruction.
 */
public final class VectorLanes extends LocalLanes {
  private static final int LEAST_BITS = 64;
  private static final int MOST_BITS = 512;

  private static final ClassDesc VECTOR = ClassDesc.of(VectorClass.PACKAGE, "Vector");
  private static final ClassDesc MASK = ClassDesc.of(VectorClass.PACKAGE, "VectorMask");
  private static final ClassDesc SPECIES = ClassDesc.of(VectorClass.PACKAGE, "VectorSpecies");
  private static final ClassDesc OPERATORS = ClassDesc.of(VectorClass.PACKAGE, "VectorOperators");

  /**
   * Lanes in a method.
   *
   * @param code where to emit
   * @param count the number of lanes; all types of numbers that are used need vectors of 64, 128,
   *     256 or 512 bits for as many
   */
  public VectorLanes(CodeBuilder code, int count) {
    super(code, count);
  }

  @Override
  TypeKind storage(Lane.Kind kind, NumberType type) {
    return TypeKind.REFERENCE;
  }

  @Override
  public void loadExactly(Lane lane) {
    VectorClass vector = VectorClass.of(lane.kind(), lane.type());
    code().ldc(exactClass(vector));
    load(lane);
    code()
        .invokevirtual(
            ConstantDescs.CD_Class,
            "cast",
            MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_Object))
        .checkcast(vector.descriptor());
  }

  /** The class of the vectors of a species, which has no public name. */
  private ConstantDesc exactClass(VectorClass vector) {
    DynamicConstantDesc<?> species =
        DynamicConstantDesc.ofNamed(
            ConstantDescs.BSM_GET_STATIC_FINAL, species(vector), SPECIES, vector.descriptor());
    return DynamicConstantDesc.ofNamed(
        ConstantDescs.BSM_INVOKE,
        "vectorType",
        ConstantDescs.CD_Class,
        MethodHandleDesc.ofMethod(
            DirectMethodHandleDesc.Kind.INTERFACE_VIRTUAL,
            SPECIES,
            "vectorType",
            MethodTypeDesc.of(ConstantDescs.CD_Class)),
        species);
  }

  @Override
  void pushConstant(NumberType type, double number) {
    pushBroadcast(type, () -> type.constant(code(), number));
  }

  @Override
  void pushConstantBits(NumberType type, long bits) {
    VectorClass vector = VectorClass.of(Lane.Kind.BITS, type);
    pushSpecies(vector);
    if (vector == VectorClass.INT) {
      code().loadConstant((int) bits);
    } else {
      code().loadConstant(bits);
    }
    broadcast(vector);
  }

  private void broadcast(VectorClass vector) {
    code()
        .invokestatic(
            vector.descriptor(),
            "broadcast",
            MethodTypeDesc.of(vector.descriptor(), SPECIES, vector.element().upperBound()));
  }

  @Override
  void arithmetic(Arithmetic operation, NumberType type) {
    int others =
        switch (operation) {
          case NEGATE, ABS, SQRT -> 0;
          case ADD, SUBTRACT, MULTIPLY, DIVIDE -> 1;
          case FMA -> 2;
        };
    method(
        VectorClass.of(Lane.Kind.NUMBERS, type),
        operation.vectorMethod(),
        Collections.nCopies(others, VECTOR));
  }

  @Override
  void bitwise(Bitwise operation, Lane.Kind kind, NumberType type) {
    VectorClass vector = VectorClass.of(kind, type);
    if (kind == Lane.Kind.MASK) {
      String name =
          switch (operation) {
            case AND -> "and";
            case OR -> "or";
            case XOR -> "xor";
            case ADD, MINIMUM ->
                throw new IllegalArgumentException("Masks have no " + operation + ".");
          };
      code().invokevirtual(MASK, name, MethodTypeDesc.of(MASK, MASK));
      return;
    }
    switch (operation) {
      case ADD -> method(vector, "add", List.of(VECTOR));
      case MINIMUM -> method(vector, "min", List.of(VECTOR));
      case AND -> method(vector, "and", List.of(VECTOR));
      case OR -> method(vector, "or", List.of(VECTOR));
      case XOR -> {
        pushOperator("XOR", "Associative");
        code().swap();
        method(vector, "lanewise", List.of(operator("Binary"), VECTOR));
      }
    }
  }

  @Override
  void shift(Shift direction, NumberType type, int places) {
    VectorClass vector = VectorClass.of(Lane.Kind.BITS, type);
    pushOperator(direction.operator(), "Binary");
    if (vector == VectorClass.INT) {
      code().loadConstant(places);
    } else {
      code().loadConstant((long) places);
    }
    method(vector, "lanewise", List.of(operator("Binary"), vector.element().upperBound()));
  }

  @Override
  void comparison(Comparison comparison, Lane.Kind kind, NumberType type) {
    String name =
        switch (comparison) {
          case LESS -> "LT";
          case LESS_OR_EQUAL -> "LE";
          case EQUAL -> "EQ";
          case NOT_EQUAL -> "NE";
        };
    VectorClass compared = VectorClass.of(kind, type);
    pushOperator(name, "Comparison");
    code()
        .swap()
        .invokevirtual(
            compared.descriptor(),
            "compare",
            MethodTypeDesc.of(MASK, operator("Comparison"), VECTOR));
    castMask(compared, VectorClass.of(Lane.Kind.MASK, type));
  }

  @Override
  void pushChoice(Lane mask, Lane a, Lane b) {
    VectorClass chosen = VectorClass.of(a.kind(), a.type());
    load(b);
    load(a);
    load(mask);
    castMask(VectorClass.of(Lane.Kind.MASK, mask.type()), chosen);
    method(chosen, "blend", List.of(VECTOR, MASK));
  }

  private void castMask(VectorClass from, VectorClass to) {
    if (from != to) {
      pushSpecies(to);
      code().invokevirtual(MASK, "cast", MethodTypeDesc.of(MASK, SPECIES));
    }
  }

  @Override
  void conversion(NumberType from, NumberType to) {
    VectorClass target = VectorClass.of(Lane.Kind.NUMBERS, to);
    pushOperator(
        VectorClass.of(Lane.Kind.NUMBERS, from).letter() + "2" + target.letter(), "Conversion");
    pushSpecies(target);
    code()
        .iconst_0()
        .invokevirtual(
            VECTOR,
            "convertShape",
            MethodTypeDesc.of(VECTOR, operator("Conversion"), SPECIES, ConstantDescs.CD_int))
        .checkcast(target.descriptor());
  }

  @Override
  void toBits(NumberType type) {
    VectorClass bits = VectorClass.of(Lane.Kind.BITS, type);
    code()
        .invokevirtual(
            VectorClass.of(Lane.Kind.NUMBERS, type).descriptor(),
            bits == VectorClass.INT ? "reinterpretAsInts" : "reinterpretAsLongs",
            MethodTypeDesc.of(bits.descriptor()));
  }

  @Override
  void toNumbers(NumberType type) {
    code()
        .invokevirtual(
            VectorClass.of(Lane.Kind.BITS, type).descriptor(),
            "viewAsFloatingLanes",
            MethodTypeDesc.of(VectorClass.of(Lane.Kind.NUMBERS, type).descriptor()));
  }

  @Override
  void any() {
    code().invokevirtual(MASK, "anyTrue", MethodTypeDesc.of(ConstantDescs.CD_boolean));
  }

  @Override
  void pushEachLane(NumberType result, List<Lane> operands, LaneCode laneCode) {
    int lane = code().allocateLocal(TypeKind.INT);
    int results = code().allocateLocal(TypeKind.REFERENCE);
    code().loadConstant(count()).newarray(result.kind()).astore(results);
    List<Runnable> numbers =
        operands.stream().<Runnable>map(operand -> numberOfLane(operand, lane)).toList();
    try (CountedLoop _ = CountedLoop.upTo(code(), lane, count())) {
      code().aload(results).iload(lane);
      laneCode.emit(lane, numbers);
      code().arrayStore(result.kind());
    }
    pushArrayEntries(result, () -> code().aload(results).iconst_0());
  }

  /** Emits a copy of an operand to an array; returns what pushes the number of one lane. */
  private Runnable numberOfLane(Lane operand, int lane) {
    NumberType type = operand.type();
    int array = code().allocateLocal(TypeKind.REFERENCE);
    load(operand);
    code()
        .invokevirtual(
            VectorClass.of(Lane.Kind.NUMBERS, type).descriptor(),
            "toArray",
            MethodTypeDesc.of(type.arrayDescriptor()))
        .astore(array);
    return () -> code().aload(array).iload(lane).arrayLoad(type.kind());
  }

  @Override
  void pushBroadcast(NumberType type, Runnable number) {
    VectorClass vector = VectorClass.of(Lane.Kind.NUMBERS, type);
    pushSpecies(vector);
    number.run();
    broadcast(vector);
  }

  @Override
  void pushArrayEntries(NumberType type, Runnable arrayAndIndex) {
    VectorClass vector = VectorClass.of(Lane.Kind.NUMBERS, type);
    pushSpecies(vector);
    arrayAndIndex.run();
    code()
        .invokestatic(
            vector.descriptor(),
            "fromArray",
            MethodTypeDesc.of(
                vector.descriptor(), SPECIES, type.arrayDescriptor(), ConstantDescs.CD_int));
  }

  @Override
  void writeArray(Lane numbers, Runnable arrayAndIndex) {
    load(numbers);
    arrayAndIndex.run();
    code()
        .invokevirtual(
            VectorClass.of(Lane.Kind.NUMBERS, numbers.type()).descriptor(),
            "intoArray",
            MethodTypeDesc.of(
                ConstantDescs.CD_void, numbers.type().arrayDescriptor(), ConstantDescs.CD_int));
  }

  /**
   * Emits the choice of lanes from two operands, which are bits or integers.
   *
   * @param indices the same: from 0 on those of the first operand, from {@link #count} on those of
   *     the second one
   */
  public Lane select(Lane indices, Lane a, Lane b) {
    VectorClass vector = VectorClass.of(a.kind(), a.type());
    Lane result = allocate(a.kind(), a.type());
    load(indices);
    load(a);
    load(b);
    method(vector, "selectFrom", List.of(VECTOR, VECTOR));
    store(result);
    return result;
  }

  /** Calls a method of the vector on the stack that gives a vector of the same class. */
  private void method(VectorClass vector, String name, List<ClassDesc> parameters) {
    code()
        .invokevirtual(
            vector.descriptor(), name, MethodTypeDesc.of(vector.descriptor(), parameters));
  }

  private void pushOperator(String name, String kind) {
    code().getstatic(OPERATORS, name, operator(kind));
  }

  private static ClassDesc operator(String kind) {
    return ClassDesc.of(VectorClass.PACKAGE, "VectorOperators$" + kind);
  }

  private void pushSpecies(VectorClass vector) {
    code().getstatic(vector.descriptor(), species(vector), SPECIES);
  }

  /** The name of the constant. */
  private String species(VectorClass vector) {
    int bits = vector.elementBits() * count();
    if (bits < LEAST_BITS || bits > MOST_BITS || Integer.bitCount(bits) != 1) {
      throw new IllegalArgumentException(
          count()
              + " lanes of "
              + vector
              + " need vectors of "
              + bits
              + " bits; there are vectors of 64, 128, 256 and 512 bits");
    }
    return "SPECIES_" + bits;
  }
}

package io.github.quern.cpu.lanes;

import io.github.quern.bytecode.NumberType;
import io.github.quern.ir.Comparison;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Collections;
import java.util.List;

/** One lane in plain numbers: bits are ints or longs, masks are the ints 0 and 1. */
public final class ScalarLanes extends LocalLanes {
  private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");

  /**
   * Lanes in a method.
   *
   * @param code where to emit
   */
  public ScalarLanes(CodeBuilder code) {
    super(code, 1);
  }

  @Override
  public void loadExactly(Lane lane) {
    load(lane);
  }

  @Override
  TypeKind storage(Lane.Kind kind, NumberType type) {
    return switch (kind) {
      case NUMBERS -> type.kind();
      case BITS -> bitsOf(type);
      case MASK -> TypeKind.INT;
    };
  }

  private static TypeKind bitsOf(NumberType type) {
    return type == NumberType.FLOAT ? TypeKind.INT : TypeKind.LONG;
  }

  @Override
  void pushConstant(NumberType type, double number) {
    type.constant(code(), number);
  }

  @Override
  void pushConstantBits(NumberType type, long bits) {
    if (type == NumberType.FLOAT) {
      code().loadConstant((int) bits);
    } else {
      code().loadConstant(bits);
    }
  }

  @Override
  void arithmetic(Arithmetic operation, NumberType type) {
    switch (operation) {
      case ADD -> type.add(code());
      case SUBTRACT -> type.subtract(code());
      case MULTIPLY -> type.multiply(code());
      case DIVIDE -> type.divide(code());
      case NEGATE -> type.negate(code());
      case ABS -> math("abs", type.descriptor(), 1);
      case FMA -> math("fma", type.descriptor(), 3);
      case SQRT -> {
        // The root of a float, rounded twice, is the one rounded once: a double has more than
        // twice the bits.
        NumberType.DOUBLE.from(code(), type);
        math("sqrt", ConstantDescs.CD_double, 1);
        type.from(code(), NumberType.DOUBLE);
      }
    }
  }

  private void math(String method, ClassDesc type, int operands) {
    code().invokestatic(MATH, method, MethodTypeDesc.of(type, Collections.nCopies(operands, type)));
  }

  @Override
  void bitwise(Bitwise operation, Lane.Kind kind, NumberType type) {
    boolean isInt = storage(kind, type) == TypeKind.INT;
    switch (operation) {
      case ADD -> {
        if (isInt) {
          code().iadd();
        } else {
          code().ladd();
        }
      }
      case MINIMUM -> math("min", storage(kind, type).upperBound(), 2);
      case AND -> {
        if (isInt) {
          code().iand();
        } else {
          code().land();
        }
      }
      case OR -> {
        if (isInt) {
          code().ior();
        } else {
          code().lor();
        }
      }
      case XOR -> {
        if (isInt) {
          code().ixor();
        } else {
          code().lxor();
        }
      }
    }
  }

  @Override
  void shift(Shift direction, NumberType type, int places) {
    code().loadConstant(places);
    boolean isInt = bitsOf(type) == TypeKind.INT;
    switch (direction) {
      case LEFT -> {
        if (isInt) {
          code().ishl();
        } else {
          code().lshl();
        }
      }
      case RIGHT_UNSIGNED -> {
        if (isInt) {
          code().iushr();
        } else {
          code().lushr();
        }
      }
      case RIGHT -> {
        if (isInt) {
          code().ishr();
        } else {
          code().lshr();
        }
      }
    }
  }

  @Override
  void comparison(Comparison comparison, Lane.Kind kind, NumberType type) {
    Label holds = code().newLabel();
    Label end = code().newLabel();
    if (kind == Lane.Kind.NUMBERS) {
      // NaN compares as greater: less and less-or-equal are then false, equal too, not-equal true.
      type.compareNanGreater(code());
    } else if (bitsOf(type) == TypeKind.INT) {
      code()
          .invokestatic(
              ConstantDescs.CD_Integer,
              "compare",
              MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int, ConstantDescs.CD_int));
    } else {
      code().lcmp();
    }
    switch (comparison) {
      case LESS -> code().iflt(holds);
      case LESS_OR_EQUAL -> code().ifle(holds);
      case EQUAL -> code().ifeq(holds);
      case NOT_EQUAL -> code().ifne(holds);
    }
    code().iconst_0().goto_(end).labelBinding(holds).iconst_1().labelBinding(end);
  }

  @Override
  void pushChoice(Lane mask, Lane a, Lane b) {
    Label otherwise = code().newLabel();
    Label end = code().newLabel();
    load(mask);
    code().ifeq(otherwise);
    load(a);
    code().goto_(end).labelBinding(otherwise);
    load(b);
    code().labelBinding(end);
  }

  @Override
  void conversion(NumberType from, NumberType to) {
    to.from(code(), from);
  }

  @Override
  void toBits(NumberType type) {
    if (type == NumberType.FLOAT) {
      code()
          .invokestatic(
              ConstantDescs.CD_Float,
              "floatToRawIntBits",
              MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_float));
    } else {
      code()
          .invokestatic(
              ConstantDescs.CD_Double,
              "doubleToRawLongBits",
              MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_double));
    }
  }

  @Override
  void toNumbers(NumberType type) {
    if (type == NumberType.FLOAT) {
      code()
          .invokestatic(
              ConstantDescs.CD_Float,
              "intBitsToFloat",
              MethodTypeDesc.of(ConstantDescs.CD_float, ConstantDescs.CD_int));
    } else {
      code()
          .invokestatic(
              ConstantDescs.CD_Double,
              "longBitsToDouble",
              MethodTypeDesc.of(ConstantDescs.CD_double, ConstantDescs.CD_long));
    }
  }

  @Override
  void any() {
    // The mask is that int.
  }

  @Override
  void pushEachLane(NumberType result, List<Lane> operands, LaneCode laneCode) {
    int lane = code().allocateLocal(TypeKind.INT);
    code().iconst_0().istore(lane);
    laneCode.emit(lane, operands.stream().<Runnable>map(operand -> () -> load(operand)).toList());
  }

  @Override
  void pushBroadcast(NumberType type, Runnable number) {
    number.run();
  }

  @Override
  void pushArrayEntries(NumberType type, Runnable arrayAndIndex) {
    arrayAndIndex.run();
    code().arrayLoad(type.kind());
  }

  @Override
  void writeArray(Lane numbers, Runnable arrayAndIndex) {
    arrayAndIndex.run();
    load(numbers);
    code().arrayStore(numbers.type().kind());
  }
}

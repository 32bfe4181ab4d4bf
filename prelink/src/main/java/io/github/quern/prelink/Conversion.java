package io.github.quern.prelink;

import static java.lang.constant.ConstantDescs.CD_Boolean;
import static java.lang.constant.ConstantDescs.CD_Byte;
import static java.lang.constant.ConstantDescs.CD_Character;
import static java.lang.constant.ConstantDescs.CD_Double;
import static java.lang.constant.ConstantDescs.CD_Float;
import static java.lang.constant.ConstantDescs.CD_Integer;
import static java.lang.constant.ConstantDescs.CD_Long;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_Short;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_byte;
import static java.lang.constant.ConstantDescs.CD_char;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_short;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Emits the conversions of arguments and results that {@link java.lang.invoke.LambdaMetafactory}
 * allows: a cast, boxing, unboxing, widening, and unboxing that is followed by widening.
 */
final class Conversion {
  private static final Map<ClassDesc, ClassDesc> BOXES =
      Map.of(
          CD_boolean, CD_Boolean,
          CD_byte, CD_Byte,
          CD_short, CD_Short,
          CD_char, CD_Character,
          CD_int, CD_Integer,
          CD_long, CD_Long,
          CD_float, CD_Float,
          CD_double, CD_Double);
  private static final Map<ClassDesc, ClassDesc> BOXED =
      BOXES.entrySet().stream().collect(Collectors.toMap(Entry::getValue, Entry::getKey));

  private Conversion() {}

  /**
   * Converts the number or object on top of the stack.
   *
   * @param code where to emit
   * @param from its type
   * @param known the same, or a type that it is known to have
   * @param to the type to give it
   */
  static void emit(CodeBuilder code, ClassDesc from, ClassDesc known, ClassDesc to) {
    if (from.isPrimitive()) {
      if (to.isPrimitive()) {
        widen(code, from, to);
      } else {
        ClassDesc box = box(from);
        code.invokestatic(box, "valueOf", MethodTypeDesc.of(box, from));
      }
    } else if (to.isPrimitive()) {
      // An Object or a Number, which may come from generic code, is of just the type that is
      // wanted.
      ClassDesc number = BOXED.getOrDefault(known, to);
      ClassDesc box = box(number);
      cast(code, from, box);
      code.invokevirtual(box, number.displayName() + "Value", MethodTypeDesc.of(number));
      widen(code, number, to);
    } else {
      cast(code, from, to);
    }
  }

  private static ClassDesc box(ClassDesc primitive) {
    return Objects.requireNonNull(BOXES.get(primitive));
  }

  private static void widen(CodeBuilder code, ClassDesc from, ClassDesc to) {
    code.conversion(TypeKind.from(from), TypeKind.from(to));
  }

  private static void cast(CodeBuilder code, ClassDesc from, ClassDesc to) {
    if (!to.equals(from) && !to.equals(CD_Object)) {
      code.checkcast(to);
    }
  }
}

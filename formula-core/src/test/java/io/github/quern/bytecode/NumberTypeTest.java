package io.github.quern.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.quern.ir.Precision;
import io.github.quern.ir.ValueType;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Instructions that exist once per type, run. */
class NumberTypeTest {
  private static final long LARGE = (1L << 53) + 1;

  /** A method from numbers of one type to a number of another, called. */
  private static Object run(
      NumberType from, NumberType to, Consumer<CodeBuilder> body, Object... arguments) {
    MethodTypeDesc signature =
        MethodTypeDesc.of(
            to.descriptor(), Collections.nCopies(arguments.length, from.descriptor()));
    byte[] bytes =
        ClassFile.of()
            .build(
                ClassDesc.of("io.github.quern.bytecode.Method"),
                type ->
                    type.withMethodBody(
                        "run",
                        signature,
                        ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                        code -> {
                          for (int number = 0; number < arguments.length; number++) {
                            code.loadLocal(from.kind(), code.parameterSlot(number));
                          }
                          body.accept(code);
                          code.return_(to.kind());
                        }));
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup().defineHiddenClass(bytes, true);
      MethodHandle handle =
          lookup.findStatic(
              lookup.lookupClass(), "run", signature.resolveConstantDesc(MethodHandles.lookup()));
      return handle.invokeWithArguments(new ArrayList<>(List.of(arguments)));
    } catch (Throwable e) {
      throw new AssertionError("the method fails", e);
    }
  }

  private static Object converted(NumberType from, NumberType to, Object number) {
    return run(from, to, code -> to.from(code, from), number);
  }

  @Test
  void numbersAreConvertedAsJavaDoes() {
    NumberType f = NumberType.FLOAT;
    NumberType d = NumberType.DOUBLE;
    NumberType l = NumberType.LONG;
    assertEquals(0.1f, converted(f, f, 0.1f));
    assertEquals((double) 0.1f, converted(f, d, 0.1f));
    assertEquals(-2L, converted(f, l, -2f));
    assertEquals(0.1f, converted(d, f, 0.1));
    assertEquals(0.1, converted(d, d, 0.1));
    assertEquals(1L << 40, converted(d, l, 0x1p40));
    assertEquals(0x1p53f, converted(l, f, LARGE));
    assertEquals(0x1p53, converted(l, d, LARGE));
    assertEquals(LARGE, converted(l, l, LARGE));
    assertEquals(0L, converted(d, l, Double.NaN));
  }

  @Test
  void integersAreComputedExactly() {
    NumberType l = NumberType.LONG;
    assertEquals(LARGE + 1, run(l, l, l::add, LARGE, 1L));
    assertEquals(LARGE - 2, run(l, l, l::subtract, LARGE, 2L));
    assertEquals(3 * LARGE, run(l, l, l::multiply, 3L, LARGE));
    assertEquals(-LARGE, run(l, l, l::negate, LARGE));
    assertEquals(7L, run(l, l, code -> l.constant(code, 7)));
    assertEquals(
        LARGE,
        run(
            l,
            l,
            code -> {
              l.constant(code, 5);
              l.pop(code);
            },
            LARGE));
  }

  @Test
  void integersAreNotDivided() {
    NumberType l = NumberType.LONG;
    assertEquals(
        "integers are not divided",
        assertThrows(IllegalArgumentException.class, () -> run(l, l, l::divide, 4L, 2L))
            .getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "REAL, FLOAT32, FLOAT",
    "REAL, FLOAT64, DOUBLE",
    "DOUBLE, FLOAT32, DOUBLE",
    "DOUBLE, FLOAT64, DOUBLE",
    "INTEGER, FLOAT32, LONG",
    "INTEGER, FLOAT64, LONG"
  })
  void everyValueHasItsType(ValueType value, Precision precision, NumberType expected) {
    assertEquals(expected, NumberType.of(value, precision));
  }
}

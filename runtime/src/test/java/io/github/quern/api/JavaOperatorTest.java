package io.github.quern.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.contract.UserFunctions;
import io.github.quern.data.Tensor;
import io.github.quern.dsl.Term;
import io.github.quern.dsl.Terms;
import io.github.quern.formula.FormulaException;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class JavaOperatorTest {
  private static final CallOptions SCALAR = CallOptions.DEFAULT.withBackend("scalar");

  /** A loader that nobody else knows. */
  private static final class Foreign extends ClassLoader {
    Foreign() {
      super(ClassLoader.getPlatformClassLoader());
    }

    /** A public class with a method {@code times(double)} that multiplies by a number. */
    Class<?> times(double factor) {
      ClassDesc doubles = ConstantDescs.CD_double;
      byte[] bytes =
          ClassFile.of()
              .build(
                  ClassDesc.of("user.Factors"),
                  builder ->
                      builder
                          .withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL)
                          .withMethodBody(
                              "times",
                              MethodTypeDesc.of(doubles, doubles),
                              ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                              code -> code.dload(0).loadConstant(factor).dmul().dreturn()));
      return defineClass("user.Factors", bytes, 0, bytes.length);
    }
  }

  private static Genred times(Engine engine, double factor) {
    JavaOperator operator = JavaOperator.of("Times", new Foreign().times(factor), "times");
    return Genred.of("Times(X * Y)")
        .aliases("X = Vi(1)", "Y = Vj(1)")
        .operators(operator)
        .axis(1)
        .engine(engine)
        .build();
  }

  @Test
  void classesOfAnyLoaderAreCalledAndNotTakenForOneAnother() {
    Tensor x = Tensor.of(new double[] {1, 2}, 2, 1);
    Tensor y = Tensor.of(new double[] {1, 10}, 2, 1);
    Tensor single = Tensor.of(new float[] {1, 10}, 2, 1);
    try (Engine engine = Engine.create(2)) {
      // Two classes of one name.
      Genred three = times(engine, 3);
      Genred five = times(engine, 5);
      assertNotSame(three, five);
      assertArrayEquals(new double[] {33, 66}, three.call(SCALAR, x, y).toDoubleArray());
      assertArrayEquals(new double[] {55, 110}, five.call(SCALAR, x, y).toDoubleArray());
      assertArrayEquals(new double[] {55, 550}, five.call(SCALAR, single, single).toDoubleArray());
    }
  }

  private static void assertRefused(String message, Executable action) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, action).getMessage());
  }

  @Test
  void methodsThatAreNotThereAreRefused() {
    assertRefused(
        "io.github.quern.contract.UserFunctions has no public method gone that takes and returns"
            + " floats only, or doubles only.",
        () -> JavaOperator.of("Gone", UserFunctions.class, "gone"));
  }

  /** Methods that cannot be used. */
  public static final class Unusable {
    private Unusable() {}

    /** Another number of arguments for floats. */
    public static float uneven(float a, float b) {
      return a + b;
    }

    /** Another number of arguments for doubles. */
    public static double uneven(double a) {
      return a;
    }

    /** Several for doubles. */
    public static double several(double a) {
      return a;
    }

    /** Several for doubles. */
    public static double several(double a, double b) {
      return a + b;
    }

    /** Two types. */
    public static double mixed(double a, int b) {
      return a + b;
    }
  }

  /** A class that kernels cannot see. */
  static final class Hidden {
    private Hidden() {}

    /** A method. */
    public static double one(double a) {
      return a;
    }
  }

  @Test
  void methodsThatDoNotFitAreRefused() {
    String name = Unusable.class.getName();
    assertRefused(
        "The methods uneven of " + name + " differ in number of arguments.",
        () -> JavaOperator.of("F", Unusable.class, "uneven"));
    assertRefused(
        name + " has several methods several of doubles.",
        () -> JavaOperator.of("F", Unusable.class, "several"));
    assertRefused(
        name + " has no public method mixed that takes and returns floats only, or doubles only.",
        () -> JavaOperator.of("F", Unusable.class, "mixed"));
    assertRefused(
        "The method public static double io.github.quern.api.JavaOperatorTest$Hidden.one(double)"
            + " must be public and static, in a public class.",
        () -> JavaOperator.of("F", Hidden.class, "one"));
  }

  private static JavaOperator swish() {
    return JavaOperator.of("Swish", UserFunctions.class, "swish");
  }

  @Test
  void derivativesAreOneForEachArgument() {
    assertRefused(
        "Swish needs as many partial derivatives as it has arguments: 1, not 2.",
        () -> swish().withDerivatives("a", "a"));
  }

  @Test
  void derivativesThatAreNoFormulasShowThePlace() {
    String message =
        assertThrows(FormulaException.class, () -> swish().withDerivatives("a * c")).getMessage();
    assertTrue(message != null && message.contains("    ^"), message);
  }

  @Test
  void operatorsOfTheUsersAreKnownOnlyWhereTheyAreGiven() {
    GenredBuilder builder = Genred.of("Swish(X)").aliases("X = Vi(1)");
    assertThrows(FormulaException.class, builder::build);
    assertEquals(1, builder.operators(swish()).build().dimension());
  }

  @Test
  void termsInJavaCallThem() {
    Term x = Terms.vi(0, 1);
    Genred genred = Genred.of(swish().apply(x)).axis(1).build();
    assertEquals(
        UserFunctions.swish(0.5), genred.call(SCALAR, Tensor.of(new double[] {0.5}, 1, 1)).at(0));
    assertEquals("Swish(a)", swish().toString());
  }

  @Test
  void aFunctionThatThrowsFailsTheCall() {
    JavaOperator failing = JavaOperator.of("Fail", Failing.class, "fail");
    Genred genred = Genred.of("Fail(X)").aliases("X = Vi(1)").operators(failing).axis(1).build();
    assertEquals(
        "on purpose",
        assertThrows(
                ArithmeticException.class,
                () -> genred.call(SCALAR, Tensor.of(new double[300], 300, 1)))
            .getMessage());
  }

  /** Breaks the rules. */
  public static final class Failing {
    private Failing() {}

    /** Throws. */
    public static double fail(double a) {
      throw new ArithmeticException("on purpose");
    }
  }
}

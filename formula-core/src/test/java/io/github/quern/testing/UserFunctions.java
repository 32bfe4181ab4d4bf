package io.github.quern.testing;

import io.github.quern.ir.ExternalFunction;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;

/** Methods such as users give to kernels. */
public final class UserFunctions {
  private UserFunctions() {}

  /** In both versions, which differ. */
  public static float twice(float a) {
    return 2 * a;
  }

  /** In both versions, which differ: this one adds a hundred. */
  public static double twice(double a) {
    return 2 * a + 100;
  }

  /** For doubles only. */
  public static double product(double a, double b) {
    return a * b;
  }

  /** For floats only. */
  public static float half(float a) {
    return a / 2;
  }

  /** Its own derivative. */
  public static double growth(double a) {
    return Math.exp(a);
  }

  /** The function of that name. */
  public static ExternalFunction named(String name) {
    Optional<Method> single = version(name, float.class);
    Optional<Method> wide = version(name, double.class);
    int arity = wide.or(() -> single).orElseThrow().getParameterCount();
    return new ExternalFunction(name, arity, single, wide);
  }

  private static Optional<Method> version(String name, Class<?> type) {
    return Arrays.stream(UserFunctions.class.getMethods())
        .filter(method -> method.getName().equals(name) && method.getReturnType() == type)
        .findFirst();
  }
}

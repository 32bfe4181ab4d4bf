package io.github.quern.ir;

import java.io.InvalidObjectException;
import java.io.Serializable;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A user's static Java method of real numbers, in a version for floats, for doubles, or both.
 *
 * <p>Kernels call it directly, so class and method must be public. It must be a function in the
 * mathematical sense: the same result for the same arguments and no effects, since a kernel may
 * compute it once for many pairs.
 *
 * @param name what messages and listings call it
 * @param arity the number of arguments
 * @param single the version for floats, if there is one
 * @param wide the version for doubles, if there is one
 */
public record ExternalFunction(
    String name, int arity, Optional<Method> single, Optional<Method> wide)
    implements Serializable {
  /** Checks that the methods can be called. */
  public ExternalFunction {
    Objects.requireNonNull(name);
    if (single.isEmpty() && wide.isEmpty()) {
      throw new IllegalArgumentException(name + " has no method.");
    }
    single.ifPresent(method -> check(method, float.class));
    wide.ifPresent(method -> check(method, double.class));
  }

  private static void check(Method method, Class<?> type) {
    if (!Modifier.isStatic(method.getModifiers())
        || !Modifier.isPublic(method.getModifiers())
        || !Modifier.isPublic(method.getDeclaringClass().getModifiers())) {
      throw new IllegalArgumentException(
          "The method " + method + " must be public and static, in a public class.");
    }
    Stream<Class<?>> types =
        Stream.concat(Stream.of(method.getReturnType()), Arrays.stream(method.getParameterTypes()));
    if (!types.allMatch(type::equals)) {
      throw new IllegalArgumentException(
          "The method " + method + " must take and return " + type + " only.");
    }
  }

  private Object writeReplace() {
    return new SerialForm(
        name,
        arity,
        single.map(MethodName::of).orElse(null),
        wide.map(MethodName::of).orElse(null));
  }

  /** Serialized are the names of the methods, which must be on the reader's class path. */
  private record SerialForm(
      String name, int arity, @Nullable MethodName single, @Nullable MethodName wide)
      implements Serializable {
    private Object readResolve() throws InvalidObjectException {
      return new ExternalFunction(name, arity, find(single), find(wide));
    }

    private static Optional<Method> find(@Nullable MethodName name) throws InvalidObjectException {
      return name == null ? Optional.empty() : Optional.of(name.find());
    }
  }

  private record MethodName(Class<?> owner, String name, List<Class<?>> parameters)
      implements Serializable {
    static MethodName of(Method method) {
      return new MethodName(
          method.getDeclaringClass(), method.getName(), List.of(method.getParameterTypes()));
    }

    Method find() throws InvalidObjectException {
      try {
        return owner.getMethod(name, parameters.toArray(Class<?>[]::new));
      } catch (NoSuchMethodException e) {
        throw new InvalidObjectException(owner + " has no public method " + name, e);
      }
    }
  }

  /** The version that a kernel of some precision calls: its own type if there is one, else wide. */
  public Method version(Precision precision) {
    return switch (precision) {
      case FLOAT32 -> single.or(() -> wide).orElseThrow();
      case FLOAT64 ->
          wide.orElseThrow(() ->
              new IllegalArgumentException(
                  "The function "
                      + name
                      + " has a method for floats only; double precision needs one for doubles."));
    };
  }

  /** The classes that the methods are in. */
  public Stream<Class<?>> owners() {
    return Stream.of(single, wide).flatMap(Optional::stream).map(Method::getDeclaringClass);
  }

  /** The function's value, by the version for doubles, or rounded arguments where there is none. */
  public double apply(double... arguments) {
    try {
      MethodHandle handle =
          MethodHandles.publicLookup().unreflect(wide.or(() -> single).orElseThrow());
      Object[] boxed =
          Arrays.stream(arguments)
              .mapToObj(
                  argument -> wide.isPresent() ? (Object) argument : (Object) (float) argument)
              .toArray();
      return ((Number) handle.invokeWithArguments(boxed)).doubleValue();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("The function " + name + " failed.", e);
    }
  }
}

package io.github.quern.api;

import io.github.quern.dsl.Term;
import io.github.quern.dsl.Terms;
import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.ExternalFunction;
import io.github.quern.operator.Operators;
import io.github.quern.operator.external.ExternalOperator;
import io.github.quern.text.FormulaParser;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A user's own operator: a public static Java method of floats or doubles, applied to each
 * component of its operands. Kernels call it directly, on the CPU and, since TornadoVM compiles
 * what a kernel calls, on GPUs.
 *
 * <pre>{@code
 * public final class Activations {
 *   public static double swish(double a) {
 *     return a / (1 + Math.exp(-a));
 *   }
 * }
 *
 * JavaOperator swish =
 *     JavaOperator.of("Swish", Activations.class, "swish")
 *         .withDerivatives("(1 + Exp(-a) + a * Exp(-a)) / Square(1 + Exp(-a))");
 * Genred.of("Swish(X - Y)").aliases("X = Vi(3)", "Y = Vj(3)").operators(swish).build();
 * }</pre>
 *
 * <p>The class may have a version for floats beside one for doubles; single precision uses its own
 * if there is one. The method must be a function: the same result for the same arguments, and no
 * effects. On devices it can do what TornadoVM compiles: arithmetic, loops, and the maths that its
 * documentation lists.
 */
public final class JavaOperator {
  private final ExternalFunction function;
  private final List<Formula> partials;

  private JavaOperator(ExternalFunction function, List<Formula> partials) {
    this.function = function;
    this.partials = List.copyOf(partials);
  }

  /**
   * An operator without derivative.
   *
   * @param name what formulas call it
   * @param owner the public class
   * @param method the name of its public static method, in a version for floats, for doubles, or
   *     both, with one number of arguments
   * @throws IllegalArgumentException if there is no such method, or there are several
   */
  public static JavaOperator of(String name, Class<?> owner, String method) {
    Optional<Method> single = version(owner, method, float.class);
    Optional<Method> wide = version(owner, method, double.class);
    int arity =
        single
            .or(() -> wide)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    owner.getName()
                        + " has no public method "
                        + method
                        + " that takes and returns floats only, or doubles only."))
            .getParameterCount();
    if (wide.isPresent() && wide.get().getParameterCount() != arity) {
      throw new IllegalArgumentException(
          "The methods " + method + " of " + owner.getName() + " differ in number of arguments.");
    }
    return new JavaOperator(new ExternalFunction(name, arity, single, wide), List.of());
  }

  private static Optional<Method> version(Class<?> owner, String name, Class<?> type) {
    List<Method> found =
        Arrays.stream(owner.getMethods())
            .filter(method -> method.getName().equals(name))
            .filter(method -> method.getReturnType() == type)
            .filter(method -> method.getParameterCount() > 0)
            .filter(method -> Arrays.stream(method.getParameterTypes()).allMatch(type::equals))
            .toList();
    if (found.size() > 1) {
      throw new IllegalArgumentException(
          owner.getName() + " has several methods " + name + " of " + type + "s.");
    }
    return found.stream().findFirst();
  }

  /**
   * The same operator with partial derivatives.
   *
   * @param formulas one for each argument, as formulas of the arguments a, b, c, …, which may use
   *     this operator itself
   * @throws io.github.quern.formula.FormulaException if one is no formula; the message shows the
   *     place
   * @throws IllegalArgumentException if their number is not that of the arguments
   */
  public JavaOperator withDerivatives(String... formulas) {
    Operators known = Operators.standard().with(List.of(definition()));
    List<Formula> parsed = new ArrayList<>();
    for (String formula : formulas) {
      FormulaParser parser = new FormulaParser(known);
      for (int position = 0; position < function.arity(); position++) {
        parser.declare(ExternalOperator.operandName(position) + " = Vi(1)", position);
      }
      parsed.add(parser.parse(formula));
    }
    // The operator checks the number.
    return new JavaOperator(function, new ExternalOperator(function, parsed).partials());
  }

  /** The operator applied to terms built in Java. */
  public Term apply(Term... operands) {
    return Terms.apply(new ExternalOperator(function, partials), operands);
  }

  /** What a parser has to know of it. */
  public Definition definition() {
    return new ExternalOperator(function, partials).definition();
  }

  @Override
  public String toString() {
    return definition().signature();
  }
}

package io.github.quern.data;

import io.github.quern.formula.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sizes of one call, found from its arguments.
 *
 * @param m the number of rows of Vi variables, 1 if there is none
 * @param n the number of rows of Vj variables, 1 if there is none
 * @param dtype the type of all arguments
 */
public record Sizes(long m, long n, DType dtype) {

  /**
   * Checks the arguments of a call.
   *
   * @param variables what the formula declares, by position
   * @param arguments what the caller gave
   * @throws IllegalArgumentException naming the variable, what it got and what it expects
   */
  public static Sizes check(List<Variable> variables, List<Tensor> arguments) {
    if (variables.size() != arguments.size()) {
      throw new IllegalArgumentException(
          "The formula has "
              + variables.size()
              + " arguments ("
              + String.join(", ", variables.stream().map(Sizes::describe).toList())
              + "), but the call gives "
              + arguments.size()
              + ".");
    }
    return new Checker(variables, arguments).check();
  }

  private static String describe(Variable variable) {
    String declaration = variable.category().keyword() + "(" + variable.dimension() + ")";
    String label = variable.label();
    return label.contains("(") ? label : label + " = " + declaration;
  }

  /** Collects M, N and the type over the arguments. */
  private static final class Checker {
    private final List<Variable> variables;
    private final List<Tensor> arguments;
    private @Nullable Variable firstI;
    private @Nullable Variable firstJ;
    private long m = 1;
    private long n = 1;

    Checker(List<Variable> variables, List<Tensor> arguments) {
      this.variables = variables;
      this.arguments = arguments;
    }

    Sizes check() {
      DType dtype = arguments.isEmpty() ? DType.FLOAT64 : arguments.getFirst().dtype();
      for (int position = 0; position < arguments.size(); position++) {
        Variable variable = variables.get(position);
        Tensor argument = arguments.get(position);
        if (argument.dtype() != dtype) {
          throw new IllegalArgumentException(
              "All arguments need one type: "
                  + variables.getFirst().label()
                  + " is "
                  + dtype
                  + ", but "
                  + variable.label()
                  + " is "
                  + argument.dtype()
                  + ".");
        }
        checkShape(variable, argument.shape());
      }
      return new Sizes(m, n, dtype);
    }

    private void checkShape(Variable variable, Shape shape) {
      switch (variable.category()) {
        case PM -> {
          if (shape.rank() != 1 || shape.size(0) != variable.dimension()) {
            throw mismatch(variable, shape, "(" + variable.dimension() + ",)");
          }
        }
        case VI -> {
          requireRows(variable, shape, "M");
          if (firstI == null) {
            firstI = variable;
            m = shape.size(0);
          } else if (shape.size(0) != m) {
            throw differentRows(variable, shape, firstI, m);
          }
        }
        case VJ -> {
          requireRows(variable, shape, "N");
          if (firstJ == null) {
            firstJ = variable;
            n = shape.size(0);
          } else if (shape.size(0) != n) {
            throw differentRows(variable, shape, firstJ, n);
          }
        }
      }
    }

    private static void requireRows(Variable variable, Shape shape, String rows) {
      if (shape.rank() != 2 || shape.size(1) != variable.dimension()) {
        throw mismatch(variable, shape, "(" + rows + ", " + variable.dimension() + ")");
      }
    }

    private static IllegalArgumentException mismatch(
        Variable variable, Shape shape, String expected) {
      return new IllegalArgumentException(
          "Argument "
              + variable.position()
              + ", "
              + describe(variable)
              + ", needs an array of shape "
              + expected
              + ", but got "
              + shape
              + ".");
    }

    private static IllegalArgumentException differentRows(
        Variable variable, Shape shape, Variable first, long rows) {
      return new IllegalArgumentException(
          "Argument "
              + variable.position()
              + ", "
              + describe(variable)
              + ", has "
              + shape.size(0)
              + " rows, but "
              + describe(first)
              + " has "
              + rows
              + "; all "
              + variable.category().keyword()
              + " variables need equally many.");
    }
  }
}

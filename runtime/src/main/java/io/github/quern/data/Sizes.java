package io.github.quern.data;

import io.github.quern.backend.Batches;
import io.github.quern.formula.Variable;
import io.github.quern.ir.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sizes and types of one call, found from its arguments.
 *
 * @param batch the sizes of the batch axes, empty if there are none
 * @param m the number of rows of Vi variables, 1 if there is none
 * @param n the number of rows of Vj variables, 1 if there is none
 * @param dtype the type of all arguments that are no integers
 * @param types for each argument whether it holds real numbers or integers
 * @param batches which part of each argument belongs to which batch element
 */
public record Sizes(
    List<Long> batch, long m, long n, DType dtype, List<ValueType> types, Batches batches) {
  /** Copies the lists. */
  public Sizes {
    batch = List.copyOf(batch);
    types = List.copyOf(types);
  }

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
              + String.join(", ", variables.stream().map(Variable::declaration).toList())
              + "), but the call gives "
              + arguments.size()
              + ".");
    }
    return new Checker(variables, arguments).check();
  }

  /** Collects sizes and types over the arguments. */
  private static final class Checker {
    private final List<Variable> variables;
    private final List<Tensor> arguments;

    /** The position of the argument that says how many batch axes there are. */
    private final int model;

    private final int batchAxes;
    private final List<Long> batch = new ArrayList<>();

    /** For each batch axis who decided its size. */
    private final List<@Nullable Variable> batchOwners = new ArrayList<>();

    private @Nullable Variable firstI;
    private @Nullable Variable firstJ;
    private long m = 1;
    private long n = 1;

    Checker(List<Variable> variables, List<Tensor> arguments) {
      this.variables = variables;
      this.arguments = arguments;
      this.model = model();
      this.batchAxes = arguments.isEmpty() ? 0 : furtherAxes(model);
      for (int axis = 0; axis < batchAxes; axis++) {
        batch.add(1L);
        batchOwners.add(null);
      }
    }

    /** The first argument with a number of further axes that most arguments have. */
    private int model() {
      int best = 0;
      int most = 0;
      for (int position = 0; position < arguments.size(); position++) {
        int axes = furtherAxes(position);
        int like = 0;
        for (int other = 0; other < arguments.size(); other++) {
          like += furtherAxes(other) == axes ? 1 : 0;
        }
        if (like > most) {
          best = position;
          most = like;
        }
      }
      return best;
    }

    private int furtherAxes(int position) {
      return Math.max(0, arguments.get(position).shape().rank() - ownAxes(variables.get(position)));
    }

    Sizes check() {
      DType dtype = realType();
      List<ValueType> types = new ArrayList<>();
      List<List<Long>> parts = new ArrayList<>();
      for (int position = 0; position < arguments.size(); position++) {
        Shape shape = arguments.get(position).shape();
        checkShape(variables.get(position), shape);
        types.add(arguments.get(position).dtype().isInteger() ? ValueType.INTEGER : ValueType.REAL);
        parts.add(shape.sizes().subList(0, batchAxes));
      }
      return new Sizes(batch, m, n, dtype, types, new Batches(batch, parts));
    }

    /** The axes that an argument has besides those of the batch. */
    private static int ownAxes(Variable variable) {
      return switch (variable.category()) {
        case PM -> 1;
        case VI, VJ -> 2;
      };
    }

    private DType realType() {
      Variable first = null;
      DType dtype = DType.FLOAT64;
      for (int position = 0; position < arguments.size(); position++) {
        DType own = arguments.get(position).dtype();
        if (own.isInteger()) {
          continue;
        }
        if (first != null && own != dtype) {
          throw new IllegalArgumentException(
              "All arguments need one type: "
                  + first.label()
                  + " is "
                  + dtype
                  + ", but "
                  + variables.get(position).label()
                  + " is "
                  + own
                  + ".");
        }
        if (first == null) {
          first = variables.get(position);
          dtype = own;
        }
      }
      if (first == null && !arguments.isEmpty()) {
        throw new IllegalArgumentException(
            "At least one argument must have floating-point numbers, but "
                + variables.getFirst().label()
                + " is "
                + arguments.getFirst().dtype()
                + (arguments.size() == 1 ? "." : " and the others hold integers too."));
      }
      return dtype;
    }

    private void checkShape(Variable variable, Shape shape) {
      boolean hasRows = ownAxes(variable) == 2;
      if (shape.rank() != batchAxes + ownAxes(variable)
          || shape.size(shape.rank() - 1) != variable.dimension()) {
        throw mismatch(variable, shape);
      }
      for (int axis = 0; axis < batchAxes; axis++) {
        checkBatch(variable, axis, shape.size(axis));
      }
      if (!hasRows) {
        return;
      }
      long rows = shape.size(shape.rank() - 2);
      switch (variable.category()) {
        case PM -> {}
        case VI -> {
          m = sameRows(variable, rows, firstI, m);
          firstI = firstI == null ? variable : firstI;
        }
        case VJ -> {
          n = sameRows(variable, rows, firstJ, n);
          firstJ = firstJ == null ? variable : firstJ;
        }
      }
    }

    private static long sameRows(
        Variable variable, long rows, @Nullable Variable first, long known) {
      if (first != null && rows != known) {
        throw new IllegalArgumentException(
            argument(variable)
                + ", has "
                + rows
                + " rows, but "
                + first.declaration()
                + " has "
                + known
                + "; all "
                + variable.category().keyword()
                + " variables need equally many.");
      }
      return rows;
    }

    private void checkBatch(Variable variable, int axis, long size) {
      Variable owner = batchOwners.get(axis);
      if (owner != null && size != 1 && size != batch.get(axis)) {
        throw new IllegalArgumentException(
            argument(variable)
                + ", has "
                + size
                + " batch elements along axis "
                + axis
                + ", but "
                + owner.declaration()
                + " has "
                + batch.get(axis)
                + "; sizes of batch axes must be equal, or 1.");
      }
      if (size != 1) {
        batch.set(axis, size);
        batchOwners.set(axis, variable);
      }
    }

    private IllegalArgumentException mismatch(Variable variable, Shape shape) {
      StringBuilder expected = new StringBuilder("(");
      for (int axis = 0; axis < batchAxes; axis++) {
        expected.append('B').append(axis).append(", ");
      }
      expected.append(
          switch (variable.category()) {
            case PM -> batchAxes == 0 ? variable.dimension() + "," : variable.dimension();
            case VI -> "M, " + variable.dimension();
            case VJ -> "N, " + variable.dimension();
          });
      return new IllegalArgumentException(
          argument(variable)
              + ", needs an array of shape "
              + expected.append(')')
              + ", but got "
              + shape
              + "."
              + (batchAxes == 0
                  ? ""
                  : " All arguments need as many batch axes as "
                      + variables.get(model).declaration()
                      + ", which has "
                      + batchAxes
                      + "; their size is 1 where an argument does not vary."));
    }

    private static String argument(Variable variable) {
      return "Argument " + variable.position() + ", " + variable.declaration();
    }
  }
}

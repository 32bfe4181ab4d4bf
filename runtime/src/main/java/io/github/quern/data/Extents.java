package io.github.quern.data;

import io.github.quern.backend.Batches;
import io.github.quern.backend.Coverage;
import io.github.quern.formula.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sizes of one call, found from the shapes of its arguments.
 *
 * @param m the number of rows of Vi variables, 1 if there is none
 * @param n the number of rows of Vj variables, 1 if there is none
 * @param batches which part of each argument belongs to which batch element
 */
public record Extents(long m, long n, Batches batches) {
  /** The sizes of a call without batch axes. */
  public static Extents of(long m, long n) {
    return new Extents(m, n, Batches.NONE);
  }

  /**
   * Checks the shapes of a call's arguments.
   *
   * @param variables what the formula declares, by position
   * @param shapes what the caller gave
   * @throws IllegalArgumentException naming the variable, what it got and what it expects
   */
  public static Extents check(List<Variable> variables, List<Shape> shapes) {
    requireOneForEach(variables, shapes.size());
    return new Checker(variables, shapes).check();
  }

  static void requireOneForEach(List<Variable> variables, int given) {
    if (variables.size() != given) {
      throw new IllegalArgumentException(
          "The formula has "
              + variables.size()
              + " arguments ("
              + String.join(", ", variables.stream().map(Variable::declaration).toList())
              + "), but the call gives "
              + given
              + ".");
    }
  }

  /** The sizes of the batch axes, empty if there are none. */
  public List<Long> batch() {
    return batches.sizes();
  }

  /**
   * Which columns each row is reduced over.
   *
   * @param ranges which pairs count, all if empty
   * @param axis 1 to reduce over j, 0 to reduce over i
   * @throws IllegalArgumentException if the ranges do not fit, or there are batch axes beside them
   */
  public Coverage coverage(Optional<Ranges> ranges, int axis) {
    long rows = axis == 1 ? m : n;
    long columns = axis == 1 ? n : m;
    if (ranges.isEmpty()) {
      return Coverage.dense(rows, columns);
    }
    if (!batch().isEmpty()) {
      throw new IllegalArgumentException(
          "Ranges cannot be combined with batch axes; the arguments have "
              + batch().size()
              + " of them.");
    }
    return ranges.get().coverage(axis, rows, columns);
  }

  /** Collects sizes over the arguments. */
  private static final class Checker {
    private final List<Variable> variables;
    private final List<Shape> shapes;

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

    Checker(List<Variable> variables, List<Shape> shapes) {
      this.variables = variables;
      this.shapes = shapes;
      this.model = model();
      this.batchAxes = shapes.isEmpty() ? 0 : furtherAxes(model);
      for (int axis = 0; axis < batchAxes; axis++) {
        batch.add(1L);
        batchOwners.add(null);
      }
    }

    /** The first argument with a number of further axes that most arguments have. */
    private int model() {
      int best = 0;
      int most = 0;
      for (int position = 0; position < shapes.size(); position++) {
        int axes = furtherAxes(position);
        int like = 0;
        for (int other = 0; other < shapes.size(); other++) {
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
      return Math.max(0, shapes.get(position).rank() - ownAxes(variables.get(position)));
    }

    Extents check() {
      List<List<Long>> parts = new ArrayList<>();
      for (int position = 0; position < shapes.size(); position++) {
        Shape shape = shapes.get(position);
        checkShape(variables.get(position), shape);
        parts.add(shape.sizes().subList(0, batchAxes));
      }
      return new Extents(m, n, new Batches(batch, parts));
    }

    /** The axes that an argument has besides those of the batch. */
    private static int ownAxes(Variable variable) {
      return switch (variable.category()) {
        case PM -> 1;
        case VI, VJ -> 2;
      };
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

package io.github.quern.spark;

import io.github.quern.api.Genred;
import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import io.github.quern.formula.Category;
import io.github.quern.formula.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where the data of each variable are, checked.
 *
 * @param tensors what the driver holds
 * @param sides the distributed rows of a category
 * @param counts the number of rows of a category; 1 where no variable has it
 * @param dtype the type of all numbers but integers
 * @param integers the positions of the variables that are integers
 * @param batchAxes the number of batch axes
 */
record Resolution(
    Map<Variable, Tensor> tensors,
    Map<Category, Side> sides,
    Map<Category, Long> counts,
    DType dtype,
    List<Integer> integers,
    int batchAxes) {
  /**
   * Distributed rows with their variables.
   *
   * @param rows where they come from
   * @param variables the variables of the formula that they hold
   * @param fields the same as they are read
   * @param counts the number of rows in each partition
   */
  record Side(
      DistributedRows rows, List<Variable> variables, List<Field> fields, List<Long> counts) {
    long count() {
      return counts.stream().mapToLong(Long::longValue).sum();
    }

    long rowBytes() {
      return fields.stream()
          .mapToLong(field -> (long) field.dimension() * field.dtype().bytes())
          .sum();
    }
  }

  static Resolution of(Genred genred, SparkArguments arguments) {
    return new Resolver(genred, arguments).resolve();
  }

  /** The sizes of the batch axes. */
  List<Long> batchSizes() {
    List<Long> sizes = new ArrayList<>(Collections.nCopies(batchAxes, 1L));
    tensors.forEach((variable, tensor) -> {
      List<Long> all = tensor.shape().sizes();
      List<Long> own = all.subList(0, all.size() - variable.category().arrayAxes());
      for (int axis = 1; axis <= own.size(); axis++) {
        int from = batchAxes - axis;
        sizes.set(from, Math.max(sizes.get(from), own.get(own.size() - axis)));
      }
    });
    return sizes;
  }

  private static final class Resolver {
    private final List<Variable> variables;
    private final SparkArguments arguments;
    private final Map<Variable, Tensor> tensors = new HashMap<>();
    private final Map<Category, Side> sides = new EnumMap<>(Category.class);
    private final Map<Category, Long> counts = new EnumMap<>(Category.class);
    private final Map<Variable, DType> types = new HashMap<>();

    Resolver(Genred genred, SparkArguments arguments) {
      this.variables = genred.arguments();
      this.arguments = arguments;
    }

    Resolution resolve() {
      requireKnown();
      Map<Category, List<Variable>> distributed = new EnumMap<>(Category.class);
      for (Variable variable : variables) {
        Tensor tensor = arguments.tensors().get(variable.label());
        if (tensor != null) {
          tensors.put(variable, tensor);
          types.put(variable, tensor.dtype());
        } else {
          requireRows(variable);
          distributed.computeIfAbsent(variable.category(), key -> new ArrayList<>()).add(variable);
        }
      }
      distributed.forEach(this::addSide);
      DType dtype = realType();
      int batchAxes = batchAxes();
      tensors.forEach((variable, tensor) -> checkTensor(variable, tensor, batchAxes));
      counts.putIfAbsent(Category.VI, 1L);
      counts.putIfAbsent(Category.VJ, 1L);
      List<Integer> integers =
          variables.stream()
              .filter(variable -> type(variable).isInteger())
              .map(Variable::position)
              .toList();
      return new Resolution(tensors, sides, counts, dtype, integers, batchAxes);
    }

    private Optional<DistributedRows> rows(Category category) {
      return switch (category) {
        case VI -> arguments.rowsI();
        case VJ -> arguments.rowsJ();
        case PM -> Optional.empty();
      };
    }

    private List<String> names(Category category) {
      return rows(category).map(rows -> rows.source().names()).orElse(List.of());
    }

    private void requireKnown() {
      Set<String> given = new HashSet<>(arguments.tensors().keySet());
      for (Category category : List.of(Category.VI, Category.VJ)) {
        for (String name : names(category)) {
          if (!given.add(name)) {
            throw new IllegalArgumentException("The data of " + name + " are given twice.");
          }
        }
      }
      Set<String> known = variables.stream().map(Variable::label).collect(Collectors.toSet());
      for (String name : given) {
        if (!known.contains(name)) {
          throw new IllegalArgumentException(
              "The formula has no variable '"
                  + name
                  + "'; there are "
                  + variables.stream().map(Variable::declaration).collect(Collectors.joining(", "))
                  + ".");
        }
      }
    }

    private void requireRows(Variable variable) {
      if (!names(variable.category()).contains(variable.label())) {
        boolean elsewhere =
            names(Category.VI).contains(variable.label())
                || names(Category.VJ).contains(variable.label());
        throw new IllegalArgumentException(
            elsewhere
                ? "The rows of "
                    + variable.declaration()
                    + (variable.category() == Category.PM
                        ? " cannot be distributed: give it by with(…)."
                        : " are given by "
                            + (variable.category() == Category.VI ? "j(…)" : "i(…)")
                            + ", but it is a "
                            + variable.category().keyword()
                            + ".")
                : "There are no data for "
                    + variable.declaration()
                    + (variable.category() == Category.PM
                        ? ": give it by with(…)."
                        : ": bind it to a column, or give it by with(…)."));
      }
    }

    private void addSide(Category category, List<Variable> held) {
      DistributedRows rows = rows(category).orElseThrow();
      List<Field> fields = rows.source().fields(held);
      Side side = new Side(rows, held, fields, rows.source().counts());
      sides.put(category, side);
      counts.put(category, side.count());
      for (int number = 0; number < held.size(); number++) {
        types.put(held.get(number), fields.get(number).dtype());
      }
    }

    private DType realType() {
      Variable first = null;
      for (Variable variable : variables) {
        DType own = type(variable);
        if (own.isInteger()) {
          continue;
        }
        if (first == null) {
          first = variable;
        } else if (own != type(first)) {
          throw new IllegalArgumentException(
              "All arguments need one type: "
                  + first.label()
                  + " is "
                  + type(first)
                  + ", but "
                  + variable.label()
                  + " is "
                  + own
                  + "; cast the column, or the tensor.");
        }
      }
      if (first == null) {
        throw new IllegalArgumentException(
            "At least one argument must have floating-point numbers.");
      }
      return type(first);
    }

    private DType type(Variable variable) {
      return Objects.requireNonNull(types.get(variable));
    }

    private int batchAxes() {
      int most = 0;
      for (Map.Entry<Variable, Tensor> each : tensors.entrySet()) {
        most =
            Math.max(most, each.getValue().shape().rank() - each.getKey().category().arrayAxes());
      }
      return most;
    }

    private void checkTensor(Variable variable, Tensor tensor, int batchAxes) {
      int rank = tensor.shape().rank();
      int own = variable.category().arrayAxes();
      if (rank < own || tensor.shape().size(rank - 1) != variable.dimension()) {
        throw new IllegalArgumentException(
            variable.declaration()
                + " must have shape "
                + (own == 1
                    ? "(" + variable.dimension() + ",)"
                    : "(rows, " + variable.dimension() + ")")
                + (batchAxes == 0 ? "" : " after its batch axes")
                + ", but has "
                + tensor.shape()
                + ".");
      }
      if (own == 2) {
        long rows = tensor.shape().size(rank - 2);
        Long known = counts.putIfAbsent(variable.category(), rows);
        if (known != null && known != rows) {
          throw new IllegalArgumentException(
              variable.declaration()
                  + " has "
                  + rows
                  + " rows, but other "
                  + variable.category().keyword()
                  + " variables have "
                  + known
                  + ".");
        }
      }
    }
  }
}

package io.github.quern.data;

import io.github.quern.backend.Batches;
import io.github.quern.formula.Variable;
import io.github.quern.ir.ValueType;
import java.util.List;

/**
 * The sizes and types of one call, found from its arguments.
 *
 * @param extents the sizes
 * @param dtype the type of all arguments that are no integers
 * @param types for each argument whether it holds real numbers or integers
 */
public record Sizes(Extents extents, DType dtype, List<ValueType> types) {
  /** Copies the types. */
  public Sizes {
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
    Extents.requireOneForEach(variables, arguments.size());
    DType dtype = realType(variables, arguments);
    Extents extents = Extents.check(variables, arguments.stream().map(Tensor::shape).toList());
    return new Sizes(
        extents,
        dtype,
        arguments.stream()
            .map(argument -> argument.dtype().isInteger() ? ValueType.INTEGER : ValueType.REAL)
            .toList());
  }

  private static DType realType(List<Variable> variables, List<Tensor> arguments) {
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

  /** The sizes of the batch axes, empty if there are none. */
  public List<Long> batch() {
    return extents.batch();
  }

  /** The number of rows of Vi variables, 1 if there is none. */
  public long m() {
    return extents.m();
  }

  /** The number of rows of Vj variables, 1 if there is none. */
  public long n() {
    return extents.n();
  }

  /** Which part of each argument belongs to which batch element. */
  public Batches batches() {
    return extents.batches();
  }
}

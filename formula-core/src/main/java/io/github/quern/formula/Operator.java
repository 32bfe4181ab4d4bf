package io.github.quern.formula;

import io.github.quern.ir.Scope;
import io.github.quern.ir.Vector;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A vector-valued function of vectors: its dimension rule, its lowering and its derivative. One
 * small file each; integer parameters such as an exponent are part of the operator. Implementations
 * are records, so that equal operators are equal objects.
 */
public interface Operator {
  /** Name, operands, parameters and documentation, the same for all operators of this kind. */
  Definition definition();

  /** The values of the integer parameters, in the order of the definition. */
  default List<Parameter> parameters() {
    return List.of();
  }

  /** The name in formulas. */
  default String name() {
    return definition().name();
  }

  /**
   * The dimension of the result.
   *
   * @param operands the dimensions of the operands
   * @throws DimensionException if there is no result for them
   */
  int dimension(List<Integer> operands);

  /** Writes the instructions for the components of the result. */
  Vector lower(Scope scope, List<Vector> operands);

  /**
   * The vector-Jacobian product: for each operand f, the vector Σ_a e_a ∂result_a/∂f as a formula,
   * or null where it is zero. For an operand that was broadcast, the formula may have the dimension
   * of the result; its components are summed by the caller.
   *
   * @param operands the operands
   * @param cotangent e, of the dimension of the result
   * @return one formula or null for each operand
   */
  List<@org.jspecify.annotations.Nullable Formula> pullback(
      List<Formula> operands, Formula cotangent);

  /**
   * Whether the result is linear in these operands taken together, the others being fixed.
   *
   * @param operands their positions, at least one
   */
  default boolean isLinearIn(Set<Integer> operands) {
    return false;
  }

  /**
   * Why there is no derivative, as the end of a sentence; empty for an operator that has a {@link
   * #pullback}, which is not called otherwise.
   */
  default Optional<String> noDerivative() {
    return Optional.empty();
  }

  /** The application to operands that were built in Java. */
  default Formula of(Formula... operands) {
    return new Apply(this, List.of(operands), Span.NONE);
  }

  /** The application as text, in KeOps' syntax. */
  default String print(List<Formula> operands) {
    String arguments =
        java.util.stream.Stream.concat(operands.stream(), parameters().stream())
            .map(Object::toString)
            .collect(Collectors.joining(","));
    return name() + "(" + arguments + ")";
  }
}

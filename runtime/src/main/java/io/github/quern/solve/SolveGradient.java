package io.github.quern.solve;

import io.github.quern.api.CallOptions;
import io.github.quern.data.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The derivatives of a number L with respect to all that a linear system was made of, given those
 * with respect to its solution a. With λ = (alpha I + K)⁻¹ ∂L/∂a they are
 *
 * <ul>
 *   <li>∂L/∂b = λ for the right-hand side,
 *   <li>∂L/∂v = -∂(λ|K a)/∂v, at fixed λ and a, for any other argument v,
 *   <li>∂L/∂alpha = -(λ|a).
 * </ul>
 *
 * <p>Where one array was given for two arguments, as x for both x and y, its derivative is the sum
 * of both.
 */
public final class SolveGradient {
  private final KernelSolve solve;
  private final CallOptions options;

  /** The arguments with the solution at the position of the unknown. */
  private final List<Tensor> arguments;

  private final Tensor lambda;

  SolveGradient(KernelSolve solve, CallOptions options, List<Tensor> arguments, Tensor lambda) {
    this.solve = solve;
    this.options = options;
    this.arguments = List.copyOf(arguments);
    this.lambda = lambda;
  }

  /**
   * ∂L/∂v for an argument v; the right-hand side has the name of the unknown.
   *
   * @param variable its alias, or {@code Var(position,dimension,category)}
   * @return an array of the shape of the argument; what was broadcast along a batch axis gets the
   *     sum
   * @throws IllegalArgumentException if there is no such variable
   * @throws io.github.quern.formula.FormulaException if the formula contains an operator that has
   *     no derivative
   */
  public Tensor of(String variable) {
    return of(Unknowns.find(solve.arguments(), variable));
  }

  /**
   * ∂L/∂v for the argument at a position.
   *
   * @throws IndexOutOfBoundsException if there is none
   */
  public Tensor of(int position) {
    if (position == solve.unknown()) {
      return lambda;
    }
    List<Tensor> call = new ArrayList<>(arguments);
    call.add(lambda);
    return negated(solve.differentiated(position).call(options, call.toArray(Tensor[]::new)));
  }

  /** ∂L/∂alpha. */
  public double alpha() {
    Tensor solution = arguments.get(solve.unknown());
    double product = 0;
    for (long entry = 0; entry < solution.count(); entry++) {
      product += lambda.at(entry) * solution.at(entry);
    }
    return -product;
  }

  private static Tensor negated(Tensor gradient) {
    double[] negative = Arrays.stream(gradient.toDoubleArray()).map(entry -> -entry).toArray();
    return Tensor.of(negative, negative.length).cast(gradient.dtype()).reshaped(gradient.shape());
  }
}

package io.github.quern.solve;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Explanation;
import io.github.quern.api.Genred;
import io.github.quern.data.DType;
import io.github.quern.data.Shape;
import io.github.quern.data.Sizes;
import io.github.quern.data.Tensor;
import io.github.quern.dsl.Term;
import io.github.quern.formula.Category;
import io.github.quern.formula.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealLinearOperator;
import org.apache.commons.math3.linear.RealVector;

/**
 * Solves (alpha I + K) a = b, K being the matrix of a sum Σ_j F(p, x_i, y_j, a_j) of a formula that
 * is linear in the unknown a. What KeOps calls by the same name.
 *
 * <pre>{@code
 * KernelSolve solve =
 *     KernelSolve.of("Exp(-G * SqDist(X,Y)) * B")
 *         .aliases("G = Pm(1)", "X = Vi(3)", "Y = Vj(3)", "B = Vj(2)")
 *         .unknown("B")
 *         .axis(1)
 *         .build();
 * Tensor a = solve.solve(SolveOptions.DEFAULT.withAlpha(0.1), gamma, x, x, b).tensor();
 * }</pre>
 *
 * <p>The right-hand side b is given at the position of the unknown; a has its type and shape (N,
 * D). The D columns, and the batch elements where there are batch axes, are the right-hand sides of
 * one system of all entries: alpha I + K must be symmetric and positive definite on all of them,
 * which is not checked but where the iteration comes upon it.
 *
 * <p>Conjugate gradients without a matrix, from zeros: a = 0, r = b, p = r, then a += p |r|² /
 * (p|Ap), until |r|² ≤ n eps², n = N D. Products are computed in the type of the arguments, float32
 * or float64, all else in double precision.
 *
 * <p>Immutable, and safe for use by several threads.
 */
public final class KernelSolve {
  private final Genred sum;

  /** The arguments as the sum was given them. */
  private final List<Variable> variables;

  private final int unknown;
  private final ConcurrentHashMap<Integer, Genred> gradients = new ConcurrentHashMap<>();

  KernelSolve(Genred sum, List<Variable> variables, int unknown) {
    this.sum = sum;
    this.variables = List.copyOf(variables);
    this.unknown = unknown;
  }

  /**
   * Starts from a formula in KeOps' language.
   *
   * @param formula such as {@code Exp(-G * SqDist(X,Y)) * B}
   */
  public static KernelSolveBuilder of(String formula) {
    return new KernelSolveBuilder(formula);
  }

  /**
   * Starts from a formula built in Java.
   *
   * @param formula the formula
   * @param arguments its variables in the order of the call's arguments; may be left out when all
   *     variables were given positions
   */
  public static KernelSolveBuilder of(Term formula, Term... arguments) {
    return new KernelSolveBuilder(formula, List.of(arguments));
  }

  /** The arguments of a call, in their order, with the unknown for the right-hand side. */
  public List<Variable> arguments() {
    return sum.arguments();
  }

  /**
   * Says what a product with the matrix would run and why, compiling nothing.
   *
   * @param options where to run
   * @param dtype the floating-point type of the arguments
   */
  public Explanation explain(CallOptions options, DType dtype) {
    return sum.explain(options, dtype);
  }

  /** Solves with the default options. */
  public KernelSolution solve(Tensor... arguments) {
    return solve(SolveOptions.DEFAULT, arguments);
  }

  /**
   * Solves (alpha I + K) a = b.
   *
   * @param options alpha, tolerance, limit, and where to run
   * @param arguments one array per variable, by position, of float32 or float64 throughout; b at
   *     the position of the unknown, finite
   * @return zeros without any iteration where |b|² ≤ n eps²
   * @throws IllegalArgumentException if an argument has the wrong shape or type; M differs from N;
   *     b or a product is not finite; alpha I + K turns out not to be positive definite
   * @throws NoConvergenceException if the limit of iterations is reached
   * @throws io.github.quern.backend.BackendException if the tier asked for cannot run it
   * @throws java.util.concurrent.CancellationException if the thread is interrupted meanwhile
   */
  public KernelSolution solve(SolveOptions options, Tensor... arguments) {
    ReductionOperator kernel = kernel(options, arguments);
    return solve(options, kernel, arguments[unknown]);
  }

  private KernelSolution solve(SolveOptions options, ReductionOperator kernel, Tensor b) {
    return solve(options, kernel, b, label());
  }

  /**
   * Solves (alpha I + K) a = b, K being an operator that is computed anywhere, such as by several
   * machines.
   *
   * @param options alpha, tolerance and limit; where to run is the operator's own matter
   * @param kernel K, symmetric
   * @param b as many finite numbers as K has rows, of float32 or float64
   * @return a, of the type and shape of b; zeros without any iteration where |b|² ≤ n eps²
   * @throws IllegalArgumentException if b has another number of entries; b or a product is not
   *     finite; K is not square; alpha I + K turns out not to be positive definite
   * @throws NoConvergenceException if the limit of iterations is reached
   */
  public static KernelSolution solve(SolveOptions options, RealLinearOperator kernel, Tensor b) {
    if (b.count() != kernel.getRowDimension()) {
      throw new IllegalArgumentException(
          "The right-hand side has "
              + b.count()
              + " entries, but the operator has "
              + kernel.getRowDimension()
              + " rows.");
    }
    return solve(options, kernel, b, "b");
  }

  private static KernelSolution solve(
      SolveOptions options, RealLinearOperator kernel, Tensor b, String label) {
    requireFinite(b, label);
    RealVector right = MatrixUtils.createRealVector(b.toDoubleArray());
    RealLinearOperator matrix = LinearOperators.shifted(options.alpha(), kernel);
    ConjugateGradients.Result result = ConjugateGradients.solve(matrix, right, options);
    return new KernelSolution(
        b.holding(result.vector().toArray()), result.iterations(), result.residual());
  }

  /**
   * The matrix K as an operator on the entries of the unknown.
   *
   * @param options where to run
   * @param arguments as for {@link #solve(SolveOptions, Tensor...)}; of b only type and shape count
   */
  public ReductionOperator kernel(SolveOptions options, Tensor... arguments) {
    Sizes sizes = Sizes.check(sum.arguments(), Arrays.asList(arguments));
    requireSquare(sizes, arguments[unknown].shape());
    if (sizes.dtype() != DType.FLOAT32 && sizes.dtype() != DType.FLOAT64) {
      throw new IllegalArgumentException(
          "Linear systems are solved in float32 or float64; the arguments are "
              + sizes.dtype()
              + ".");
    }
    if (arguments[unknown].dtype().isInteger()) {
      throw new IllegalArgumentException(
          "The right-hand side "
              + label()
              + " must hold floating-point numbers, but is "
              + arguments[unknown].dtype()
              + ".");
    }
    return ReductionOperator.of(sum, unknown, Arrays.asList(arguments))
        .with(options.call())
        .symmetric();
  }

  private String label() {
    return sum.arguments().get(unknown).label();
  }

  private void requireSquare(Sizes sizes, Shape right) {
    if (sizes.m() != sizes.n()) {
      throw new IllegalArgumentException(
          "A linear system needs as many rows as columns, but "
              + rows(Category.VI, "M", sizes.m())
              + " and "
              + rows(Category.VJ, "N", sizes.n())
              + ".");
    }
    if (!right.sizes().subList(0, sizes.batch().size()).equals(sizes.batch())) {
      throw new IllegalArgumentException(
          "The right-hand side "
              + label()
              + " must have the batch axes "
              + new Shape(sizes.batch())
              + " of all arguments together, but its shape is "
              + right
              + ".");
    }
  }

  /** A number of rows and whose it is, such as {@code M = 5 (x = Vi(2))}. */
  private String rows(Category category, String name, long number) {
    String owner =
        sum.arguments().stream()
            .filter(variable -> variable.category() == category)
            .findFirst()
            .map(Variable::declaration)
            .orElse("no " + category.keyword() + " variable");
    return name + " = " + number + " (" + owner + ")";
  }

  private static void requireFinite(Tensor b, String label) {
    for (long position = 0; position < b.count(); position++) {
      if (!Double.isFinite(b.at(position))) {
        throw new IllegalArgumentException(
            "The right-hand side "
                + label
                + " must be finite, but entry "
                + position
                + ", counted row by row, is "
                + b.at(position)
                + ".");
      }
    }
  }

  /**
   * The gradient of a number that depends on the solution. Solves one further system, with the
   * gradient for right-hand side.
   *
   * @param options those of the solve that gave the solution
   * @param solution a, of the shape of b
   * @param gradient the derivatives of the number with respect to the entries of a, of the type and
   *     shape of b
   * @param arguments those of the solve
   * @return the derivatives of the number with respect to the arguments and alpha
   * @throws IllegalArgumentException as for {@link #solve(SolveOptions, Tensor...)}
   * @throws NoConvergenceException if the limit of iterations is reached
   */
  public SolveGradient gradient(
      SolveOptions options, Tensor solution, Tensor gradient, Tensor... arguments) {
    ReductionOperator kernel = kernel(options, arguments);
    requireLike("solution", solution, arguments[unknown]);
    requireLike("gradient", gradient, arguments[unknown]);
    Tensor lambda = solve(options, kernel, gradient).tensor();
    List<Tensor> call = new ArrayList<>(Arrays.asList(arguments));
    call.set(unknown, solution);
    return new SolveGradient(this, options.call(), call, lambda);
  }

  private void requireLike(String name, Tensor tensor, Tensor b) {
    if (tensor.dtype() != b.dtype() || !tensor.shape().equals(b.shape())) {
      throw new IllegalArgumentException(
          "The "
              + name
              + " must be of the type and shape of the right-hand side "
              + label()
              + ", "
              + b.dtype()
              + " and "
              + b.shape()
              + ", but is of "
              + tensor.dtype()
              + " and "
              + tensor.shape()
              + ".");
    }
  }

  /** The position of the unknown. */
  int unknown() {
    return unknown;
  }

  /** The gradient of the sum with respect to an argument, over the arguments and a cotangent. */
  Genred differentiated(int index) {
    return gradients.computeIfAbsent(
        index, position -> sum.gradient(new Term(variables.get(position))));
  }

  @Override
  public String toString() {
    return "Solution of (alpha I + K) " + label() + ", K being the " + sum;
  }
}

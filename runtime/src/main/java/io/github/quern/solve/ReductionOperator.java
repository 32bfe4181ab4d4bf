package io.github.quern.solve;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Genred;
import io.github.quern.data.Shape;
import io.github.quern.data.Sizes;
import io.github.quern.data.Tensor;
import io.github.quern.formula.Category;
import io.github.quern.formula.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.exception.DimensionMismatchException;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealLinearOperator;
import org.apache.commons.math3.linear.RealVector;

/**
 * A sum as a linear map of one of its arguments, all others being fixed: for the formula {@code
 * Exp(-SqDist(x,y)) * b} the map b ↦ Σ_j exp(-|x_i - y_j|²) b_j, which is a matrix that is never
 * stored.
 *
 * <pre>{@code
 * RealLinearOperator kernel = ReductionOperator.of(genred, "b", x, y);
 * RealVector product = kernel.operate(vector);
 * }</pre>
 *
 * <p>Vectors are the entries of the unknown, an array such as (N, D), in row-major order, and those
 * of the result, such as (M, D). They are doubles; products are computed in the type of the fixed
 * arguments, to which vectors are rounded. Batch axes make the matrix block-diagonal. NaN and
 * infinities follow IEEE rules; a map of no entries is fine.
 *
 * <p>That the formula is linear in the unknown is for the caller to know. Immutable, and safe for
 * use by several threads; the arguments are not copied.
 */
public final class ReductionOperator extends RealLinearOperator {
  private final Genred genred;
  private final CallOptions options;

  /** The arguments of a call, with zeros for the unknown. */
  private final List<Tensor> arguments;

  private final int unknown;
  private final int rows;
  private final int columns;
  private final boolean symmetric;

  private ReductionOperator(
      Genred genred,
      CallOptions options,
      List<Tensor> arguments,
      int unknown,
      int rows,
      boolean symmetric) {
    if (!options.out().isEmpty()) {
      throw new IllegalArgumentException(
          "Products go into new vectors, so the options must give no tensors for results.");
    }
    this.genred = genred;
    this.options = options;
    this.arguments = List.copyOf(arguments);
    this.unknown = unknown;
    this.rows = rows;
    this.columns = entries(arguments.get(unknown).shape());
    this.symmetric = symmetric;
  }

  /**
   * The map of one argument.
   *
   * @param genred a sum, whose formula is linear in the unknown
   * @param unknown the variable that is left free: its alias, or {@code
   *     Var(position,dimension,category)}
   * @param others the other arguments in their order
   * @throws IllegalArgumentException if there is no such variable, an argument does not fit, the
   *     reduction is no sum, or no other variable tells how many rows the unknown has
   * @throws ArithmeticException if vectors have more entries than an array
   */
  public static ReductionOperator of(Genred genred, String unknown, Tensor... others) {
    List<Variable> variables = genred.arguments();
    int index = Unknowns.find(variables, unknown);
    List<Variable> known = new ArrayList<>(variables);
    Variable free = known.remove(index);
    if (others.length != known.size()) {
      throw new IllegalArgumentException(
          "The operator on "
              + free.label()
              + " needs the other arguments ("
              + Unknowns.list(known)
              + "), but got "
              + others.length
              + ".");
    }
    boolean hasRows = free.category() != Category.PM;
    if (hasRows && known.stream().noneMatch(other -> other.category() == free.category())) {
      throw new IllegalArgumentException(
          "How many rows "
              + free.declaration()
              + " has cannot be told, as no other variable is a "
              + free.category().keyword()
              + ".");
    }
    Sizes sizes = Sizes.check(known, List.of(others));
    List<Long> shape = new ArrayList<>(sizes.batch());
    if (hasRows) {
      shape.add(free.category() == Category.VI ? sizes.m() : sizes.n());
    }
    shape.add((long) free.dimension());
    List<Tensor> arguments = new ArrayList<>(Arrays.asList(others));
    arguments.add(index, Tensor.zeros(sizes.dtype(), new Shape(shape)));
    return of(genred, index, arguments);
  }

  /**
   * The map of one argument.
   *
   * @param genred a sum
   * @param unknown the position of the free argument
   * @param arguments all arguments, the free one with any values
   */
  static ReductionOperator of(Genred genred, int unknown, List<Tensor> arguments) {
    if (!genred.results().equals(List.of("sum"))) {
      throw new IllegalArgumentException("Only sums are linear operators; this is " + genred + ".");
    }
    Shape result = genred.shapes(arguments.toArray(Tensor[]::new)).getFirst();
    return new ReductionOperator(
        genred, CallOptions.DEFAULT, arguments, unknown, entries(result), false);
  }

  private static int entries(Shape shape) {
    return Math.toIntExact(shape.count());
  }

  /**
   * The same map, computed otherwise.
   *
   * @param newOptions on which tier and device, over which pairs; without tensors for results. A
   *     listener hears of each product by itself
   */
  public ReductionOperator with(CallOptions newOptions) {
    return new ReductionOperator(genred, newOptions, arguments, unknown, rows, symmetric);
  }

  /**
   * The same map, known to be symmetric, so that it is its own transpose.
   *
   * @throws IllegalArgumentException if it is not square
   */
  public ReductionOperator symmetric() {
    if (rows != columns) {
      throw new IllegalArgumentException(
          "A symmetric operator is square; this one is " + rows + " x " + columns + ".");
    }
    return new ReductionOperator(genred, options, arguments, unknown, rows, true);
  }

  @Override
  public int getRowDimension() {
    return rows;
  }

  @Override
  public int getColumnDimension() {
    return columns;
  }

  /** The array whose entries a vector holds, in the type and the shape of the unknown. */
  public Tensor tensor(RealVector vector) {
    if (vector.getDimension() != columns) {
      throw new DimensionMismatchException(vector.getDimension(), columns);
    }
    return arguments.get(unknown).holding(vector.toArray());
  }

  /**
   * The product with a vector.
   *
   * @param vector of the column dimension
   * @return a new vector of the row dimension
   * @throws DimensionMismatchException if the vector has another dimension
   * @throws io.github.quern.backend.BackendException if the tier asked for cannot run it
   * @throws java.util.concurrent.CancellationException if the thread is interrupted meanwhile
   */
  @Override
  public RealVector operate(RealVector vector) {
    Tensor[] call = arguments.toArray(Tensor[]::new);
    call[unknown] = tensor(vector);
    return new ArrayRealVector(genred.call(options, call).toDoubleArray(), false);
  }

  /**
   * The product of the transpose with a vector.
   *
   * @throws UnsupportedOperationException unless the map is known to be {@link #symmetric}
   */
  @Override
  public RealVector operateTranspose(RealVector vector) {
    return symmetric ? operate(vector) : super.operateTranspose(vector);
  }

  @Override
  public boolean isTransposable() {
    return symmetric;
  }

  @Override
  public String toString() {
    return genred + ", as an operator of " + rows + " x " + columns;
  }
}

package io.github.quern.spark;

import io.github.quern.data.Tensor;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.exception.DimensionMismatchException;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealLinearOperator;
import org.apache.commons.math3.linear.RealVector;

/**
 * A distributed sum as a linear map of one of its arguments, for {@code KernelSolve.solve}, {@code
 * Lanczos.leading} and all other solvers of Commons Math: points stay with the executors, vectors
 * with the driver, and each product is a job.
 *
 * <pre>{@code
 * try (SparkOperator kernel = SparkOperator.of(SparkGenred.of(genred, spark), "B", arguments)) {
 *   Tensor a = KernelSolve.solve(SolveOptions.DEFAULT.withAlpha(0.1), kernel, b).tensor();
 * }
 * }</pre>
 *
 * <p>Vectors are the entries of the unknown in row-major order; see {@code ReductionOperator}. That
 * the formula is linear in the unknown is for the caller to know. Closing it releases the blocks of
 * points. For use by one thread at a time.
 */
public final class SparkOperator extends RealLinearOperator implements AutoCloseable {
  private final PreparedCall prepared;
  private final String unknown;
  private final Tensor zeros;
  private final int rows;

  private SparkOperator(PreparedCall prepared, String unknown, Tensor zeros, int rows) {
    this.prepared = prepared;
    this.unknown = unknown;
    this.zeros = zeros;
    this.rows = rows;
  }

  /**
   * The map of one argument.
   *
   * @param sum a sum, whose formula is linear in the unknown
   * @param unknown the name of the variable that is left free
   * @param arguments all others, and a tensor of the type and shape of the unknown, whose numbers
   *     do not matter
   * @throws IllegalArgumentException if the reduction is no sum, or an argument is missing or does
   *     not fit
   * @throws ArithmeticException if vectors have more entries than an array
   */
  public static SparkOperator of(SparkGenred sum, String unknown, SparkArguments arguments) {
    if (!sum.genred().results().equals(List.of("sum"))) {
      throw new IllegalArgumentException(
          "Only sums are linear operators; this is " + sum.genred() + ".");
    }
    Tensor zeros = arguments.tensors().get(unknown);
    if (zeros == null) {
      throw new IllegalArgumentException(
          "The unknown '"
              + unknown
              + "' needs a tensor, given by with(…), that tells its type and shape.");
    }
    PreparedCall prepared = sum.prepare(arguments);
    return new SparkOperator(
        prepared,
        unknown,
        zeros,
        Math.toIntExact(prepared.resultEntries(sum.genred().dimension())));
  }

  @Override
  public int getRowDimension() {
    return rows;
  }

  @Override
  public int getColumnDimension() {
    return Math.toIntExact(zeros.count());
  }

  /**
   * The product with a vector.
   *
   * @throws DimensionMismatchException if the vector has another dimension
   * @throws io.github.quern.backend.BackendException if an executor fails
   */
  @Override
  public RealVector operate(RealVector vector) {
    if (vector.getDimension() != getColumnDimension()) {
      throw new DimensionMismatchException(vector.getDimension(), getColumnDimension());
    }
    try (SparkResult result = prepared.call(Map.of(unknown, zeros.holding(vector.toArray())))) {
      return new ArrayRealVector(result.tensor(0).toDoubleArray(), false);
    }
  }

  /** How products are distributed. */
  public SparkPlan plan() {
    return prepared.plan();
  }

  /** Releases the blocks of points. */
  @Override
  public void close() {
    prepared.close();
  }
}

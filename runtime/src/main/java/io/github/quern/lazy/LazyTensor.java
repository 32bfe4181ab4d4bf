package io.github.quern.lazy;

import io.github.quern.api.CallOptions;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import io.github.quern.dsl.ComplexTerms;
import io.github.quern.dsl.Term;
import io.github.quern.dsl.Terms;
import io.github.quern.formula.Category;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Variable;
import io.github.quern.solve.KernelSolution;
import io.github.quern.solve.SolveOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.apache.commons.math3.linear.RealLinearOperator;

/**
 * The M × N matrix of the values of a formula at all pairs of data x_i and y_j, as a symbol: an
 * array of shape (B.., M, N, D) that is never stored. B.. are batch axes, if there are any, and D
 * is the number of components of an entry. What KeOps calls by the same name.
 *
 * <pre>{@code
 * LazyTensor x = LazyTensor.vi(points); // (M, 3): rows
 * LazyTensor y = LazyTensor.vj(others); // (N, 3): columns
 * LazyTensor k = x.sqDist(y).times(-0.5).exp(); // (M, N, 1), nothing is computed
 * Tensor density = k.sum(1); // (M, 1)
 * Tensor product = k.matmul(b); // (N, 2) gives (M, 2)
 * }</pre>
 *
 * <p>The methods of {@link Arithmetic}, {@link ElementaryFunctions} and their kin make further lazy
 * tensors and read no data. Those of {@link ReductionFunctions} that take an axis, {@link #matmul},
 * {@link #dense} and its kin compute. Data are not copied, and read as they are at that time.
 *
 * <p>Operands fit together if their batch axes are equal or 1, where missing ones count as 1, if
 * all rows data have one M and all columns data one N, and if all floating-point data have one
 * type; data of integers may stand beside them. Whatever does not fit is refused with an {@link
 * IllegalArgumentException} when it is put together; it calls rows data x0, x1 and so on, columns
 * data y0, y1, and parameters p0, p1, in the order of their use.
 *
 * <p>The same data used twice in one role are one argument of the kernel. Immutable.
 */
public final class LazyTensor
    implements Arithmetic<LazyTensor>,
        ComparisonFunctions<LazyTensor>,
        ElementaryFunctions<LazyTensor>,
        VectorFunctions<LazyTensor>,
        MatrixFunctions<LazyTensor>,
        SpecialFunctions<LazyTensor>,
        DerivativeFunctions<LazyTensor>,
        ReductionFunctions {
  private final Formula unplaced;
  private final Bindings bindings;
  private final LazyOptions options;

  LazyTensor(Formula unplaced, Bindings bindings, LazyOptions options) {
    this.unplaced = unplaced;
    this.bindings = bindings;
    this.options = options;
  }

  private static LazyTensor of(Term term, Map<Variable, Source> sources) {
    return new LazyTensor(term.formula(), new Bindings(sources), LazyOptions.DEFAULT);
  }

  private static LazyTensor of(Term variable, Source source) {
    return of(variable, Map.of((Variable) variable.formula(), source));
  }

  /**
   * Data with one row per i, (B.., M, 1, D) as a symbol.
   *
   * @param data (B.., M, D)
   */
  public static LazyTensor vi(Tensor data) {
    return of(Terms.vi(components(data, Category.VI)), new Source.Data(data));
  }

  /**
   * Data with one row per j, (B.., 1, N, D) as a symbol.
   *
   * @param data (B.., N, D)
   */
  public static LazyTensor vj(Tensor data) {
    return of(Terms.vj(components(data, Category.VJ)), new Source.Data(data));
  }

  /**
   * A vector that all pairs share, (B.., 1, 1, D) as a symbol.
   *
   * @param data (B.., D)
   */
  public static LazyTensor pm(Tensor data) {
    return of(Terms.pm(components(data, Category.PM)), new Source.Data(data));
  }

  private static int components(Tensor data, Category category) {
    Shape shape = data.shape();
    String needed =
        switch (category) {
          case VI -> "(.., M, D)";
          case VJ -> "(.., N, D)";
          case PM -> "(.., D)";
        };
    if (shape.rank() < category.arrayAxes()) {
      throw new IllegalArgumentException(
          category.keyword() + " data need a shape " + needed + "; it is " + shape + ".");
    }
    return Math.toIntExact(shape.size(shape.rank() - 1));
  }

  /**
   * Data whose shape says what they are, as in KeOps.
   *
   * @param data (B.., M, 1, D) for rows, (B.., 1, N, D) for columns, (B.., 1, 1, D) for a vector
   *     that all pairs share
   * @throws IllegalArgumentException if they have fewer than three axes, or both M and N
   */
  public static LazyTensor of(Tensor data) {
    Shape shape = data.shape();
    int rank = shape.rank();
    if (rank < 3 || (shape.size(rank - 3) != 1 && shape.size(rank - 2) != 1)) {
      throw new IllegalArgumentException(
          "A lazy tensor is made of data of shape (.., M, 1, D), (.., 1, N, D) or (.., 1, 1, D);"
              + " it is "
              + shape
              + ". For data of other shapes, there are vi, vj and pm.");
    }
    if (shape.size(rank - 3) != 1) {
      return vi(Views.squeezed(data, rank - 2));
    }
    Tensor columns = Views.squeezed(data, rank - 3);
    return shape.size(rank - 2) != 1 ? vj(columns) : pm(Views.squeezed(columns, rank - 3));
  }

  /** A whole number, which becomes part of the formula. */
  public static LazyTensor number(long number) {
    return of(Terms.intCst(number), Map.of());
  }

  /** A number that becomes a parameter: another value needs no new kernel. */
  public static LazyTensor number(double number) {
    return of(Terms.pm(1), new Source.Scalar(number));
  }

  /** The number p/q, which becomes part of the formula. */
  public static LazyTensor ratio(long p, long q) {
    return of(Terms.ratCst(p, q), Map.of());
  }

  /** n zeros. */
  public static LazyTensor zeros(int n) {
    return of(Terms.zero(n), Map.of());
  }

  /** The index i of the pair, an integer. */
  public static LazyTensor indexI() {
    return of(Terms.indexI(), Map.of());
  }

  /** The index j of the pair, an integer. */
  public static LazyTensor indexJ() {
    return of(Terms.indexJ(), Map.of());
  }

  /** The components of all operands, one after the other. */
  public static LazyTensor concatenate(LazyTensor first, LazyTensor... others) {
    return first.combine(
        List.of(others), terms -> terms.stream().reduce(Terms::concat).orElseThrow());
  }

  @Override
  public LazyTensor combine(List<LazyTensor> others, Function<List<Term>, Term> function) {
    List<LazyTensor> operands = new ArrayList<>(others);
    operands.addFirst(this);
    Join join = Join.of(operands);
    Term result = function.apply(join.formulas().stream().map(Term::new).toList());
    return new LazyTensor(result.formula(), join.bindings(), join.options());
  }

  @Override
  public LazyTensor ofNumber(double number) {
    return number(number);
  }

  /** (B.., M, N, D), where M or N is 1 if the data do not vary along that axis. */
  public Shape shape() {
    List<Long> shape = new ArrayList<>(bindings.sizes().batch());
    shape.add(bindings.sizes().m());
    shape.add(bindings.sizes().n());
    shape.add((long) dimension());
    return new Shape(shape);
  }

  /** The number D of components of an entry. */
  public int dimension() {
    return unplaced.dimension();
  }

  /** The formula, whose variables are placed in the order of {@link #arguments}. */
  public Formula formula() {
    return bindings.placed(unplaced);
  }

  /** The data of the formula's variables, in their order, all with as many batch axes. */
  public List<Tensor> arguments() {
    return bindings.tensors();
  }

  /** How what is made of this lazy tensor is computed. */
  public LazyOptions options() {
    return options;
  }

  /**
   * The same lazy tensor with other options. An operation has those of its operands; operands whose
   * options are not the defaults must have the same.
   */
  public LazyTensor withOptions(LazyOptions newOptions) {
    return new LazyTensor(unplaced, bindings, newOptions);
  }

  /** The same lazy tensor with other options of calls: where they run, and ranges. */
  public LazyTensor withOptions(CallOptions call) {
    return withOptions(options.withCall(call));
  }

  /** The same lazy tensor with another limit of the arrays of entries. */
  public LazyTensor withDenseLimit(long bytes) {
    return withOptions(options.withDenseLimit(bytes));
  }

  @Override
  public LazyReduction reduce(String name, int axis) {
    return LazyReduction.of(this, name, axis, OptionalInt.empty(), Optional.empty());
  }

  @Override
  public LazyReduction reduce(String name, int axis, int k) {
    return LazyReduction.of(this, name, axis, OptionalInt.of(k), Optional.empty());
  }

  @Override
  public LazyReduction reduce(String name, int axis, LazyTensor weight) {
    return LazyReduction.of(this, name, axis, OptionalInt.empty(), Optional.of(weight));
  }

  /**
   * The product with an array, Σ_j this_ij b_j.
   *
   * @param b (B.., N, E), or a vector (N)
   * @return (B.., M, E), or (B.., M)
   * @throws IllegalArgumentException if entries are no scalars, or b does not fit
   */
  public Tensor matmul(Tensor b) {
    requireScalars();
    if (b.shape().rank() == 1) {
      Tensor product = matmul(Views.expanded(b, 1));
      return Views.squeezed(product, product.shape().rank() - 1);
    }
    return times(vj(b)).sum(1);
  }

  /**
   * The matrix as a linear operator of Commons Math, with its transpose. With batch axes it is
   * block-diagonal.
   *
   * @throws IllegalArgumentException if entries are no scalars, or nothing tells how many rows or
   *     columns there are
   * @throws ArithmeticException if vectors have more entries than an array
   */
  public RealLinearOperator asOperator() {
    return Product.operator(this);
  }

  /**
   * Solves (alpha I + K) a = b, where K is this matrix, by conjugate gradients: K must be symmetric
   * and alpha I + K positive definite, see {@link io.github.quern.solve.KernelSolve}.
   *
   * @param b (B.., N, E), or a vector (N)
   * @param alpha the number added to the diagonal
   * @return a, of the shape of b
   * @throws IllegalArgumentException if entries are no scalars, the matrix is not square, b does
   *     not fit or is not finite, or alpha I + K turns out not to be positive definite
   * @throws io.github.quern.solve.NoConvergenceException if the limit of iterations is reached
   */
  public Tensor solve(Tensor b, double alpha) {
    return solve(b, SolveOptions.DEFAULT.withAlpha(alpha)).tensor();
  }

  /**
   * The same with a tolerance and more.
   *
   * @param b (B.., N, E), or a vector (N)
   * @param how the system is solved; calls have the options of this lazy tensor
   */
  public KernelSolution solve(Tensor b, SolveOptions how) {
    if (b.shape().rank() == 1) {
      KernelSolution column = solve(Views.expanded(b, 1), how);
      Tensor vector = Views.squeezed(column.tensor(), column.tensor().shape().rank() - 1);
      return new KernelSolution(vector, column.iterations(), column.residual());
    }
    return new Product(this, b).solve(how);
  }

  /** The same matrix with rows and columns exchanged. */
  public LazyTensor transposed() {
    return Roles.exchanged(this);
  }

  /**
   * All entries.
   *
   * @return (B.., M, N, D)
   * @throws IllegalStateException if they are larger than the limit, see {@link
   *     LazyOptions#denseLimit}, or this is restricted to ranges; so do the next methods
   */
  public Tensor dense() {
    return new Entries(this).block(Optional.empty(), Optional.empty());
  }

  /**
   * The entries of some rows.
   *
   * @return (B.., number of rows given, N, D)
   * @throws IndexOutOfBoundsException if there is no such row
   */
  public Tensor rows(long... rows) {
    return new Entries(this).block(Optional.of(rows), Optional.empty());
  }

  /**
   * The entries of some columns.
   *
   * @return (B.., M, number of columns given, D)
   * @throws IndexOutOfBoundsException if there is no such column
   */
  public Tensor columns(long... columns) {
    return new Entries(this).block(Optional.empty(), Optional.of(columns));
  }

  /**
   * The entries where some rows and columns meet.
   *
   * @return (B.., number of rows given, number of columns given, D)
   * @throws IndexOutOfBoundsException if there is no such row or column
   */
  public Tensor block(long[] rows, long[] columns) {
    return new Entries(this).block(Optional.of(rows), Optional.of(columns));
  }

  /**
   * One entry.
   *
   * @return (B.., D)
   * @throws IndexOutOfBoundsException if there is no such row or column
   */
  public Tensor entry(long i, long j) {
    Tensor block = block(new long[] {i}, new long[] {j});
    int batchAxes = block.shape().rank() - 3;
    return Views.squeezed(Views.squeezed(block, batchAxes), batchAxes);
  }

  /**
   * The entries (i, i).
   *
   * @return (B.., M, D)
   * @throws IllegalStateException if there are not as many rows as columns
   */
  public Tensor diagonal() {
    return new Entries(this).diagonal();
  }

  /** Complex numbers with these real parts. */
  public ComplexLazyTensor real2Complex() {
    return new ComplexLazyTensor(map(ComplexTerms::real2Complex));
  }

  /** Complex numbers with these imaginary parts. */
  public ComplexLazyTensor imag2Complex() {
    return new ComplexLazyTensor(map(ComplexTerms::imag2Complex));
  }

  /** exp(i f) of these real numbers f. */
  public ComplexLazyTensor complexExp1j() {
    return new ComplexLazyTensor(map(ComplexTerms::complexExp1j));
  }

  /**
   * The complex numbers whose real and imaginary parts alternate here.
   *
   * @throws IllegalArgumentException if the dimension is odd
   */
  public ComplexLazyTensor asComplex() {
    return new ComplexLazyTensor(this);
  }

  /** Refuses a matrix of vectors. */
  void requireScalars() {
    if (dimension() != 1) {
      throw new IllegalArgumentException(
          "A product with an array needs entries that are scalars; here they have "
              + dimension()
              + " components.");
    }
  }

  /** The formula over variables without position. */
  Formula unplaced() {
    return unplaced;
  }

  Bindings bindings() {
    return bindings;
  }

  @Override
  public String toString() {
    return formula() + " of shape " + shape() + ", " + bindings.sizes().dtype() + bindings;
  }
}

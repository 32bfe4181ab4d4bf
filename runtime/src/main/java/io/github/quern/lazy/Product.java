package io.github.quern.lazy;

import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import io.github.quern.dsl.Term;
import io.github.quern.dsl.Terms;
import io.github.quern.formula.Variable;
import io.github.quern.solve.KernelSolution;
import io.github.quern.solve.KernelSolve;
import io.github.quern.solve.ReductionOperator;
import io.github.quern.solve.SolveOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.RealLinearOperator;

/** The product K b of a lazy tensor and an array that is not known yet, or only to solve for. */
final class Product {
  private final LazyTensor product;

  /** The variable b among the arguments of the product. */
  private final Variable unknown;

  /**
   * A product.
   *
   * @param matrix K, of scalars
   * @param b (B.., N, E)
   */
  Product(LazyTensor matrix, Tensor b) {
    matrix.requireScalars();
    Variable column =
        (Variable) Terms.vj(Math.toIntExact(b.shape().size(b.shape().rank() - 1))).formula();
    // K may contain the same data, which are not unknown there.
    LazyTensor right =
        new LazyTensor(
            column, new Bindings(Map.of(column, new Source.Own(b))), LazyOptions.DEFAULT);
    this.product = matrix.times(right);
    this.unknown = product.bindings().argument(column);
  }

  /** The map from vectors b to K b, and its transpose. */
  static RealLinearOperator operator(LazyTensor matrix) {
    return new TransposableOperator(forward(matrix), forward(matrix.transposed()));
  }

  private static ReductionOperator forward(LazyTensor matrix) {
    Tensor zeros =
        Tensor.zeros(matrix.bindings().sizes().dtype(), Shape.of(matrix.bindings().sizes().n(), 1));
    Product product = new Product(matrix, zeros);
    LazyReduction sum = product.product.reduce("Sum", 1);
    List<Tensor> others = new ArrayList<>(sum.arguments());
    others.remove(product.unknown.position());
    return ReductionOperator.of(
            sum.genred(), product.unknown.label(), others.toArray(Tensor[]::new))
        .with(matrix.options().call());
  }

  /** Solves (alpha I + K) a = b. */
  KernelSolution solve(SolveOptions options) {
    Bindings bindings = product.bindings();
    Term[] arguments = bindings.arguments().stream().map(Term::new).toArray(Term[]::new);
    KernelSolve solve =
        product
            .options()
            .applyTo(KernelSolve.of(new Term(product.formula()), arguments))
            .unknown(new Term(unknown))
            .axis(1)
            .build();
    return solve.solve(
        options.withCall(product.options().call()), bindings.tensors().toArray(Tensor[]::new));
  }
}

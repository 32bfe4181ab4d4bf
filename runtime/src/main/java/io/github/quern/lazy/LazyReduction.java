package io.github.quern.lazy;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Explanation;
import io.github.quern.api.Genred;
import io.github.quern.api.GenredBuilder;
import io.github.quern.data.Tensor;
import io.github.quern.dsl.Term;
import io.github.quern.formula.Variable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A reduction of a lazy tensor that is not computed yet: a {@link Genred} and its arguments.
 * Immutable; every call computes anew, on the data as they are then.
 */
public final class LazyReduction {
  private final Genred genred;
  private final Bindings bindings;
  private final LazyOptions options;

  private LazyReduction(Genred genred, Bindings bindings, LazyOptions options) {
    this.genred = genred;
    this.bindings = bindings;
    this.options = options;
  }

  static LazyReduction of(
      LazyTensor tensor, String name, int axis, OptionalInt k, Optional<LazyTensor> weight) {
    if (axis == 2 || axis == -1) {
      throw new IllegalArgumentException(
          "Axis "
              + axis
              + " is that of the components, which stays symbolic: sum(), min() and their kin"
              + " without an axis reduce over it. Give 0 to reduce over i or 1 to reduce over j.");
    }
    Join join = Join.of(Stream.concat(Stream.of(tensor), weight.stream()).toList());
    Bindings bindings = join.bindings();
    GenredBuilder builder =
        Genred.of(
                new Term(bindings.placed(join.formulas().getFirst())),
                bindings.arguments().stream().map(Term::new).toArray(Term[]::new))
            .reductionOp(name)
            .axis(axis);
    k.ifPresent(builder::optArg);
    if (weight.isPresent()) {
      builder.formula2(new Term(bindings.placed(join.formulas().getLast())));
    }
    return new LazyReduction(join.options().applyTo(builder).build(), bindings, join.options());
  }

  /** The reduction without its data, for other data of the same dimensions. */
  public Genred genred() {
    return genred;
  }

  /** The arguments of {@link #genred}, in their order, all with as many batch axes. */
  public List<Tensor> arguments() {
    return bindings.tensors();
  }

  /** The names, categories and dimensions of the arguments. */
  public List<Variable> variables() {
    return bindings.arguments();
  }

  /**
   * Computes the reduction.
   *
   * @return (B.., R, D) or what the reduction gives, where R is M for axis 1 and N for axis 0
   * @throws IllegalStateException if the reduction has two results, see {@link #callAll()}
   * @throws io.github.quern.backend.BackendException if the tier asked for cannot run it
   */
  public Tensor call() {
    return genred.call(options.call(), arguments().toArray(Tensor[]::new));
  }

  /** Computes a reduction that may have several results, such as values, then positions. */
  public List<Tensor> callAll() {
    return callAll(options.call());
  }

  /**
   * The same with options of this call's own.
   *
   * @param call used instead of those of the lazy tensor; may name tensors for the results
   */
  public List<Tensor> callAll(CallOptions call) {
    return genred.callAll(call, arguments().toArray(Tensor[]::new));
  }

  /** Says what would be run and why, compiling nothing. */
  public Explanation explain() {
    return genred.explain(options.call(), bindings.sizes().dtype());
  }

  @Override
  public String toString() {
    return genred.toString() + bindings;
  }
}

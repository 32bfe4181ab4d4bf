package io.github.quern.lazy;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Explanation;
import io.github.quern.api.Genred;
import io.github.quern.api.GenredBuilder;
import io.github.quern.data.Tensor;
import io.github.quern.dsl.Term;
import io.github.quern.formula.Variable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
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

  /**
   * The gradient in some data, by reverse mode: with the result a, Σ ∂(e|a)/∂v for each v, see
   * {@link Genred#gradient(Term...)}.
   *
   * @param e the incoming gradient, of the shape of the result
   * @param variables data as {@link LazyTensor#vi}, {@link LazyTensor#vj} and {@link LazyTensor#pm}
   *     make them, or numbers. Data used for both rows and columns are two variables
   * @return one array of the shape of the data for each, with one component for a number
   * @throws IllegalArgumentException if there are no such data in this reduction, e has another
   *     shape, or the reduction or an operator has no gradient
   */
  public List<Tensor> gradients(Tensor e, LazyTensor... variables) {
    Term[] arguments = Arrays.stream(variables).map(this::argument).toArray(Term[]::new);
    List<Tensor> gradients = genred.gradient(arguments).callAll(options.call(), argumentsAnd(e));
    return IntStream.range(0, variables.length)
        .mapToObj(k -> gradients.get(k).reshaped(data(variables[k]).shape()))
        .toList();
  }

  /** The gradient in one variable, see {@link #gradients}. */
  public Tensor gradient(LazyTensor variable, Tensor e) {
    return gradients(e, variable).getFirst();
  }

  /**
   * The derivative along a direction, by forward mode: Σ_b u_b ∂a/∂v_b of the result a.
   *
   * @param variable data or a number, as for {@link #gradients}
   * @param u the direction, of the shape of the data
   * @return an array of the shape of the result
   * @throws IllegalArgumentException as for {@link #gradients}
   */
  public Tensor differential(LazyTensor variable, Tensor u) {
    Term argument = argument(variable);
    Tensor direction =
        Bindings.padded(
            u, ((Variable) argument.formula()).category(), bindings.sizes().batch().size());
    return genred.differential(argument).call(options.call(), argumentsAnd(direction));
  }

  private Tensor[] argumentsAnd(Tensor last) {
    return Stream.concat(arguments().stream(), Stream.of(last)).toArray(Tensor[]::new);
  }

  /** The argument that a lazy tensor of nothing but data stands for. */
  private Term argument(LazyTensor tensor) {
    if (!(tensor.unplaced() instanceof Variable variable)) {
      throw new IllegalArgumentException(
          "A reduction is differentiated in data or numbers, not in the formula "
              + tensor.formula()
              + ".");
    }
    Source source = Objects.requireNonNull(tensor.bindings().sources().get(variable));
    return bindings
        .find(variable, source)
        .map(Term::new)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "The data "
                    + data(tensor)
                    + " are no "
                    + variable.category().keyword()
                    + " argument of "
                    + genred
                    + "."));
  }

  private static Tensor data(LazyTensor variable) {
    return variable.arguments().getFirst();
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

package io.github.quern.api;

import io.github.quern.data.DType;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import io.github.quern.dsl.Term;
import io.github.quern.formula.Category;
import io.github.quern.formula.Variable;
import io.github.quern.graph.Expansion;
import io.github.quern.graph.Forward;
import io.github.quern.graph.ReductionGraph;
import io.github.quern.graph.Reverse;
import io.github.quern.reduction.Reduction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A generic reduction: Σ_j F(p, x_i, y_j) for every i, or over i for every j, of a formula F,
 * without the M × N matrix of its values; or another reduction in place of the sum. What KeOps
 * calls by the same name.
 *
 * <pre>{@code
 * Genred gaussian =
 *     Genred.of("Exp(-G * SqDist(X,Y)) * B")
 *         .aliases("G = Pm(1)", "X = Vi(3)", "Y = Vj(3)", "B = Vj(2)")
 *         .reductionOp("Sum")
 *         .axis(1)
 *         .build();
 * Tensor a = gaussian.call(gamma, x, y, b); // shapes (1), (M, 3), (N, 3), (N, 2) give (M, 2)
 * }</pre>
 *
 * <p>Immutable, and safe for use by several threads. Kernels are compiled at the first call for a
 * type and a tier, and kept by the engine.
 */
public final class Genred {
  private final Settings settings;
  private final Pipeline pipeline;

  /** The arguments as the caller has them. */
  private final List<Variable> given;

  private final int dimension;
  private final String description;

  /** What is differentiated; throws where the reduction has no derivative. */
  private final Supplier<ReductionGraph> graph;

  private Genred(
      Settings settings,
      Pipeline pipeline,
      List<Variable> given,
      int dimension,
      String description,
      Supplier<ReductionGraph> graph) {
    this.settings = settings;
    this.pipeline = pipeline;
    this.given = List.copyOf(given);
    this.dimension = dimension;
    this.description = description;
    this.graph = graph;
  }

  static Genred of(Settings settings, Signature signature, Reduction reduction, int axis) {
    Category rows = axis == 1 ? Category.VI : Category.VJ;
    return new Genred(
        settings,
        Pipeline.of(
            new ReductionKernel(
                settings, signature.formulas(), reduction, signature.variables(), axis)),
        signature.given(),
        signature.formula().dimension(),
        reduction.name() + " over " + (axis == 1 ? "j" : "i") + " of " + signature.formula(),
        () ->
            Expansion.of(
                reduction.name(),
                reduction.outputs().getFirst().dimension(),
                signature.formulas(),
                signature.variables(),
                rows));
  }

  /** A derivative of this one. */
  private Genred derived(ReductionGraph derivative, String title) {
    List<Variable> arguments = new ArrayList<>(given);
    arguments.addAll(derivative.arguments().subList(given.size(), derivative.arguments().size()));
    return new Genred(
        settings,
        GraphPipeline.of(derivative, settings),
        arguments,
        derivative.results().getFirst().formula().dimension(),
        title + " of " + description,
        () -> derivative);
  }

  /**
   * Starts from a formula in KeOps' language.
   *
   * @param formula such as {@code Exp(-G * SqDist(X,Y)) * B}
   */
  public static GenredBuilder of(String formula) {
    return new GenredBuilder(formula);
  }

  /**
   * Starts from a formula built in Java.
   *
   * @param formula the formula
   * @param arguments its variables in the order of the call's arguments; may be left out when all
   *     variables were given positions
   */
  public static GenredBuilder of(Term formula, Term... arguments) {
    return new GenredBuilder(formula, List.of(arguments));
  }

  /**
   * Computes the reduction with the default options.
   *
   * @param arguments one array per variable, by position: (M, d) for {@code Vi(d)}, (N, d) for
   *     {@code Vj(d)}, (d) for {@code Pm(d)}, all of one floating-point type or of integers; with
   *     batch axes before these, as many for each argument, of equal size or 1
   * @return (R, D) or what the reduction gives, where R is M for axis 1 and N for axis 0, and D is
   *     the dimension of the formula, after the batch axes if there are any. Empty sums are 0, NaN
   *     and infinities follow IEEE rules; the other reductions say in the documentation what they
   *     do
   * @throws IllegalArgumentException if an argument has the wrong shape or type; the message names
   *     the variable
   * @throws IllegalStateException if the reduction has two results, see {@link #callAll}
   */
  public Tensor call(Tensor... arguments) {
    return call(CallOptions.DEFAULT, arguments);
  }

  /**
   * Computes the reduction.
   *
   * @param options where and how to run
   * @param arguments see {@link #call(Tensor...)}
   * @throws io.github.quern.backend.BackendException if the tier asked for cannot run it; the
   *     message gives the reason for each tier
   * @throws java.util.concurrent.CancellationException if the thread is interrupted meanwhile
   */
  public Tensor call(CallOptions options, Tensor... arguments) {
    if (pipeline.deliveries().size() != 1) {
      throw new IllegalStateException(
          description + " gives " + pipeline.deliveries().size() + " arrays; use callAll.");
    }
    return callAll(options, arguments).getFirst();
  }

  /**
   * Computes a reduction that may have several results, such as {@code Min_ArgMin}.
   *
   * @param options where and how to run
   * @param arguments see {@link #call(Tensor...)}
   * @return the results in their order, such as values, then positions of type int64
   */
  public List<Tensor> callAll(CallOptions options, Tensor... arguments) {
    return pipeline.run(options, List.of(arguments));
  }

  /**
   * The gradient in one or more arguments, by reverse mode (vector-Jacobian product): with the
   * result a of this reduction, ∂(Σ e a)/∂v for each of the arguments v.
   *
   * <p>It takes one more argument, called {@code e}, for each result of this one: an incoming
   * gradient of the shape of that result. It gives one result for each variable, of the shape of
   * that argument; what was broadcast along a batch axis gets the sum. Gradients of {@code Sum},
   * {@code LogSumExp}, {@code SumSoftMaxWeight} and {@code Max_SumShiftExp}, with weight or
   * without, are those of KeOps (of the latter with the maximum held constant); reductions to
   * indices have gradient zero; the others have none. Ranges given to a call hold for both axes.
   * Memory stays O(M + N).
   *
   * <p>It can be differentiated again, to any order.
   *
   * @param variables names of arguments: their alias, or {@code Var(position,dimension,category)}
   * @throws IllegalArgumentException if there is no such argument, or the reduction has no gradient
   * @throws io.github.quern.formula.FormulaException if the formula contains an operator that has
   *     no derivative
   */
  public Genred gradient(String... variables) {
    return reverse(arguments(variables), false);
  }

  /** The same for variables of a formula that was built in Java. */
  public Genred gradient(Term... variables) {
    return reverse(arguments(variables), false);
  }

  /**
   * The results of this reduction and, after them, its gradients in some arguments, in one call
   * that computes once what they share; see {@link #gradient(String...)}.
   */
  public Genred valueAndGradient(String... variables) {
    return reverse(arguments(variables), true);
  }

  /** The same for variables of a formula that was built in Java. */
  public Genred valueAndGradient(Term... variables) {
    return reverse(arguments(variables), true);
  }

  /**
   * The derivative along directions in one or more arguments, by forward mode (Jacobian-vector
   * product): Σ_v (∂a/∂v) u_v.
   *
   * <p>It takes one more argument, called {@code u}, for each variable: a direction of the shape of
   * that argument. It gives one array for each result of this reduction, of its shape. See {@link
   * #gradient(String...)} for the reductions that have derivatives.
   *
   * @param variables names of arguments
   * @throws IllegalArgumentException if there is no such argument, or the reduction has no
   *     derivative
   * @throws io.github.quern.formula.FormulaException if the formula contains an operator that has
   *     no derivative
   */
  public Genred differential(String... variables) {
    return forward(arguments(variables), false);
  }

  /** The same for variables of a formula that was built in Java. */
  public Genred differential(Term... variables) {
    return forward(arguments(variables), false);
  }

  /**
   * The results of this reduction and, after them, their derivatives along directions in some
   * arguments, in one call; see {@link #differential(String...)}.
   */
  public Genred valueAndDifferential(String... variables) {
    return forward(arguments(variables), true);
  }

  /** The same for variables of a formula that was built in Java. */
  public Genred valueAndDifferential(Term... variables) {
    return forward(arguments(variables), true);
  }

  private Genred reverse(List<Variable> variables, boolean withValues) {
    return derived(
        Reverse.of(graph.get(), variables, withValues), "gradient in " + names(variables));
  }

  private Genred forward(List<Variable> variables, boolean withValues) {
    return derived(
        Forward.of(graph.get(), variables, withValues), "derivative in " + names(variables));
  }

  private static String names(List<Variable> variables) {
    return variables.stream().map(Variable::label).collect(Collectors.joining(", "));
  }

  private List<Variable> arguments(String... names) {
    return distinct(Arrays.stream(names).map(this::argument).toList());
  }

  private Variable argument(String name) {
    String plain = name.replaceAll("\\s", "");
    return arguments().stream()
        .filter(variable -> variable.label().equals(plain))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "There is no argument '" + name + "'; there are " + names(arguments()) + "."));
  }

  private List<Variable> arguments(Term... terms) {
    return distinct(Arrays.stream(terms).map(this::argument).toList());
  }

  private Variable argument(Term term) {
    int position = given.indexOf(term.formula());
    if (position < 0) {
      throw new IllegalArgumentException(
          "The term " + term + " is no argument; there are " + names(arguments()) + ".");
    }
    return arguments().get(position);
  }

  private static List<Variable> distinct(List<Variable> variables) {
    if (variables.isEmpty()) {
      throw new IllegalArgumentException("Name at least one argument to differentiate in.");
    }
    for (Variable variable : variables) {
      if (Collections.frequency(variables, variable) > 1) {
        throw new IllegalArgumentException("The argument " + variable.label() + " is named twice.");
      }
    }
    return variables;
  }

  /**
   * Says what would be run and why, compiling nothing.
   *
   * @param options where to run
   * @param dtype the floating-point type of the arguments
   * @throws IllegalStateException if a call runs several kernels, see {@link #explainAll}
   */
  public Explanation explain(CallOptions options, DType dtype) {
    if (pipeline.steps().size() != 1) {
      throw new IllegalStateException(
          description + " runs " + pipeline.steps().size() + " kernels; use explainAll.");
    }
    return explainAll(options, dtype).getFirst();
  }

  /**
   * The same for each kernel that a call runs, in their order; derivatives may need several.
   *
   * @param options where to run
   * @param dtype the floating-point type of the arguments
   */
  public List<Explanation> explainAll(CallOptions options, DType dtype) {
    return pipeline.steps().stream().map(step -> step.kernel().explain(options, dtype)).toList();
  }

  /**
   * What the device of a tier runs, in its own language: OpenCL C, PTX or CUDA of the tier {@code
   * tornado}, whose compiler is started for that.
   *
   * @param options where it would run
   * @param dtype the type of the data
   * @return the code of each kernel that a call runs; none on tiers that run the generated code
   *     itself
   */
  public List<String> deviceCode(CallOptions options, DType dtype) {
    return pipeline.steps().stream()
        .flatMap(step -> step.kernel().deviceCode(options, dtype).stream())
        .toList();
  }

  /**
   * The kernels that a call runs, for those who run them by other means.
   *
   * @param dtype the floating-point type of the arguments; half precision is computed as float32
   * @param integers the positions of the arguments that are integers
   * @throws IllegalArgumentException if the type is none, or a formula needs another one
   */
  public KernelSequence kernels(DType dtype, List<Integer> integers) {
    return SequenceBuilder.of(pipeline, settings, dtype, integers);
  }

  /**
   * The reductions that a call consists of, for computing it in parts: rows and columns are cut at
   * will, and states of columns are added. See {@link PartialReduction}.
   *
   * @param dtype the floating-point type of the arguments, float32 or float64
   * @param integers the positions of the arguments that are integers
   * @throws IllegalArgumentException if the type is another one, or a formula needs another one
   */
  public PartialSequence partials(DType dtype, List<Integer> integers) {
    return PartialSequence.of(pipeline, dtype, integers);
  }

  /** The arguments of a call, in their order. */
  public List<Variable> arguments() {
    return pipeline.arguments();
  }

  /** The names of the results of a call: one, or two such as values and positions. */
  public List<String> results() {
    return pipeline.deliveries().stream().map(delivery -> delivery.output().name()).toList();
  }

  /**
   * The shapes of the results that some arguments would give; nothing is computed.
   *
   * @throws IllegalArgumentException if an argument has the wrong shape or type
   */
  public List<Shape> shapes(Tensor... arguments) {
    return pipeline.shapes(List.of(arguments));
  }

  /** The number of components that the formula has, or the first result of a derivative. */
  public int dimension() {
    return dimension;
  }

  /**
   * What the rows of each result are indexed by: by j for {@code axis(0)}, and for a gradient by
   * what the rows of that argument are; {@code Pm} where there is one row only.
   */
  public List<Category> resultCategories() {
    return pipeline.deliveries().stream().map(delivery -> delivery.source().category()).toList();
  }

  /** Who compiles and runs it. */
  public Engine engine() {
    return settings.engine();
  }

  /** What gives the exact meaning of this reduction, in double precision. */
  public Oracle oracle() {
    return new Oracle(pipeline);
  }

  @Override
  public String toString() {
    return description;
  }
}

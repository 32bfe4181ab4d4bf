package io.github.quern.api;

import io.github.quern.backend.CompiledKernel;
import io.github.quern.backend.Coverage;
import io.github.quern.backend.KernelCall;
import io.github.quern.backend.KernelSpec;
import io.github.quern.backend.Operand;
import io.github.quern.data.DType;
import io.github.quern.data.Shape;
import io.github.quern.data.Sizes;
import io.github.quern.data.Tensor;
import io.github.quern.dsl.Term;
import io.github.quern.formula.Variable;
import io.github.quern.ir.Axis;
import io.github.quern.ir.ExternalFunction;
import io.github.quern.ir.Output;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Program;
import io.github.quern.ir.ValueType;
import io.github.quern.lower.KernelRequest;
import io.github.quern.lower.Lowering;
import io.github.quern.plan.Plan;
import io.github.quern.reduction.Reduction;
import io.github.quern.simplify.Simplifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

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
  private record Place(String backend, int deviceId, DType dtype, List<ValueType> types) {}

  private final Engine engine;
  private final Signature signature;
  private final Reduction reduction;
  private final int axis;
  private final boolean unrolled;
  private final Accumulators accumulators;

  /** The programs by the types of the arguments' data. */
  private final ConcurrentHashMap<List<ValueType>, Program> programs = new ConcurrentHashMap<>();

  private final ConcurrentHashMap<Place, CompiledKernel> kernels = new ConcurrentHashMap<>();

  Genred(GenredBuilder builder, Signature signature, Reduction reduction) {
    this.engine = builder.engine();
    this.signature = signature;
    this.reduction = reduction;
    this.axis = builder.axis();
    this.unrolled = builder.unrolled();
    this.accumulators = builder.accumulators();
    // Whatever is wrong with the formula is said now, not at the first call.
    program(Collections.nCopies(signature.variables().size(), ValueType.REAL));
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
    if (reduction.outputs().size() != 1) {
      throw new IllegalStateException(
          reduction.name() + " gives " + reduction.outputs().size() + " arrays; use callAll.");
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
    Sizes sizes = Sizes.check(signature.variables(), List.of(arguments));
    long rows = axis == 1 ? sizes.m() : sizes.n();
    long columns = axis == 1 ? sizes.n() : sizes.m();
    Coverage coverage = coverage(options, sizes, rows, columns);
    Results results = Results.prepare(options.out(), shapes(sizes, rows), List.of(arguments));
    results.fill(() -> {
      CompiledKernel kernel = kernel(options, sizes);
      CallMonitor monitor =
          new CallMonitor(
              options.progress(), Math.multiplyExact(coverage.pairs(), sizes.batches().count()));
      kernel.run(
          new KernelCall(
              operands(List.of(arguments)),
              columns,
              coverage,
              sizes.batches(),
              operands(results.tensors()),
              monitor));
      monitor.end();
    });
    return results.tensors();
  }

  private Coverage coverage(CallOptions options, Sizes sizes, long rows, long columns) {
    if (options.ranges().isEmpty()) {
      return Coverage.dense(rows, columns);
    }
    if (!sizes.batch().isEmpty()) {
      throw new IllegalArgumentException(
          "Ranges cannot be combined with batch axes; the arguments have "
              + sizes.batch().size()
              + " of them.");
    }
    return options.ranges().get().coverage(axis, rows, columns);
  }

  private List<Results.Place> shapes(Sizes sizes, long rows) {
    List<Results.Place> shapes = new ArrayList<>();
    for (Output output : reduction.outputs()) {
      List<Long> shape = new ArrayList<>(sizes.batch());
      shape.add(rows);
      output.axes().forEach(size -> shape.add((long) size));
      shapes.add(
          new Results.Place(
              output.type() == ValueType.INTEGER ? DType.INT64 : sizes.dtype(), new Shape(shape)));
    }
    return shapes;
  }

  private static List<Operand> operands(List<Tensor> tensors) {
    return tensors.stream()
        .map(tensor -> new Operand(tensor.segment(), tensor.dtype().storage()))
        .toList();
  }

  /**
   * Says what would be run and why, compiling nothing.
   *
   * @param options where to run
   * @param dtype the floating-point type of the arguments
   */
  public Explanation explain(CallOptions options, DType dtype) {
    Program program = program(Collections.nCopies(signature.variables().size(), ValueType.REAL));
    KernelSpec spec = spec(program, dtype);
    Plan plan = engine.plan(spec, options.choice(), options.deviceId());
    return Explanation.of(
        signature, reduction.name(), axis, program, plan, plan.backend().listing(spec));
  }

  /** The arguments of a call, in their order. */
  public List<Variable> arguments() {
    return signature.variables();
  }

  /** The names of the results of a call: one, or two such as values and positions. */
  public List<String> results() {
    return reduction.outputs().stream().map(Output::name).toList();
  }

  /** The dimension of the formula. */
  public int dimension() {
    return signature.formula().dimension();
  }

  /** A reduction that gives the exact meaning of this one, in double precision, row by row. */
  public Oracle oracle() {
    return new Oracle(this::program, signature.variables(), axis);
  }

  private CompiledKernel kernel(CallOptions options, Sizes sizes) {
    engine.requireOpen();
    return kernels.computeIfAbsent(
        new Place(options.backend(), options.deviceId(), sizes.dtype(), sizes.types()),
        place -> {
          KernelSpec spec = spec(program(place.types()), place.dtype());
          Plan plan = engine.plan(spec, options.choice(), options.deviceId());
          return engine.kernel(plan, spec);
        });
  }

  private Program program(List<ValueType> types) {
    return programs.computeIfAbsent(
        types,
        key ->
            Lowering.lower(
                new KernelRequest(
                    signature.formulas().stream().map(Simplifier::simplify).toList(),
                    reduction,
                    signature.variables(),
                    key,
                    axis == 1 ? Axis.I : Axis.J,
                    unrolled)));
  }

  private KernelSpec spec(Program program, DType dtype) {
    accumulators.check(dtype);
    Precision precision = precision(dtype);
    for (ExternalFunction function : program.externalFunctions()) {
      // Refuses a function that has no version for this precision.
      function.version(precision);
    }
    return new KernelSpec(program, precision);
  }

  private static Precision precision(DType dtype) {
    return switch (dtype) {
      case FLOAT16, FLOAT32 -> Precision.FLOAT32;
      case FLOAT64 -> Precision.FLOAT64;
      case INT32, INT64 ->
          throw new IllegalArgumentException("Formulas are computed in floating point.");
    };
  }

  @Override
  public String toString() {
    return reduction.name() + " over " + (axis == 1 ? "j" : "i") + " of " + signature.formula();
  }
}

package io.github.quern.api;

import io.github.quern.backend.CompiledKernel;
import io.github.quern.backend.KernelCall;
import io.github.quern.backend.KernelSpec;
import io.github.quern.data.DType;
import io.github.quern.data.Shape;
import io.github.quern.data.Sizes;
import io.github.quern.data.Tensor;
import io.github.quern.dsl.Term;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Variable;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Program;
import io.github.quern.lower.Lowering;
import io.github.quern.operator.Operators;
import io.github.quern.plan.Plan;
import io.github.quern.reduction.Reduction;
import io.github.quern.reduction.Reductions;
import io.github.quern.simplify.Simplifier;
import io.github.quern.text.FormulaParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A generic reduction: Σ_j F(p, x_i, y_j) for every i, or over i for every j, of a formula F,
 * without the M × N matrix of its values. What KeOps calls by the same name.
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
  private record Place(CallOptions options, DType dtype) {}

  private record Ready(Plan plan, CompiledKernel kernel) {}

  private final Engine engine;
  private final Formula formula;
  private final List<Variable> variables;
  private final Reduction reduction;
  private final int axis;
  private final Program program;
  private final ConcurrentHashMap<Place, Ready> ready = new ConcurrentHashMap<>();

  private Genred(
      Engine engine, Formula formula, List<Variable> variables, Reduction reduction, int axis) {
    this.engine = engine;
    this.formula = formula;
    this.variables = List.copyOf(variables);
    this.reduction = reduction;
    this.axis = axis;
    this.program = Lowering.lower(Simplifier.simplify(formula), reduction, variables, axis);
  }

  /**
   * Starts from a formula in KeOps' language.
   *
   * @param formula such as {@code Exp(-G * SqDist(X,Y)) * B}
   */
  public static Builder of(String formula) {
    return new Builder(formula);
  }

  /**
   * Starts from a formula built in Java.
   *
   * @param formula the formula
   * @param arguments its variables in the order of the call's arguments; may be left out when all
   *     variables were given positions
   */
  public static Builder of(Term formula, Term... arguments) {
    return new Builder(formula, List.of(arguments));
  }

  /** Collects what a reduction is made of; the defaults are KeOps'. */
  public static final class Builder {
    private final List<String> aliases = new ArrayList<>();
    private final Source source;
    private String reductionOp = "Sum";
    private int axis;
    private Engine engine = Engine.shared();

    private Builder(String formula) {
      this.source =
          () -> {
            FormulaParser parser = new FormulaParser(Operators.standard());
            for (int ordinal = 0; ordinal < aliases.size(); ordinal++) {
              parser.declare(aliases.get(ordinal), ordinal);
            }
            Formula parsed = parser.parse(formula);
            return new Signature(parsed, parser.arguments());
          };
    }

    private Builder(Term formula, List<Term> arguments) {
      this.source =
          () -> {
            if (!aliases.isEmpty()) {
              throw new IllegalArgumentException(
                  "Aliases name the variables of a formula in text; this one was built in Java.");
            }
            return Signature.of(formula.formula(), arguments.stream().map(Term::formula).toList());
          };
    }

    /** Declares arguments, each such as {@code X = Vi(3)}; their order is that of the call. */
    public Builder aliases(String... declarations) {
      return aliases(Arrays.asList(declarations));
    }

    /** Declares arguments, each such as {@code X = Vi(3)}; their order is that of the call. */
    public Builder aliases(List<String> declarations) {
      aliases.addAll(declarations);
      return this;
    }

    /** What is done with the values; {@code Sum} where nothing is said. */
    public Builder reductionOp(String name) {
      reductionOp = name;
      return this;
    }

    /** 1 to reduce over j, giving M rows; 0, where nothing is said, to reduce over i. */
    public Builder axis(int number) {
      axis = number;
      return this;
    }

    /** Who compiles and runs it; {@link Engine#shared} where nothing is said. */
    public Builder engine(Engine owner) {
      engine = owner;
      return this;
    }

    /**
     * The reduction.
     *
     * @throws io.github.quern.formula.FormulaException if formula or aliases are wrong; the message
     *     shows the place
     * @throws IllegalArgumentException if reduction or axis are unknown, or positions have gaps
     */
    public Genred build() {
      Reduction reduction =
          Reductions.find(reductionOp)
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "There is no reduction '"
                          + reductionOp
                          + "'; there are "
                          + String.join(", ", Reductions.names())
                          + ", case-sensitive."));
      if (axis != 0 && axis != 1) {
        throw new IllegalArgumentException(
            "The axis is 1 to reduce over j or 0 to reduce over i; it is " + axis + ".");
      }
      Signature signature = source.read();
      return new Genred(engine, signature.formula(), signature.variables(), reduction, axis);
    }

    /** Where formula and variables come from. */
    private interface Source {
      Signature read();
    }
  }

  /**
   * Computes the reduction with the default options.
   *
   * @param arguments one array per variable, by position: (M, d) for {@code Vi(d)}, (N, d) for
   *     {@code Vj(d)}, (d) for {@code Pm(d)}, all of one type
   * @return (M, D) for axis 1, (N, D) for axis 0, where D is the dimension of the formula; empty
   *     sums are 0, NaN and infinities follow IEEE rules
   * @throws IllegalArgumentException if an argument has the wrong shape or type; the message names
   *     the variable
   */
  public Tensor call(Tensor... arguments) {
    return call(CallOptions.DEFAULT, arguments);
  }

  /**
   * Computes the reduction.
   *
   * @param options where to run
   * @param arguments see {@link #call(Tensor...)}
   * @throws io.github.quern.backend.BackendException if the tier asked for cannot run it; the
   *     message gives the reason for each tier
   */
  public Tensor call(CallOptions options, Tensor... arguments) {
    Sizes sizes = Sizes.check(variables, List.of(arguments));
    long rows = axis == 1 ? sizes.m() : sizes.n();
    long columns = axis == 1 ? sizes.n() : sizes.m();
    Ready place = prepare(options, sizes.dtype());
    Tensor output = Tensor.zeros(sizes.dtype(), Shape.of(rows, program.outputDimension()));
    List<java.lang.foreign.MemorySegment> inputs =
        Arrays.stream(arguments).map(Tensor::segment).toList();
    place.kernel().run(new KernelCall(inputs, rows, columns, output.segment()));
    return output;
  }

  /**
   * Says what would be run and why, compiling nothing.
   *
   * @param options where to run
   * @param dtype the type of the arguments
   */
  public Explanation explain(CallOptions options, DType dtype) {
    KernelSpec spec = spec(dtype);
    Plan plan = engine.plan(spec, options.choice(), options.deviceId());
    return Explanation.of(
        formula, variables, reduction.name(), axis, program, plan, plan.backend().listing(spec));
  }

  /** The arguments of a call, in their order. */
  public List<Variable> arguments() {
    return variables;
  }

  /** The dimension of the formula. */
  public int dimension() {
    return formula.dimension();
  }

  /** A reduction that gives the exact meaning of this one, in double precision, row by row. */
  public Oracle oracle() {
    return new Oracle(program, variables, axis);
  }

  private Ready prepare(CallOptions options, DType dtype) {
    engine.requireOpen();
    return ready.computeIfAbsent(
        new Place(options, dtype),
        place -> {
          KernelSpec spec = spec(dtype);
          Plan plan = engine.plan(spec, options.choice(), options.deviceId());
          return new Ready(plan, engine.kernel(plan, spec));
        });
  }

  private KernelSpec spec(DType dtype) {
    return new KernelSpec(program, precision(dtype));
  }

  private static Precision precision(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> Precision.FLOAT32;
      case FLOAT64 -> Precision.FLOAT64;
    };
  }

  @Override
  public String toString() {
    return reduction.name() + " over " + (axis == 1 ? "j" : "i") + " of " + formula;
  }
}

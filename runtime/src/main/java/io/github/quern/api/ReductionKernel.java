package io.github.quern.api;

import io.github.quern.backend.CompiledKernel;
import io.github.quern.backend.Coverage;
import io.github.quern.backend.KernelCall;
import io.github.quern.backend.KernelSpec;
import io.github.quern.backend.Monitor;
import io.github.quern.backend.Operand;
import io.github.quern.data.DType;
import io.github.quern.data.Shape;
import io.github.quern.data.Sizes;
import io.github.quern.data.Tensor;
import io.github.quern.formula.Formula;
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
import io.github.quern.reduction.SumReduction;
import io.github.quern.simplify.Simplifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One reduction as it is run: lowered for the types of the arguments' data, and compiled at the
 * first call for a type and a tier.
 */
final class ReductionKernel {
  private record Place(
      String backend, int deviceId, boolean allDevices, DType dtype, List<ValueType> types) {
    /** Written out: what Java makes of records takes a new JVM milliseconds to link. */
    @Override
    public int hashCode() {
      return Objects.hash(backend, deviceId, allDevices, dtype, types);
    }
  }

  private final Settings settings;
  private final List<Formula> written;
  private final List<Formula> formulas;
  private final Reduction reduction;
  private final List<Variable> variables;
  private final int axis;

  /** The programs by the types of the arguments' data. */
  private final ConcurrentHashMap<List<ValueType>, Program> programs = new ConcurrentHashMap<>();

  private final ConcurrentHashMap<Place, CompiledKernel> kernels = new ConcurrentHashMap<>();

  /**
   * A kernel.
   *
   * @param settings how it is compiled, and by whom
   * @param formulas the formulas, every variable placed
   * @param reduction what is done with their values
   * @param variables the arguments by position
   * @param axis 1 to reduce over j, 0 to reduce over i
   */
  ReductionKernel(
      Settings settings,
      List<Formula> formulas,
      Reduction reduction,
      List<Variable> variables,
      int axis) {
    this.settings = settings;
    this.written = List.copyOf(formulas);
    this.formulas = formulas.stream().map(Simplifier::simplify).toList();
    this.reduction = reduction;
    this.variables = List.copyOf(variables);
    this.axis = axis;
    // Whatever is wrong with the formula is said now, not at the first call.
    program(reals());
  }

  private List<ValueType> reals() {
    return Collections.nCopies(variables.size(), ValueType.REAL);
  }

  List<Variable> variables() {
    return variables;
  }

  /** The arrays that a run fills. */
  List<Output> outputs() {
    return reduction.outputs();
  }

  int axis() {
    return axis;
  }

  /** The number of output rows. */
  long rows(Sizes sizes) {
    return axis == 1 ? sizes.m() : sizes.n();
  }

  /** The number of rows that are reduced over. */
  long columns(Sizes sizes) {
    return axis == 1 ? sizes.n() : sizes.m();
  }

  /** The type and shape of each result. */
  List<Results.Place> places(Sizes sizes) {
    return outputs().stream().map(output -> place(output, sizes, rows(sizes))).toList();
  }

  /** The type and shape of one result with rows of its own. */
  static Results.Place place(Output output, Sizes sizes, long rows) {
    List<Long> shape = new ArrayList<>(sizes.batch());
    shape.add(rows);
    output.axes().forEach(size -> shape.add((long) size));
    return new Results.Place(sizes.dtype().holding(output.type()), new Shape(shape));
  }

  /** The data of a run. */
  KernelCall call(
      Sizes sizes,
      Coverage coverage,
      List<Tensor> arguments,
      List<Tensor> results,
      Monitor monitor) {
    return new KernelCall(
        operands(arguments), columns(sizes), coverage, sizes.batches(), operands(results), monitor);
  }

  /** Computes the results. */
  void run(CallOptions options, Sizes sizes, KernelCall call) {
    kernel(options, sizes).run(call);
  }

  /** The kernel whose result for a single pair is the value that this one's formula has there. */
  ReductionKernel ofValues() {
    Formula formula = formulas.getFirst();
    return new ReductionKernel(
        settings,
        List.of(formula),
        new SumReduction(List.of(formula.dimension()), settings.summation()),
        variables,
        axis);
  }

  private static List<Operand> operands(List<Tensor> tensors) {
    return tensors.stream().map(Tensor::operand).toList();
  }

  Explanation explain(CallOptions options, DType dtype) {
    Program program = program(reals());
    KernelSpec spec = spec(program, dtype);
    Plan plan = settings.engine().plan(spec, options);
    return Explanation.of(
        written,
        variables,
        reduction,
        axis,
        program,
        Arithmetic.of(settings, program, spec.precision()).reason(),
        plan,
        plan.backend().listing(spec));
  }

  Optional<String> deviceCode(CallOptions options, DType dtype) {
    KernelSpec spec = spec(program(reals()), dtype);
    Plan plan = settings.engine().plan(spec, options);
    return plan.backend().deviceCode(spec, plan.device().id());
  }

  private CompiledKernel kernel(CallOptions options, Sizes sizes) {
    settings.engine().requireOpen();
    return kernels.computeIfAbsent(
        new Place(
            options.backend(),
            options.deviceId(),
            options.allDevices(),
            sizes.dtype(),
            sizes.types()),
        place -> {
          KernelSpec spec = spec(program(place.types()), place.dtype());
          Plan plan = settings.engine().plan(spec, options);
          return settings.engine().kernel(plan, spec);
        });
  }

  Program program(List<ValueType> types) {
    return programs.computeIfAbsent(types, key -> Lowering.lower(request(key)));
  }

  private KernelRequest request(List<ValueType> types) {
    return new KernelRequest(
        formulas, reduction, variables, types, axis == 1 ? Axis.I : Axis.J, settings.unrolled());
  }

  /** The same reduction, computed in parts. */
  PartialReduction partial(List<ValueType> types, DType dtype) {
    return PartialBuilder.of(settings, request(types), dtype);
  }

  /** What is compiled for arguments of some types. */
  KernelSpec spec(List<ValueType> types, DType dtype) {
    return spec(program(types), dtype);
  }

  private KernelSpec spec(Program program, DType dtype) {
    return spec(settings, program, dtype);
  }

  /** What is compiled of a program for data of a type. */
  static KernelSpec spec(Settings settings, Program program, DType dtype) {
    settings.accumulators().check(dtype);
    Precision precision = precision(dtype);
    for (ExternalFunction function : program.externalFunctions()) {
      // Refuses a function that has no version for this precision.
      function.version(precision);
    }
    return new KernelSpec(program, precision, Arithmetic.of(settings, program, precision).fast());
  }

  private static Precision precision(DType dtype) {
    return switch (dtype) {
      case FLOAT16, FLOAT32 -> Precision.FLOAT32;
      case FLOAT64 -> Precision.FLOAT64;
      case INT32, INT64 ->
          throw new IllegalArgumentException("Formulas are computed in floating point.");
    };
  }
}

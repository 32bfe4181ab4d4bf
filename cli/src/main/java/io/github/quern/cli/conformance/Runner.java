package io.github.quern.cli.conformance;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.Explanation;
import io.github.quern.api.Genred;
import io.github.quern.api.GenredBuilder;
import io.github.quern.backend.BackendException;
import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import io.github.quern.solve.KernelSolve;
import io.github.quern.solve.SolveOptions;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Runs cases on one tier. */
public final class Runner {
  private final Engine engine;
  private final CallOptions options;

  /**
   * A runner.
   *
   * @param engine who compiles and runs the cases
   * @param options on which tier
   * @throws IllegalArgumentException if there is no tier of that name
   * @throws BackendException if the tier cannot be used here; without it every case would fail, or
   *     pass for the wrong reason
   */
  public Runner(Engine engine, CallOptions options) {
    this.engine = engine;
    this.options = options;
    Genred.of("X").aliases("X = Vi(1)").engine(engine).build().explain(options, DType.FLOAT32);
  }

  /** What a case computes. */
  private interface Computation {
    List<Tensor> call(CallOptions options, Tensor... arguments);

    Explanation explain(CallOptions options, DType dtype);
  }

  /** A reduction. */
  private record Reduction(Genred genred) implements Computation {
    @Override
    public List<Tensor> call(CallOptions options, Tensor... arguments) {
      return genred.callAll(options, arguments);
    }

    @Override
    public Explanation explain(CallOptions options, DType dtype) {
      return genred.explain(options, dtype);
    }
  }

  /** A linear system. */
  private record Solve(KernelSolve solve, CaseSystem system) implements Computation {
    @Override
    public List<Tensor> call(CallOptions options, Tensor... arguments) {
      SolveOptions solveOptions =
          SolveOptions.DEFAULT.withAlpha(system.alpha()).withEps(system.eps()).withCall(options);
      return List.of(solve.solve(solveOptions, arguments).tensor());
    }

    @Override
    public Explanation explain(CallOptions options, DType dtype) {
      return solve.explain(options, dtype);
    }
  }

  /** Runs one case; never throws because of it. */
  public Outcome run(ConformanceCase one) {
    try {
      Computation computation = build(one);
      Tensor[] arguments = arguments(one);
      return call(one, computation, arguments);
    } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError failure) {
      return judge(one, failure);
    }
  }

  private Computation build(ConformanceCase one) {
    Integer axis = one.axis();
    if (axis == null) {
      throw new IllegalArgumentException("The axis is an int, so null cannot be given.");
    }
    CaseSystem system = one.system();
    return system == null
        ? new Reduction(reduction(one, axis))
        : new Solve(solve(one, system, axis), system);
  }

  private KernelSolve solve(ConformanceCase one, CaseSystem system, int axis) {
    return KernelSolve.of(one.formula())
        .aliases(one.aliases())
        .unknown(system.unknown())
        .axis(axis)
        .engine(engine)
        .build();
  }

  private Genred reduction(ConformanceCase one, int axis) {
    GenredBuilder builder =
        Genred.of(one.formula())
            .aliases(one.aliases())
            .reductionOp(one.reduction())
            .axis(axis)
            .engine(engine);
    if (one.formula2() != null) {
      builder.formula2(one.formula2());
    }
    Double k = one.optArg();
    if (k != null) {
      if (k != Math.rint(k)) {
        throw new IllegalArgumentException("K is an int, so " + k + " cannot be given.");
      }
      builder.optArg(k.intValue());
    }
    return builder.build();
  }

  private static Tensor[] arguments(ConformanceCase one) {
    Tensor[] arguments = new Tensor[one.arguments().size()];
    for (int position = 0; position < arguments.length; position++) {
      String dtype = one.dtypes().get(position);
      arguments[position] =
          tensor(
              one.arguments().get(position),
              DType.find(dtype)
                  .orElseThrow(() ->
                      new IllegalArgumentException("There are no arrays of type " + dtype + ".")),
              // Data that a case leaves open are the same in every run.
              new Random(31L * one.id().hashCode() + position));
    }
    return arguments;
  }

  private static Tensor tensor(CaseArray array, DType dtype, Random random) {
    List<Double> data = array.data();
    double[] values =
        data == null
            ? normal(random, Math.toIntExact(array.shape().count()))
            : data.stream().mapToDouble(Double::doubleValue).toArray();
    long[] shape = array.shape().sizes().stream().mapToLong(Long::longValue).toArray();
    return Tensor.of(values, shape).cast(dtype);
  }

  private Outcome call(ConformanceCase one, Computation computation, Tensor[] arguments) {
    try {
      CaseRanges ranges = one.ranges();
      CallOptions call = ranges == null ? options : options.withRanges(ranges.toRanges());
      return judge(one, computation.call(call, arguments));
    } catch (BackendException failure) {
      return refusal(computation, arguments)
          .map(reason -> Outcome.skipped(one.id(), reason))
          .orElseGet(() -> judge(one, failure));
    }
  }

  private static double[] normal(Random random, int count) {
    double[] values = new double[count];
    for (int position = 0; position < count; position++) {
      values[position] = random.nextGaussian();
    }
    return values;
  }

  /** Why the tier cannot run this kernel by nature, such as a device without double precision. */
  private Optional<String> refusal(Computation computation, Tensor[] arguments) {
    try {
      computation.explain(options, arguments.length == 0 ? DType.FLOAT64 : arguments[0].dtype());
      return Optional.empty();
    } catch (BackendException refused) {
      return Optional.of(String.valueOf(refused.getMessage()).replaceAll("\\s*\\R\\s*", " "));
    }
  }

  private static Outcome judge(ConformanceCase one, List<Tensor> results) {
    return switch (one.expectation()) {
      case EITHER -> Outcome.passed(one.id());
      case ERROR ->
          Outcome.failed(
              one.id(),
              "an error was expected, but it gave an array of shape " + results.getFirst().shape());
      case RESULT ->
          Judge.difference(one, results)
              .map(difference -> Outcome.failed(one.id(), difference))
              .orElseGet(() -> Outcome.passed(one.id()));
    };
  }

  private static Outcome judge(ConformanceCase one, Throwable failure) {
    if (!Judge.isClear(failure)) {
      return Outcome.failed(one.id(), "crashed: " + Judge.describe(failure));
    }
    return one.expectation() == Expectation.RESULT
        ? Outcome.failed(one.id(), "a result was expected, but: " + Judge.describe(failure))
        : Outcome.passed(one.id());
  }
}

package io.github.quern.api;

import io.github.quern.backend.CompiledKernel;
import io.github.quern.backend.Coverage;
import io.github.quern.backend.KernelCall;
import io.github.quern.backend.KernelSpec;
import io.github.quern.data.DType;
import io.github.quern.data.Shape;
import io.github.quern.data.Sizes;
import io.github.quern.data.Tensor;
import io.github.quern.formula.Variable;
import io.github.quern.ir.Output;
import io.github.quern.plan.Plan;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A reduction that is computed in parts: rows are cut at will, and columns too, whose {@linkplain
 * PartialState states} are added and then finished.
 *
 * <pre>{@code
 * PartialReduction sum = genred.partials(DType.FLOAT32, List.of()).runs().getFirst().reduction();
 * PartialState left = sum.state(engine, options, new Origin(0, 0), gamma, x, y1, b1);
 * PartialState right = sum.state(engine, options, new Origin(0, 1000), gamma, x, y2, b2);
 * Tensor a = sum.finish(engine, sum.merge(engine, left, right)).getFirst();
 * }</pre>
 *
 * <p>It holds kernels as programs, but neither threads nor compiled code, so it can be serialized
 * and run by any engine of the same version; users' own functions must be on the class path there.
 * Engines keep what they compile, so that using it again, or a copy of it, compiles nothing.
 *
 * <p>Adding states is associative and commutative but for the rounding of sums; positions are exact
 * in any order, and of equal values the lowest position wins. Add in a fixed order where equal
 * input shall give equal bits.
 */
public final class PartialReduction implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Kernels kernels;
  private final PartialForm form;

  /**
   * What is compiled.
   *
   * @param whole gives results of all columns
   * @param open gives states
   * @param join adds two states
   * @param close gives the results of a state
   */
  record Kernels(KernelSpec whole, KernelSpec open, KernelSpec join, KernelSpec close)
      implements Serializable {}

  PartialReduction(Kernels kernels, PartialForm form) {
    this.kernels = kernels;
    this.form = form;
  }

  /** The arguments by position, without the origin. */
  public List<Variable> arguments() {
    List<Variable> variables = form.variables();
    return variables.subList(0, variables.size() - 1);
  }

  /** 1 to reduce over j, 0 to reduce over i. */
  public int axis() {
    return form.axis();
  }

  /** What a row of each result is. */
  public List<Output> outputs() {
    return kernels.whole().program().outputs();
  }

  /** The size of the state of one row, in bytes. */
  public long stateBytes() {
    return bytes(kernels.open());
  }

  /** The size of one row of all results, in bytes. */
  public long resultBytes() {
    return bytes(kernels.whole());
  }

  private long bytes(KernelSpec spec) {
    return spec.program().outputs().stream()
        .mapToLong(
            output -> (long) output.dimension() * form.dtype().holding(output.type()).bytes())
        .sum();
  }

  /** What a device has to do per pair at least. */
  public PairWork work() {
    return PairWork.of(kernels.whole().program().pair());
  }

  /**
   * The tier and the device that an engine would choose, in one line.
   *
   * @throws io.github.quern.backend.BackendException if the tier asked for cannot run it; the
   *     message gives the reason for each tier
   */
  public String choice(Engine engine, CallOptions options) {
    return engine.plan(kernels.open(), options).describe();
  }

  /**
   * The results of some rows, from all columns.
   *
   * @param engine who computes
   * @param options which tier and device, and who hears of progress; without ranges and tensors for
   *     results
   * @param origin where the part lies
   * @param arguments the part of each array, shaped as for {@link Genred#call(Tensor...)}
   * @return the results of these rows
   * @throws IllegalArgumentException if an argument has the wrong shape or type
   */
  public List<Tensor> results(
      Engine engine, CallOptions options, Origin origin, Tensor... arguments) {
    return run(engine, options, kernels.whole(), origin, arguments);
  }

  /**
   * The states of some rows, from some columns; see {@link #results}. No columns give the neutral
   * element.
   */
  public PartialState state(
      Engine engine, CallOptions options, Origin origin, Tensor... arguments) {
    return new PartialState(form.label(), run(engine, options, kernels.open(), origin, arguments));
  }

  private List<Tensor> run(
      Engine engine, CallOptions options, KernelSpec spec, Origin origin, Tensor... arguments) {
    if (options.ranges().isPresent() || !options.out().isEmpty()) {
      throw new IllegalArgumentException(
          "Parts are computed without ranges, and into new tensors; the options have some.");
    }
    List<Tensor> given = new ArrayList<>(Arrays.asList(arguments));
    given.add(form.first(origin, arguments));
    Sizes sizes = Sizes.check(form.variables(), given);
    if (sizes.dtype() != form.dtype()) {
      throw new IllegalArgumentException(
          "This reduction was made for arguments of type "
              + form.dtype()
              + ", but they are "
              + sizes.dtype()
              + ".");
    }
    long rows = form.axis() == 1 ? sizes.m() : sizes.n();
    long columns = form.axis() == 1 ? sizes.n() : sizes.m();
    List<Tensor> results = form.zeros(spec.program(), sizes.batch(), rows);
    Coverage coverage = Coverage.dense(rows, columns);
    CallMonitor monitor =
        new CallMonitor(
            options.progress(), Math.multiplyExact(coverage.pairs(), sizes.batches().count()));
    compile(engine, spec, options)
        .run(
            new KernelCall(
                given.stream().map(Tensor::operand).toList(),
                columns,
                coverage,
                sizes.batches(),
                results.stream().map(Tensor::operand).toList(),
                monitor));
    monitor.end();
    return results;
  }

  /**
   * The sum of two states of the same rows; computed on the CPU.
   *
   * @param engine who computes
   * @param left the first, of columns before those of the second where the order matters to you
   * @param right the second
   * @throws IllegalArgumentException if they are states of another reduction, or of other numbers
   *     of rows
   */
  public PartialState merge(Engine engine, PartialState left, PartialState right) {
    check(left);
    check(right);
    List<Shape> shapes = left.arrays().stream().map(Tensor::shape).toList();
    if (!shapes.equals(right.arrays().stream().map(Tensor::shape).toList())) {
      throw new IllegalArgumentException(
          "States of different sizes cannot be added: "
              + left.arrays().getFirst().shape()
              + " and "
              + right.arrays().getFirst().shape()
              + ".");
    }
    return new PartialState(
        form.label(),
        each(
            engine,
            kernels.join(),
            Stream.concat(left.arrays().stream(), right.arrays().stream()).toList()));
  }

  /**
   * The results that a state stands for; computed on the CPU.
   *
   * @throws IllegalArgumentException if it is the state of another reduction
   */
  public List<Tensor> finish(Engine engine, PartialState state) {
    check(state);
    return each(engine, kernels.close(), state.arrays());
  }

  private void check(PartialState state) {
    List<DType> types = state.arrays().stream().map(Tensor::dtype).toList();
    List<DType> expected =
        kernels.open().program().outputs().stream()
            .map(output -> form.dtype().holding(output.type()))
            .toList();
    if (!state.label().equals(form.label()) || !types.equals(expected)) {
      throw new IllegalArgumentException(
          "This is a state of '"
              + state.label()
              + "' of types "
              + types
              + ", but one of '"
              + form.label()
              + "' of types "
              + expected
              + " is needed.");
    }
  }

  /** Runs a kernel on the rows of states, all batch elements one after the other. */
  private List<Tensor> each(Engine engine, KernelSpec spec, List<Tensor> states) {
    List<Long> sizes = states.getFirst().shape().sizes();
    List<Long> batch = sizes.subList(0, sizes.size() - 2);
    long rows = sizes.get(sizes.size() - 2);
    List<Tensor> results = form.zeros(spec.program(), batch, rows);
    compile(engine, spec, CallOptions.DEFAULT.withBackend("CPU"))
        .run(
            KernelCall.dense(
                states.stream().map(Tensor::operand).toList(),
                batch.stream().reduce(rows, Math::multiplyExact),
                1,
                results.stream().map(Tensor::operand).toList()));
    return results;
  }

  private static CompiledKernel compile(Engine engine, KernelSpec spec, CallOptions options) {
    Plan plan = Objects.requireNonNull(engine).plan(spec, options);
    return engine.kernel(plan, spec);
  }

  @Override
  public String toString() {
    return form.label();
  }
}

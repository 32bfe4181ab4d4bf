package io.github.quern.api;

import io.github.quern.backend.Coverage;
import io.github.quern.backend.KernelCall;
import io.github.quern.data.DType;
import io.github.quern.data.Shape;
import io.github.quern.data.Sizes;
import io.github.quern.data.Tensor;
import io.github.quern.formula.Category;
import io.github.quern.formula.Span;
import io.github.quern.formula.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Kernels that run one after the other, with the results of earlier ones among their arguments. A
 * plain reduction is a single step, whose results are those of the call.
 *
 * @param arguments the arguments of a call, by position
 * @param steps the kernels, in the order in which they run
 * @param deliveries the results of a call
 */
record Pipeline(List<Variable> arguments, List<Step> steps, List<Delivery> deliveries) {
  /** Copies the lists. */
  Pipeline {
    arguments = List.copyOf(arguments);
    steps = List.copyOf(steps);
    deliveries = List.copyOf(deliveries);
  }

  /** A plain reduction. */
  static Pipeline of(ReductionKernel kernel) {
    Category rows = kernel.axis() == 1 ? Category.VI : Category.VJ;
    List<Delivery> deliveries =
        kernel.outputs().stream()
            .map(output ->
                new Delivery(
                    output,
                    new Variable(
                        Variable.UNPLACED, output.dimension(), rows, output.name(), Span.NONE),
                    Optional.<Variable>empty()))
            .toList();
    List<Variable> outputs = deliveries.stream().map(Delivery::source).toList();
    return new Pipeline(
        kernel.variables(),
        List.of(new Step(kernel, kernel.variables(), outputs, true)),
        deliveries);
  }

  /** Whether it is one kernel whose rows are those of the results. */
  boolean isSingleKernel() {
    return steps.size() == 1
        && deliveries.stream().map(Delivery::source).toList().equals(steps.getFirst().outputs())
        && steps.getFirst().outputs().stream()
            .noneMatch(output -> output.category() == Category.PM);
  }

  /** Who runs the kernels of a call. */
  interface Runner {
    /**
     * Runs one.
     *
     * @param kernel which one
     * @param sizes those of its arguments
     * @param call its data
     */
    void run(ReductionKernel kernel, Sizes sizes, KernelCall call);
  }

  /** Computes the results where the options say. */
  List<Tensor> run(CallOptions options, List<Tensor> given) {
    return run(options, given, (kernel, sizes, call) -> kernel.run(options, sizes, call));
  }

  /** Computes the results, all kernels run by somebody. */
  List<Tensor> run(CallOptions options, List<Tensor> given, Runner runner) {
    return new Run(options, given).results(runner);
  }

  /** The shapes of the results for some arguments; nothing is computed. */
  List<Shape> shapes(List<Tensor> given) {
    return new Run(CallOptions.DEFAULT, given).places.stream().map(Results.Place::shape).toList();
  }

  /** One call. */
  private final class Run {
    private final CallOptions options;
    private final List<Tensor> given;
    private final Sizes sizes;
    private final List<Results.Place> places;

    /** For each axis which pairs count. */
    private final Map<Integer, Coverage> coverages = new HashMap<>();

    /** Where results go that a step gives as they are delivered. */
    private final Map<Variable, Tensor> destinations = new HashMap<>();

    private final Map<Variable, Tensor> values = new HashMap<>();

    Run(CallOptions options, List<Tensor> given) {
      this.options = options;
      this.given = given;
      this.sizes = Sizes.check(arguments, given);
      this.places = deliveries.stream().map(this::place).toList();
      // Ranges that do not fit are refused before anything is computed.
      for (Step step : steps) {
        if (step.overPairs()) {
          coverages.computeIfAbsent(
              step.kernel().axis(), axis -> sizes.extents().coverage(options.ranges(), axis));
        }
      }
    }

    List<Tensor> results(Runner runner) {
      Results results = Results.prepare(options.out(), places, given);
      results.fill(() -> {
        boolean direct = isSingleKernel() && steps.getFirst().kernel().places(sizes).equals(places);
        for (int position = 0; position < given.size(); position++) {
          Tensor argument = given.get(position);
          values.put(arguments.get(position), direct ? argument : working(argument));
        }
        for (int number = 0; number < deliveries.size(); number++) {
          destinations.put(deliveries.get(number).source(), results.tensors().get(number));
        }
        CallMonitor monitor = new CallMonitor(options.progress(), pairs());
        steps.forEach(step -> run(step, runner, monitor));
        deliver(results.tensors());
        monitor.end();
      });
      return results.tensors();
    }

    /** The type and shape of a result. */
    private Results.Place place(Delivery delivery) {
      if (delivery.like().isPresent()) {
        Tensor model = given.get(delivery.like().get().position());
        return new Results.Place(
            model.dtype().isInteger() ? sizes.dtype() : model.dtype(), model.shape());
      }
      long rows = delivery.source().category() == Category.VI ? sizes.m() : sizes.n();
      return ReductionKernel.place(delivery.output(), sizes, rows);
    }

    /** Half precision is for storage: what steps hand on is not rounded to it. */
    private Tensor working(Tensor argument) {
      return argument.dtype() == DType.FLOAT16 ? argument.cast(DType.FLOAT32) : argument;
    }

    private long pairs() {
      long pairs = 0;
      for (Step step : steps) {
        if (step.overPairs()) {
          pairs = Math.addExact(pairs, coverageOf(step.kernel()).pairs());
        }
      }
      return Math.multiplyExact(pairs, sizes.batches().count());
    }

    private void run(Step step, Runner runner, CallMonitor monitor) {
      ReductionKernel kernel = step.kernel();
      List<Tensor> inputs = step.inputs().stream().map(this::value).toList();
      // A plain reduction has the arguments of the call, which are checked.
      Sizes own = inputs.equals(given) ? sizes : Sizes.check(kernel.variables(), inputs);
      Coverage coverage =
          step.overPairs()
              ? coverageOf(kernel)
              : Coverage.dense(kernel.rows(own), kernel.columns(own));
      List<Tensor> outputs = new ArrayList<>();
      List<Results.Place> ownPlaces = kernel.places(own);
      for (int number = 0; number < ownPlaces.size(); number++) {
        outputs.add(output(step.outputs().get(number), ownPlaces.get(number)));
      }
      runner.run(kernel, own, kernel.call(own, coverage, inputs, outputs, monitor));
      for (int number = 0; number < outputs.size(); number++) {
        Variable output = step.outputs().get(number);
        Tensor computed = outputs.get(number);
        values.put(
            output, output.category() == Category.PM ? Folding.overRows(computed) : computed);
      }
    }

    /** Where a step writes an output: to the result that it is, if it has its type and shape. */
    private Tensor output(Variable output, Results.Place place) {
      Tensor destination = destinations.get(output);
      return destination != null
              && new Results.Place(destination.dtype(), destination.shape()).equals(place)
          ? destination
          : Tensor.zeros(place.dtype(), place.shape());
    }

    private Coverage coverageOf(ReductionKernel kernel) {
      return Objects.requireNonNull(coverages.get(kernel.axis()));
    }

    private Tensor value(Variable variable) {
      return Objects.requireNonNull(values.get(variable));
    }

    private void deliver(List<Tensor> results) {
      for (int number = 0; number < results.size(); number++) {
        Tensor result = results.get(number);
        Tensor computed = value(deliveries.get(number).source());
        if (!computed.equals(result)) {
          Tensor folded = Folding.to(computed, result.shape());
          boolean fits = folded.dtype() == result.dtype();
          result.segment().copyFrom((fits ? folded : folded.cast(result.dtype())).segment());
        }
      }
    }
  }
}

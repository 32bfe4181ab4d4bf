package io.github.quern.reduction;

import io.github.quern.formula.Category;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Span;
import io.github.quern.formula.Variable;
import io.github.quern.ir.Axis;
import io.github.quern.ir.Program;
import io.github.quern.ir.ValueType;
import io.github.quern.lower.KernelRequest;
import io.github.quern.lower.Lowering;
import io.github.quern.reduction.ReductionDefinition.Request;
import io.github.quern.reduction.ReductionDefinition.Weight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One way to ask for a reduction: of a variable {@code f = Vj(dimension)}, perhaps with a weight
 * {@code g = Vj(weightDimension)}, for one output row.
 *
 * @param definition the reduction
 * @param request what it is made for
 */
public record ReductionCase(ReductionDefinition definition, Request request) {
  /** Above the largest number of components that a sweep is unrolled for. */
  private static final int LARGE = 40;

  /** What the numbers of a data set are like. */
  public enum Mood {
    /** Of both signs and moderate size. */
    ORDINARY,
    /** A few whole numbers, so that most are equal to others. */
    TIES,
    /** Far apart: exponentials overflow. */
    LARGE,
    /** With NaN and infinities. */
    SPECIAL,
    /** NaN and nothing else. */
    NAN,
    /** Infinity and nothing else. */
    INFINITY,
    /** -Infinity and nothing else. */
    NEGATIVE_INFINITY
  }

  /** Some of every kind, for every reduction. */
  public static List<ReductionCase> all() {
    return Reductions.all().stream().flatMap(ReductionCase::of).toList();
  }

  private static Stream<ReductionCase> of(ReductionDefinition definition) {
    List<Integer> dimensions = definition.scalar() ? List.of(1) : List.of(1, 3, LARGE);
    List<Integer> weights =
        switch (definition.weight()) {
          case NONE -> List.of(0);
          case OPTIONAL -> List.of(0, 1, 3, LARGE);
          case REQUIRED -> List.of(1, 3, LARGE);
        };
    List<Integer> numbers = definition.takesK() ? List.of(1, 2, 5, LARGE) : List.of(0);
    List<Summation> summations =
        isSum(definition)
            ? Stream.of(ValueType.REAL, ValueType.DOUBLE)
                .flatMap(type ->
                    Stream.of(SumScheme.values()).map(scheme -> new Summation(type, scheme)))
                .toList()
            : List.of(new Summation(ValueType.REAL, SumScheme.BLOCK));
    return dimensions.stream()
        .flatMap(dimension ->
            weights.stream()
                .flatMap(weight ->
                    numbers.stream()
                        // More entries make the interpreter slow and show nothing new.
                        .filter(k -> k * dimension <= 3 * LARGE)
                        .flatMap(k ->
                            summations.stream()
                                .map(summation ->
                                    new ReductionCase(
                                        definition,
                                        new Request(dimension, weight, k, summation))))));
  }

  private static boolean isSum(ReductionDefinition definition) {
    return definition.name().contains("Sum");
  }

  /** Whether the results are numbers of the data, not sums. */
  public boolean isExact() {
    return !isSum(definition);
  }

  /** The reduction's program. */
  public Program program() {
    List<Variable> variables = new ArrayList<>();
    variables.add(new Variable(0, request.dimension(), Category.VJ, "f", Span.NONE));
    if (definition.weight() != Weight.NONE && request.weightDimension() > 0) {
      variables.add(new Variable(1, request.weightDimension(), Category.VJ, "g", Span.NONE));
    }
    return Lowering.lower(
        new KernelRequest(
            List.<Formula>copyOf(variables),
            definition.create(request),
            variables,
            Collections.nCopies(variables.size(), ValueType.REAL),
            Axis.I,
            false));
  }

  /** Data for it: the arrays of the program's inputs. */
  public List<double[]> inputs(Mood mood, int columns, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<double[]> inputs = new ArrayList<>();
    inputs.add(numbers(mood, columns * request.dimension(), random));
    if (request.weightDimension() > 0) {
      double[] weights =
          random.doubles((long) columns * request.weightDimension(), 0.5, 1.5).toArray();
      if (mood == Mood.SPECIAL && weights.length > 0) {
        weights[random.nextInt(weights.length)] = Double.NaN;
      }
      inputs.add(weights);
    }
    // Floats, so that programs of both precisions see the same numbers.
    return inputs.stream()
        .map(input -> Arrays.stream(input).map(number -> (float) number).toArray())
        .toList();
  }

  private static double[] numbers(Mood mood, int count, SplittableRandom random) {
    double[] numbers = new double[count];
    for (int entry = 0; entry < count; entry++) {
      numbers[entry] =
          switch (mood) {
            case ORDINARY -> random.nextDouble(-2, 2);
            case TIES -> random.nextInt(-2, 3);
            case LARGE -> random.nextDouble(-1000, 1000);
            case SPECIAL ->
                switch (random.nextInt(8)) {
                  case 0 -> Double.NaN;
                  case 1 -> Double.POSITIVE_INFINITY;
                  case 2, 3 -> Double.NEGATIVE_INFINITY;
                  default -> random.nextInt(-2, 3);
                };
            case NAN -> Double.NaN;
            case INFINITY -> Double.POSITIVE_INFINITY;
            case NEGATIVE_INFINITY -> Double.NEGATIVE_INFINITY;
          };
    }
    return numbers;
  }

  /** The right results for these data. */
  public List<PlainReduction.Result> expected(List<double[]> inputs, int columns) {
    return new PlainReduction(
            vectors(inputs.getFirst(), columns),
            inputs.size() > 1 ? vectors(inputs.get(1), columns) : List.of(),
            request)
        .of(definition.name());
  }

  private static List<double[]> vectors(double[] numbers, int count) {
    int dimension = count == 0 ? 0 : numbers.length / count;
    return IntStream.range(0, count)
        .mapToObj(
            vector -> Arrays.copyOfRange(numbers, vector * dimension, (vector + 1) * dimension))
        .toList();
  }

  @Override
  public String toString() {
    return definition.name()
        + " D="
        + request.dimension()
        + (request.weightDimension() > 0 ? " DG=" + request.weightDimension() : "")
        + (request.k() > 0 ? " K=" + request.k() : "")
        + (isExact() ? "" : " " + request.summation().type() + " " + request.summation().scheme());
  }
}

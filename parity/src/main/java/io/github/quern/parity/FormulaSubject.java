package io.github.quern.parity;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Explanation;
import io.github.quern.api.Genred;
import io.github.quern.api.PairValues;
import io.github.quern.backend.BackendException;
import io.github.quern.backend.Device;
import io.github.quern.data.DType;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import io.github.quern.formula.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/** A reduction on its arguments, which every tier computes. */
final class FormulaSubject implements Subject {
  private final Genred genred;
  private final List<Tensor> arguments;
  private final CallOptions options;
  private final long wantedRows;

  /** One for each result. */
  private final List<RowLayout> layouts;

  private final int batchAxes;

  /** The type of the arguments that are no integers. */
  private final DType real;

  /**
   * A subject.
   *
   * @param genred the reduction
   * @param arguments its arguments
   * @param options what calls take, but for the tier
   * @param wantedRows the number of rows that are compared of each result, if it has more
   * @throws IllegalArgumentException if the arguments are not those of the reduction
   */
  FormulaSubject(Genred genred, List<Tensor> arguments, CallOptions options, long wantedRows) {
    this.genred = genred;
    this.arguments = List.copyOf(arguments);
    this.options = options;
    this.wantedRows = wantedRows;
    List<Shape> shapes = genred.shapes(array());
    List<Variable> variables = genred.arguments();
    this.batchAxes =
        variables.isEmpty()
            ? 0
            : RowLayout.batchAxes(arguments.getFirst().shape(), variables.getFirst().category());
    this.real =
        arguments.stream()
            .map(Tensor::dtype)
            .filter(dtype -> !dtype.isInteger())
            .findFirst()
            .orElse(DType.FLOAT64);
    List<RowLayout> found = new ArrayList<>();
    for (int result = 0; result < shapes.size(); result++) {
      found.add(RowLayout.of(shapes.get(result), batchAxes, genred.resultCategories().get(result)));
    }
    this.layouts = List.copyOf(found);
  }

  FormulaSubject withOptions(CallOptions newOptions) {
    return new FormulaSubject(genred, arguments, newOptions, wantedRows);
  }

  FormulaSubject withRows(long newRows) {
    return new FormulaSubject(genred, arguments, options, newRows);
  }

  private Tensor[] array() {
    return arguments.toArray(Tensor[]::new);
  }

  @Override
  public Optional<String> formula() {
    return Optional.of(genred.toString());
  }

  @Override
  public Reference reference() {
    // Results of one kernel have the same rows; others are computed in full.
    LongPredicate wanted = row -> isWanted(layouts.getFirst(), row);
    return new Reference(
        "the double oracle", () -> genred.oracle().callAll(options, wanted, array()));
  }

  @Override
  public List<Expected> expected(List<Tensor> results) {
    if (results.size() != layouts.size()) {
      throw new IllegalArgumentException(
          genred + " has " + layouts.size() + " results; the reference gives " + results.size());
    }
    List<Expected> expected = new ArrayList<>();
    for (int number = 0; number < results.size(); number++) {
      RowLayout layout = layouts.get(number);
      Tensor exact = results.get(number);
      expected.add(
          new Expected(
              genred.results().get(number),
              exact,
              exact.dtype().isInteger() ? Optional.empty() : Optional.of(real),
              position -> isWanted(layout, layout.row(position))));
    }
    return expected;
  }

  /** Rows at equal distances from the first one on and, unless one is enough, the last one. */
  private boolean isWanted(RowLayout layout, long row) {
    long step = Math.ceilDiv(layout.rows(), wantedRows);
    return row % step == 0 || (wantedRows > 1 && row == layout.rows() - 1);
  }

  @Override
  public List<Candidate> candidates() {
    return Tier.all(genred.engine()).stream().<Candidate>map(OnTier::new).toList();
  }

  @Override
  public Candidate candidate(String name) {
    return new OnTier(Tier.of(genred.engine(), name));
  }

  @Override
  public List<String> inputs(int result, long position) {
    return new RowInputs(genred.arguments(), arguments, batchAxes)
        .lines(genred.resultCategories().get(result), layouts.get(result), position);
  }

  @Override
  public LongPredicate ties(int result, Tensor exact, Tensor got, Optional<Tolerance> tolerance) {
    PairValues values = genred.oracle().pairs(options, array());
    return new PositionTies(
        values,
        exact,
        got,
        layouts.get(result),
        genred.dimension(),
        tolerance.orElseGet(() -> Tolerance.usual(real)),
        real);
  }

  /** The reduction on one tier. */
  private final class OnTier implements Candidate {
    private final Tier tier;

    OnTier(Tier tier) {
      this.tier = tier;
    }

    private CallOptions required() {
      return options.withBackend(tier.name());
    }

    @Override
    public String name() {
      return tier.name();
    }

    @Override
    public Readiness readiness() {
      if (!tier.isPresent()) {
        return Readiness.missing(tier.missing().orElseThrow());
      }
      try {
        Explanation first = genred.explainAll(required(), real).getFirst();
        Device device = first.device();
        return Readiness.on("device " + device.id() + ": " + device.description());
      } catch (BackendException refusal) {
        return Readiness.refuses(reason(String.valueOf(refusal.getMessage())));
      }
    }

    /** Of a refusal, which gives the reason of each tier in a line, that of this one. */
    private String reason(String refusal) {
      String start = tier.name() + ": ";
      return refusal
          .lines()
          .map(String::strip)
          .filter(line -> line.startsWith(start))
          .map(line -> line.substring(start.length()))
          .findFirst()
          .orElse(refusal);
    }

    @Override
    public List<Tensor> compute() {
      return genred.callAll(required(), array());
    }
  }
}

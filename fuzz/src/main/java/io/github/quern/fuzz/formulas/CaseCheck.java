package io.github.quern.fuzz.formulas;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.backend.BackendException;
import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import io.github.quern.formula.Formula;
import io.github.quern.formula.FormulaException;
import io.github.quern.operator.Operators;
import io.github.quern.text.FormulaParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs one call on its tiers: each result must be one that rounding may lead to. Besides, {@code
 * scalar} must give the oracle's very numbers in double precision where the order of summation is
 * the same, and {@code simd} the same bits with vectors and with plain numbers.
 */
final class CaseCheck {
  private static final int LONGEST_TEXT = 1_000;

  private final FormulaCase call;
  private final Tiers tiers;
  private final Shares shares;
  private final List<String> ran = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();

  private CaseCheck(FormulaCase call, Tiers tiers, Shares shares) {
    this.call = call;
    this.tiers = tiers;
    this.shares = shares;
  }

  /** Runs a call on the tiers whose share it belongs to. */
  static Outcome of(FormulaCase call, Tiers tiers, Shares shares) {
    return new CaseCheck(call, tiers, shares).outcome();
  }

  private Outcome outcome() {
    Optional<String> fault;
    int entries = 0;
    int narrow = 0;
    try {
      requireRoundTrip(call.formula());
      Genred genred = call.genred(tiers.plain());
      Tensor[] arguments = call.arguments(tiers.plain());
      Expectation expectation = new Expectation(call, genred, arguments);
      fault = fault(expectation, genred, arguments);
      entries = expectation.entries();
      narrow = expectation.narrow();
    } catch (FormulaException refusal) {
      fault =
          call.gradient().isPresent() && refusal.sentence().contains("has no derivative")
              ? Optional.empty()
              : Optional.of(Failures.describe(refusal));
    } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError failure) {
      fault = Optional.of(Failures.describe(failure));
    }
    return new Outcome(fault, ran, refusals, entries, narrow);
  }

  /**
   * Derivatives may be longer and deeper than what is parsed; beyond some length they are written
   * in a notation that is not.
   */
  private void requireRoundTrip(Formula formula) {
    String text = formula.toString();
    if (text.length() > LONGEST_TEXT) {
      return;
    }
    FormulaParser parser = new FormulaParser(Operators.standard());
    for (int position = 0; position < call.variables().size(); position++) {
      parser.declare(call.variables().get(position).declaration(), position);
    }
    if (!parser.parse(text).equals(formula)) {
      throw new AssertionError("the text is read as another formula: " + parser.parse(text));
    }
  }

  private Optional<String> fault(Expectation expectation, Genred genred, Tensor[] arguments) {
    Optional<List<Tensor>> scalar = run("scalar", genred, arguments);
    Optional<String> fault = scalar.flatMap(expectation::mismatch).map(text -> "scalar: " + text);
    if (fault.isEmpty() && computesAsTheOracle()) {
      fault = scalar.flatMap(expectation::inexact).map(text -> "scalar: " + text);
    }
    if (fault.isEmpty() && shares.runs("simd", call.seed()) && tiers.has("simd")) {
      fault = simd(expectation, genred, arguments);
    }
    if (fault.isEmpty() && shares.runs("tornado", call.seed()) && tiers.has("tornado")) {
      fault =
          run("tornado", genred, arguments)
              .flatMap(expectation::mismatch)
              .map(text -> "tornado: " + text);
    }
    return fault;
  }

  /** What Kahan's scheme lost, the oracle adds once more where it merges a row's only tile. */
  private boolean computesAsTheOracle() {
    return !call.reducing().sumScheme().equals("kahan_scheme")
        && call.layout().dtype() == DType.FLOAT64
        && call.layout().isOneTile(call.reducing().axis())
        && call.gradient().isEmpty();
  }

  private Optional<String> simd(Expectation expectation, Genred genred, Tensor[] arguments) {
    Optional<List<Tensor>> plain = run("simd", genred, arguments);
    if (plain.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> fault = expectation.mismatch(plain.get());
    if (fault.isPresent()) {
      return fault.map(text -> "simd: " + text);
    }
    Engine engine = tiers.vectors(call.seed());
    Optional<List<Tensor>> vectors = run("simd", call.genred(engine), arguments);
    return vectors.flatMap(results -> otherBits(plain.get(), results));
  }

  /** The bits of a NaN are the processor's business, and those that the JVM's compiler leaves. */
  private static Optional<String> otherBits(List<Tensor> plain, List<Tensor> vectors) {
    for (int number = 0; number < plain.size(); number++) {
      Tensor expected = plain.get(number);
      Tensor actual = vectors.get(number);
      if (expected.segment().mismatch(actual.segment()) < 0) {
        continue;
      }
      for (long entry = 0; entry < expected.count(); entry++) {
        if (Double.compare(expected.at(entry), actual.at(entry)) != 0) {
          return Optional.of(
              "simd: result "
                  + number
                  + ", entry "
                  + entry
                  + " is "
                  + actual.at(entry)
                  + " with vectors and "
                  + expected.at(entry)
                  + " without");
        }
      }
    }
    return Optional.empty();
  }

  /** The results of a tier; none if it refuses kernels of that size. */
  private Optional<List<Tensor>> run(String tier, Genred genred, Tensor[] arguments) {
    CallOptions options = call.options().withBackend(tier);
    try {
      List<Tensor> results = genred.callAll(options, arguments);
      ran.add(tier);
      return Optional.of(results);
    } catch (BackendException refusal) {
      if (!Failures.isRefusal(refusal)) {
        throw refusal;
      }
      refusals.add(tier + ": " + refusal.getMessage());
      return Optional.empty();
    }
  }
}

package io.github.quern.fuzz.formulas;

import io.github.quern.formula.Formula;
import io.github.quern.testing.Signature;
import java.util.Map;
import java.util.TreeMap;

/** Counts what calls were made of, and what became of them. Safe for several threads. */
public final class Tally {
  private final Map<String, Long> tiers = new TreeMap<>();
  private final Map<String, Long> refusals = new TreeMap<>();
  private final Map<String, Long> operators = new TreeMap<>();
  private final Map<String, Long> derivatives = new TreeMap<>();
  private final Map<String, Long> reductions = new TreeMap<>();
  private long calls;
  private long faults;
  private long entries;
  private long narrow;

  Tally() {}

  synchronized void add(FormulaCase call, Outcome outcome) {
    calls++;
    faults += outcome.fault().isPresent() ? 1 : 0;
    entries += outcome.entries();
    narrow += outcome.narrow();
    outcome.tiers().forEach(tier -> count(tiers, tier));
    outcome.refusals().forEach(tier -> count(refusals, tier.split(":", -1)[0]));
    count(reductions, call.reducing().definition().name());
    call.derivative().ifPresent(name -> count(derivatives, name));
    countOperators(call.formula());
    call.weight().ifPresent(this::countOperators);
  }

  private void countOperators(Formula formula) {
    Signature.operators(formula).forEach(name -> count(operators, name));
  }

  private static void count(Map<String, Long> counts, String key) {
    counts.merge(key, 1L, Long::sum);
  }

  /** The number of calls. */
  public synchronized long calls() {
    return calls;
  }

  /** How many of them were wrong. */
  public synchronized long faults() {
    return faults;
  }

  /** Which part of all entries was compared to a thousandth or better. */
  public synchronized double narrowPart() {
    return entries == 0 ? 1 : (double) narrow / entries;
  }

  /** How many kernels each tier ran; two for a call on {@code simd}. */
  public synchronized Map<String, Long> tiers() {
    return new TreeMap<>(tiers);
  }

  /** How many calls each tier refused, because their kernels would be too large. */
  public synchronized Map<String, Long> refusals() {
    return new TreeMap<>(refusals);
  }

  /** In how many terms each operator was met. */
  public synchronized Map<String, Long> operators() {
    return new TreeMap<>(operators);
  }

  /** In how many calls each function that differentiates was met. */
  public synchronized Map<String, Long> derivatives() {
    return new TreeMap<>(derivatives);
  }

  /** In how many calls each reduction was met. */
  public synchronized Map<String, Long> reductions() {
    return new TreeMap<>(reductions);
  }
}

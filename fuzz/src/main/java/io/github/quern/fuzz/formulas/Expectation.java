package io.github.quern.fuzz.formulas;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Genred;
import io.github.quern.api.Oracle;
import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What a call may give: the results of the double oracle, and what they become where its numbers
 * are rounded. A few runs are enough for most calls; before a result counts as wrong, many more are
 * made.
 */
final class Expectation {
  private static final int FEW = 4;
  private static final int MANY = 600;

  private final Genred genred;
  private final CallOptions options;
  private final Tensor[] arguments;
  private final boolean single;
  private final SplittableRandom random;
  private final List<Tensor> exact;
  private final List<Band> bands = new ArrayList<>();
  private boolean integersOverflow;
  private int runs;

  Expectation(FormulaCase random, Genred genred, Tensor[] arguments) {
    DType dtype = random.layout().dtype();
    this.genred = genred;
    this.options = random.options();
    this.arguments = arguments;
    this.single = dtype != DType.FLOAT64;
    this.random = new SplittableRandom(random.seed());
    this.exact = genred.oracle().callAll(options, arguments);
    for (Tensor result : exact) {
      bands.add(new Band(result, result.dtype().isInteger() ? DType.INT64 : dtype));
    }
    widen(FEW);
  }

  /** Makes more runs, until there are so many. */
  private void widen(int wanted) {
    Oracle oracle = genred.oracle();
    for (; runs < wanted; runs++) {
      Perturbation perturbation = new Perturbation(single, runs, random);
      List<Tensor> results = oracle.withRounding(perturbation).callAll(options, arguments);
      integersOverflow |= perturbation.integersOverflow();
      for (int number = 0; number < results.size(); number++) {
        bands.get(number).include(results.get(number));
      }
    }
  }

  /** The number of entries of all results. */
  int entries() {
    return bands.stream().mapToInt(Band::entries).sum();
  }

  /** How many of them are compared closely. */
  int narrow() {
    int narrow = 0;
    for (Band band : bands) {
      for (int entry = 0; entry < band.entries(); entry++) {
        narrow += band.isNarrow(entry) ? 1 : 0;
      }
    }
    return narrow;
  }

  /** What is wrong with results, if something is. */
  Optional<String> mismatch(List<Tensor> results) {
    if (integersOverflow) {
      // Integers of tiers have 64 bits, those of the oracle 53.
      return Optional.empty();
    }
    Optional<String> first = difference(results);
    if (first.isEmpty()) {
      return first;
    }
    widen(MANY);
    return integersOverflow ? Optional.empty() : difference(results);
  }

  private Optional<String> difference(List<Tensor> results) {
    if (results.size() != bands.size()) {
      return Optional.of(results.size() + " results instead of " + bands.size());
    }
    for (int number = 0; number < results.size(); number++) {
      Tensor result = results.get(number);
      if (!result.shape().equals(exact.get(number).shape())) {
        return Optional.of(
            "result "
                + number
                + " has shape "
                + result.shape()
                + " instead of "
                + exact.get(number).shape());
      }
      Band band = bands.get(number);
      for (int entry = 0; entry < band.entries(); entry++) {
        if (!band.holds(entry, result)) {
          return Optional.of(
              entry(number, entry, result)
                  + ", not "
                  + band.describe(entry)
                  + "; exactly "
                  + shown(exact.get(number), entry));
        }
      }
    }
    return Optional.empty();
  }

  /** What differs from the oracle's numbers, zeros of either sign being alike. */
  Optional<String> inexact(List<Tensor> results) {
    for (int number = 0; number < results.size() && !integersOverflow; number++) {
      Tensor result = results.get(number);
      for (int entry = 0; entry < result.count(); entry++) {
        double got = result.at(entry);
        double wanted = exact.get(number).at(entry);
        if (got != wanted && !(Double.isNaN(got) && Double.isNaN(wanted))) {
          return Optional.of(entry(number, entry, result) + ", not exactly " + wanted);
        }
      }
    }
    return Optional.empty();
  }

  private static String entry(int number, int entry, Tensor result) {
    return "result " + number + ", entry " + entry + " is " + shown(result, entry);
  }

  private static String shown(Tensor tensor, int entry) {
    return tensor.dtype().isInteger()
        ? Long.toString(tensor.longAt(entry))
        : Double.toString(tensor.at(entry));
  }
}

package io.github.quern.fuzz.formulas;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.api.Genred;
import io.github.quern.backend.BackendException;
import io.github.quern.contract.Tensors;
import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import io.github.quern.formula.Apply;
import io.github.quern.formula.Constant;
import io.github.quern.formula.Formula;
import io.github.quern.formula.FormulaException;
import io.github.quern.formula.Span;
import io.github.quern.formula.Substitution;
import io.github.quern.operator.scalar.Mult;
import io.github.quern.testing.Signature;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * If a tier had faults, nearly all of its wrong results would be found. A fault counts as planted
 * where it changes a bit of the results: Floor, comparisons, zeros and NaN hide some.
 */
class PlantedFaultsTest {
  private static final int CALLS = 200;

  /** Positions are the results of few reductions. */
  private static final int LEAST = 40;

  private static final Tiers TIERS = Tiers.open(0);

  /** What may be wrong with a tier, and in which part of the calls that are wrong it is found. */
  private enum Fault {
    /** One of the operators in the formula gives results that are too large by 1e-4. */
    INEXACT_OPERATOR(0.95),
    DROPPED_COLUMN(0.95),
    INFINITY(0.95),
    /** The next position has an equal value now and then, as far as rounding lets one tell. */
    WRONG_POSITION(0.8);

    private final double share;

    Fault(double share) {
      this.share = share;
    }
  }

  /** How often a fault was planted, and how often it was found. */
  private static final class Count {
    int planted;
    int found;
  }

  @AfterAll
  static void close() {
    TIERS.close();
  }

  @Test
  void faultsOfATierAreFound() {
    Map<Fault, Count> counts = new EnumMap<>(Fault.class);
    for (Fault fault : Fault.values()) {
      counts.put(fault, new Count());
    }
    for (long seed = 1; seed <= CALLS; seed++) {
      plant(CaseGenerator.of(seed), counts);
    }
    counts.forEach((fault, count) -> {
      String told = fault + ": " + count.found + " of " + count.planted;
      assertTrue(count.planted >= LEAST, told);
      assertTrue(count.found >= fault.share * count.planted, told);
    });
  }

  private static void plant(FormulaCase call, Map<Fault, Count> counts) {
    List<Tensor> right;
    Expectation expectation;
    try {
      Tensor[] arguments = call.arguments(TIERS.plain());
      Genred genred = call.genred(TIERS.plain());
      expectation = new Expectation(call, genred, arguments);
      right = genred.callAll(call.options().withBackend("scalar"), arguments);
    } catch (FormulaException | BackendException refusal) {
      return;
    }
    assertEquals(Optional.empty(), expectation.mismatch(right), call::toString);
    for (Fault fault : Fault.values()) {
      Optional<List<Tensor>> wrong = results(call, fault, right);
      wrong.ifPresent(results -> {
        Count count = requireNonNull(counts.get(fault));
        count.planted++;
        count.found += expectation.mismatch(results).isPresent() ? 1 : 0;
      });
    }
  }

  /** What a tier with that fault gives, if it differs at all from what is right. */
  private static Optional<List<Tensor>> results(FormulaCase call, Fault fault, List<Tensor> right) {
    SplittableRandom random = new SplittableRandom(call.seed());
    Optional<List<Tensor>> wrong =
        switch (fault) {
          case INEXACT_OPERATOR -> run(call.with(inexact(call.formula(), random)));
          case DROPPED_COLUMN -> withoutLastColumn(call);
          case INFINITY -> changed(right, false, entry -> Double.NEGATIVE_INFINITY, random);
          case WRONG_POSITION -> changed(right, true, entry -> entry + 1, random);
        };
    return wrong.filter(results -> !same(results, right));
  }

  private static Optional<List<Tensor>> run(FormulaCase call) {
    try {
      Genred genred = call.genred(TIERS.plain());
      return Optional.of(
          genred.callAll(call.options().withBackend("scalar"), call.arguments(TIERS.plain())));
    } catch (FormulaException | BackendException refusal) {
      return Optional.empty();
    }
  }

  /** The formula where one of the operators, wherever it occurs, errs. */
  private static Formula inexact(Formula formula, SplittableRandom random) {
    List<String> operators = Signature.operators(formula).distinct().toList();
    if (operators.isEmpty()) {
      return formula;
    }
    String faulty = operators.get(random.nextInt(operators.size()));
    Formula factor = new Constant(10_001, 10_000, Span.NONE);
    return Substitution.replace(
        formula,
        variable -> variable,
        (apply, operands) -> {
          Formula result = new Apply(apply.operator(), operands, apply.span());
          return apply.operator().name().equals(faulty) ? new Mult().of(result, factor) : result;
        });
  }

  /** Batches draw other numbers for other sizes, and so do gradients. */
  private static Optional<List<Tensor>> withoutLastColumn(FormulaCase call) {
    Layout layout = call.layout();
    boolean overJ = call.reducing().axis() == 1;
    int columns = overJ ? layout.n() : layout.m();
    if (layout.batched() || layout.ranged() || call.gradient().isPresent() || columns == 0) {
      return Optional.empty();
    }
    return run(
        call.with(
            overJ
                ? layout.withSizes(layout.m(), columns - 1)
                : layout.withSizes(columns - 1, layout.n())));
  }

  /** One entry changed of the last result of that kind, if there is one. */
  private static Optional<List<Tensor>> changed(
      List<Tensor> right, boolean integers, DoubleUnaryOperator change, SplittableRandom random) {
    for (int number = right.size() - 1; number >= 0; number--) {
      Tensor result = right.get(number);
      if (result.dtype().isInteger() == integers && result.count() > 0) {
        double[] entries = result.cast(DType.FLOAT64).toDoubleArray();
        int entry = random.nextInt(entries.length);
        entries[entry] = change.applyAsDouble(entries[entry]);
        List<Tensor> wrong = new ArrayList<>(right);
        wrong.set(number, Tensors.of(result.dtype(), entries, result.shape().sizes()));
        return Optional.of(wrong);
      }
    }
    return Optional.empty();
  }

  private static boolean same(List<Tensor> results, List<Tensor> others) {
    for (int number = 0; number < results.size(); number++) {
      if (results.get(number).segment().mismatch(others.get(number).segment()) >= 0) {
        return false;
      }
    }
    return true;
  }
}

package io.github.quern.fuzz.formulas;

import io.github.quern.formula.Formula;
import io.github.quern.testing.Shrinker;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Makes a call that shows a fault smaller, as long as it shows it. */
final class CaseShrinker {
  private static final List<UnaryOperator<FormulaCase>> SIMPLER =
      List.of(
          FormulaCase::withoutGradient,
          call -> call.with(call.reducing().plain()),
          call -> call.with(call.layout().withoutBatches()),
          call -> call.with(call.layout().withoutRanges()),
          call -> call.with(call.layout().withoutIntegers()),
          call -> call.with(call.layout().withSizes(call.layout().m() / 2, call.layout().n())),
          call -> call.with(call.layout().withSizes(call.layout().m(), call.layout().n() / 2)),
          call -> call.with(call.layout().withSizes(call.layout().m() - 1, call.layout().n())),
          call -> call.with(call.layout().withSizes(call.layout().m(), call.layout().n() - 1)));

  private final Predicate<FormulaCase> shows;

  private CaseShrinker(Predicate<FormulaCase> shows) {
    this.shows = shows;
  }

  /**
   * The smallest call found.
   *
   * @param call shows the fault
   * @param shows whether a call does; an exception counts as no
   */
  static FormulaCase shrink(FormulaCase call, Predicate<FormulaCase> shows) {
    CaseShrinker shrinker = new CaseShrinker(shows);
    FormulaCase smallest = shrinker.simplify(call);
    FormulaCase found = smallest;
    Formula formula =
        Shrinker.shrink(
            found.formula(), found.variables(), candidate -> shows.test(found.with(candidate)));
    FormulaCase smaller = found.with(formula);
    Optional<FormulaCase> weighted =
        smaller
            .weight()
            .map(weight ->
                Shrinker.shrink(
                    weight,
                    smaller.variables(),
                    candidate -> shows.test(smaller.withWeight(candidate))))
            .map(smaller::withWeight);
    return shrinker.simplify(weighted.orElse(smaller));
  }

  private FormulaCase simplify(FormulaCase call) {
    FormulaCase simplest = call;
    Optional<FormulaCase> simpler = Optional.of(call);
    while (simpler.isPresent()) {
      simplest = simpler.get();
      FormulaCase known = simplest;
      simpler =
          SIMPLER.stream()
              .map(step -> step.apply(known))
              .filter(candidate -> !candidate.equals(known))
              .filter(candidate -> candidate.layout().m() >= 0 && candidate.layout().n() >= 0)
              .filter(this::holds)
              .findFirst();
    }
    return simplest;
  }

  private boolean holds(FormulaCase call) {
    try {
      return shows.test(call);
    } catch (RuntimeException | AssertionError other) {
      return false;
    }
  }
}

package io.github.quern.parity;

import io.github.quern.data.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import org.opentest4j.TestAbortedException;

/** Runs the candidates one after the other and compares each at once. */
final class Comparisons {
  private final Subject subject;
  private final Reference reference;
  private final Criteria criteria;

  Comparisons(Subject subject, Reference reference, Criteria criteria) {
    this.subject = subject;
    this.reference = reference;
    this.criteria = criteria;
  }

  ParityReport report(Selection selection) {
    // The property is about tiers; suppliers with the name of one are nobody's demand.
    Demands demands =
        subject instanceof FormulaSubject ? Demands.ofSystemProperty() : new Demands(List.of());
    List<String> known = subject.candidates().stream().map(Candidate::name).toList();
    List<Expected> expected = subject.expected(reference.results().get());
    List<TierResult> results = new ArrayList<>();
    for (String name : selection.among(known, demands)) {
      boolean required = selection.required().contains(name);
      results.add(result(subject.candidate(name), required, demands, expected));
    }
    return new ParityReport(subject.formula(), reference.name(), results);
  }

  private TierResult result(
      Candidate candidate, boolean required, Demands demands, List<Expected> expected) {
    Candidate.Readiness readiness = candidate.readiness();
    if (readiness.refusal().isPresent()) {
      boolean demanded =
          required || (readiness.missing() && demands.tiers().contains(candidate.name()));
      return new TierResult.Skipped(candidate.name(), readiness.refusal().get(), demanded);
    }
    List<Tensor> got;
    try {
      got = candidate.compute();
    } catch (TestAbortedException aborted) {
      String reason = String.valueOf(aborted.getMessage());
      return new TierResult.Skipped(candidate.name(), reason, required);
    } catch (RuntimeException failure) {
      return new TierResult.Broken(candidate.name(), readiness.device(), failure);
    }
    if (got.size() != expected.size()) {
      String count = "it gives " + got.size() + " results instead of " + expected.size();
      return new TierResult.Broken(
          candidate.name(), readiness.device(), new IllegalStateException(count));
    }
    return new TierResult.Compared(candidate.name(), readiness.device(), compare(expected, got));
  }

  private List<Comparison> compare(List<Expected> expected, List<Tensor> got) {
    List<Comparison> comparisons = new ArrayList<>();
    for (int number = 0; number < got.size(); number++) {
      int result = number;
      Tensor tensor = got.get(number);
      comparisons.add(
          new Comparer(
                  expected.get(number),
                  tensor,
                  criteria.tolerance(tensor.dtype()),
                  tie(number, expected.get(number), tensor))
              .compare(position -> subject.inputs(result, position)));
    }
    return comparisons;
  }

  private LongPredicate tie(int result, Expected expected, Tensor got) {
    boolean byValue =
        criteria.positions() == Positions.BY_VALUE
            && got.dtype().isInteger()
            && expected.mismatch(got).isEmpty();
    return byValue
        ? subject.ties(result, expected.exact(), got, criteria.tolerance())
        : position -> false;
  }
}

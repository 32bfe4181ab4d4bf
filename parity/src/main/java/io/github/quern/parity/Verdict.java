package io.github.quern.parity;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** What a report means for a test. */
final class Verdict {
  private final ParityReport report;

  private Verdict(ParityReport report) {
    this.report = report;
  }

  static Verdict of(ParityReport report) {
    return new Verdict(report);
  }

  /** Throws unless all is well. */
  void raise() {
    List<TierResult> failures = report.failures();
    if (!failures.isEmpty()) {
      throw failure(failures);
    }
    if (report.compared().isEmpty()) {
      throw new TestAbortedException("Nothing was compared: " + report);
    }
  }

  private AssertionFailedError failure(List<TierResult> failures) {
    String message =
        Stream.concat(
                failures.stream().map(this::describe),
                report.tiers().stream().filter(tier -> !tier.isFailure()).map(TierResult::toString))
            .collect(Collectors.joining("\n"));
    AssertionFailedError error =
        worst(failures)
            .map(entry -> new AssertionFailedError(message, entry.exact(), entry.got()))
            .orElseGet(() -> new AssertionFailedError(message));
    for (TierResult failure : failures) {
      if (failure instanceof TierResult.Broken broken) {
        error.addSuppressed(broken.failure());
      }
    }
    return error;
  }

  /** The worst entry of the first result that is out of tolerance. */
  private static Optional<WorstEntry> worst(List<TierResult> failures) {
    return failures.stream()
        .filter(TierResult.Compared.class::isInstance)
        .flatMap(tier -> ((TierResult.Compared) tier).results().stream())
        .filter(result -> !result.agrees())
        .flatMap(result -> result.worst().stream())
        .findFirst();
  }

  private String describe(TierResult failure) {
    return switch (failure) {
      case TierResult.Skipped skipped -> withFormula(skipped.toString()).toString();
      case TierResult.Broken broken -> withFormula(broken.toString()).toString();
      case TierResult.Compared compared ->
          compared.results().stream()
              .filter(result -> !result.agrees())
              .map(result -> describe(compared, result))
              .collect(Collectors.joining("\n"));
    };
  }

  private StringBuilder withFormula(String title) {
    StringBuilder text = new StringBuilder(title);
    report.formula().ifPresent(formula -> line(text, "formula", formula));
    return text;
  }

  private String describe(TierResult.Compared tier, Comparison result) {
    StringBuilder text =
        withFormula(
            tier.tier()
                + tier.device().map(device -> ", " + device + ",").orElse("")
                + " differs from "
                + report.reference());
    line(text, "result", result.name() + ", " + result.dtype() + ", shape " + result.shape());
    if (result.mismatch().isPresent()) {
      line(text, "mismatch", result.mismatch().get());
      return text.toString();
    }
    line(text, "out", result.out() + " of " + result.compared() + " entries out of tolerance");
    line(text, "tolerance", result.tolerance().toString());
    result.worst().ifPresent(entry -> worst(text, result, entry));
    return text.toString();
  }

  private static void worst(StringBuilder text, Comparison result, WorstEntry entry) {
    line(text, "worst", "entry " + parenthesised(entry.index()));
    line(text, "  got", entry.got().toString());
    line(text, "  exact", entry.exact().toString());
    if (!result.dtype().isInteger()) {
      line(text, "  error", entry.error().toString());
      line(text, "  allowed", Numbers.brief(entry.allowed()));
      line(text, "  largest", result.largest() + ", the largest exact entry");
    }
    if (!entry.inputs().isEmpty()) {
      line(text, "inputs", String.join("\n             ", entry.inputs()));
    }
  }

  private static String parenthesised(List<Long> index) {
    return index.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
  }

  private static void line(StringBuilder text, String name, String content) {
    text.append("\n  ")
        .append(name)
        .append(':')
        .append(" ".repeat(10 - name.length()))
        .append(content);
  }
}

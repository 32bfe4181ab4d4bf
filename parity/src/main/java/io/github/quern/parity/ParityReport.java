package io.github.quern.parity;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What became of all tiers; {@code toString} gives all of it as text.
 *
 * @param formula the formula with its reduction, if one is known
 * @param reference what the results were compared with
 * @param tiers one entry for each tier, in the order in which they ran
 */
public record ParityReport(Optional<String> formula, String reference, List<TierResult> tiers) {
  /** Copies the list. */
  public ParityReport {
    tiers = List.copyOf(tiers);
  }

  /** The tiers that differ, threw an exception, or were demanded and are missing. */
  public List<TierResult> failures() {
    return tiers.stream().filter(TierResult::isFailure).toList();
  }

  /** The tiers that ran and were compared, whether they agree or not. */
  public List<TierResult.Compared> compared() {
    return tiers.stream()
        .filter(TierResult.Compared.class::isInstance)
        .map(TierResult.Compared.class::cast)
        .toList();
  }

  @Override
  public String toString() {
    return formula.map(text -> text + ", c").orElse("C")
        + "ompared with "
        + reference
        + tiers.stream()
            .map(tier -> "\n" + tier)
            .collect(Collectors.joining())
            .replace("\n", "\n  ");
  }
}

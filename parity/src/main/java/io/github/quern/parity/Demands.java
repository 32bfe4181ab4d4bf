package io.github.quern.parity;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * The tiers that must not be missing where tests run.
 *
 * @param tiers their names
 */
record Demands(List<String> tiers) {
  /** The system property and configuration parameter that names tiers, separated by commas. */
  static final String PROPERTY = "quern.parity.require";

  /** Copies the list. */
  Demands {
    tiers = List.copyOf(tiers);
  }

  /** Those in the text of a property. */
  static Demands of(Optional<String> property) {
    return new Demands(
        property.stream()
            .flatMap(text -> Arrays.stream(text.split(",", -1)))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList());
  }

  static Demands ofSystemProperty() {
    return of(Optional.ofNullable(System.getProperty(PROPERTY)));
  }

  Demands and(List<String> more) {
    return new Demands(Stream.concat(tiers.stream(), more.stream()).toList());
  }

  /** Fails or aborts the test if a tier is missing. */
  void check(Tier tier) {
    tier.missing()
        .map(reason -> new TierResult.Skipped(tier.name(), reason, tiers.contains(tier.name())))
        .ifPresent(Demands::raise);
  }

  private static void raise(TierResult missing) {
    if (missing.isFailure()) {
      throw new AssertionFailedError("The tier " + missing);
    }
    throw new TestAbortedException("The tier " + missing);
  }
}

package io.github.quern.fuzz.formulas;

import java.util.List;
import java.util.Optional;

/**
 * What became of one call.
 *
 * @param fault what is wrong, if something is
 * @param tiers those that computed it
 * @param refusals those that refused it, with the reason
 * @param entries the number of entries of the results
 * @param narrow how many of them were compared closely: within a thousandth
 */
record Outcome(
    Optional<String> fault, List<String> tiers, List<String> refusals, int entries, int narrow) {
  /** Copies the lists. */
  Outcome {
    tiers = List.copyOf(tiers);
    refusals = List.copyOf(refusals);
  }
}

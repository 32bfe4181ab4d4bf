package io.github.quern.fuzz.formulas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.derivative.Derivatives;
import io.github.quern.reduction.Reductions;
import io.github.quern.testing.Signature;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class CampaignTest {
  private static final int CALLS = 4_000;
  private static final Duration ENOUGH = Duration.ofMinutes(30);

  private static Campaign campaign(long first, int count, List<Finding> findings) {
    Shares shares = new Shares(Map.of("simd", 16, "tornado", 512));
    return new Campaign(first, count, shares, ENOUGH, findings::add);
  }

  /** Every function is called, every reduction made, and nearly all entries compared closely. */
  @Test
  void randomCallsOfAllFunctionsAndReductionsAreRight() {
    List<Finding> findings = new CopyOnWriteArrayList<>();
    Campaign campaign = campaign(1, CALLS, findings);
    campaign.run(2);
    assertEquals(List.of(), findings);
    Tally tally = campaign.tally();
    assertEquals(CALLS, tally.calls());
    assertEquals(Signature.operators(), tally.operators().keySet());
    assertEquals(new TreeSet<>(Derivatives.names()), tally.derivatives().keySet());
    assertEquals(new TreeSet<>(Reductions.names()), tally.reductions().keySet());
    assertTrue(tally.tiers().getOrDefault("scalar", 0L) > 0.98 * CALLS, tally.tiers()::toString);
    // One call in 16, twice: with vectors and without.
    assertTrue(tally.tiers().getOrDefault("simd", 0L) > 0.9 * CALLS / 8, tally.tiers()::toString);
    assertTrue(tally.narrowPart() > 0.9, () -> tally.narrowPart() + " compared to a thousandth");
  }

  @Test
  void equalSeedsGiveEqualCalls() {
    for (long seed = 1; seed < 50; seed++) {
      assertEquals(CaseGenerator.of(seed).toString(), CaseGenerator.of(seed).toString());
    }
  }
}

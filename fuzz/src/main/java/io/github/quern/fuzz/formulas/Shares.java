package io.github.quern.fuzz.formulas;

import java.util.Map;

/**
 * Which calls run where, by their seeds: the tier {@code scalar} runs all of them.
 *
 * @param every for each other tier the number of calls of which it runs one; 0 for none
 */
public record Shares(Map<String, Integer> every) {
  /** Copies the map. */
  public Shares {
    every = Map.copyOf(every);
  }

  /** Whether a tier runs the call of a seed. */
  boolean runs(String tier, long seed) {
    int share = every.getOrDefault(tier, 0);
    return share > 0 && Math.floorMod(seed, (long) share) == 0;
  }
}

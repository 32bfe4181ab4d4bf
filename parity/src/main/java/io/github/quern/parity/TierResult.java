package io.github.quern.parity;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What became of one tier, or of one of several suppliers. */
public sealed interface TierResult {
  /** The name of the tier or supplier. */
  String tier();

  /** Whether the comparison fails because of it. */
  boolean isFailure();

  /**
   * It ran, and its results were compared.
   *
   * @param tier its name
   * @param device the device that it ran on; none for suppliers
   * @param results one comparison for each result
   */
  record Compared(String tier, Optional<String> device, List<Comparison> results)
      implements TierResult {
    /** Copies the list. */
    public Compared {
      results = List.copyOf(results);
    }

    @Override
    public boolean isFailure() {
      return !results.stream().allMatch(Comparison::agrees);
    }

    @Override
    public String toString() {
      return place(tier, device)
          + (isFailure() ? " differs" : " agrees")
          + results.stream().map(result -> "\n  " + result).collect(Collectors.joining());
    }
  }

  /**
   * It was not asked to compute, since it is missing or refuses the formula.
   *
   * @param tier its name
   * @param reason why
   * @param demanded whether it was demanded
   */
  record Skipped(String tier, String reason, boolean demanded) implements TierResult {
    @Override
    public boolean isFailure() {
      return demanded;
    }

    @Override
    public String toString() {
      return tier + (demanded ? " is demanded, but cannot be used: " : " is skipped: ") + reason;
    }
  }

  /**
   * It threw an exception instead of giving results.
   *
   * @param tier its name
   * @param device the device that it ran on; none for suppliers
   * @param failure what was thrown
   */
  record Broken(String tier, Optional<String> device, RuntimeException failure)
      implements TierResult {
    @Override
    public boolean isFailure() {
      return true;
    }

    @Override
    public String toString() {
      return place(tier, device) + " failed: " + failure;
    }
  }

  private static String place(String tier, Optional<String> device) {
    return tier + device.map(description -> ", " + description).orElse("");
  }
}

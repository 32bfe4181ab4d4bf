package io.github.quern.fuzz.formulas;

/**
 * A call that gives a wrong result, or fails.
 *
 * @param seed reproduces it
 * @param found the call
 * @param fault what is wrong with it
 * @param smallest the smallest call found that shows a fault of the same kind
 * @param smallestFault what is wrong with that
 */
public record Finding(
    long seed, String found, String fault, String smallest, String smallestFault) {
  /** The command that shows it again. */
  public String command() {
    return "scripts/fuzz formulas --seed " + seed + " --count 1";
  }

  @Override
  public String toString() {
    return """
    %s
    smallest: %s
      %s
    found:    %s
      %s
    """
        .formatted(command(), smallest, smallestFault, found, fault);
  }
}

package io.github.quern.formula;

/**
 * Where in its text a piece of a formula was written.
 *
 * @param start index of its first character, or -1 for formulas that no text was parsed for
 * @param end index after its last character
 */
public record Span(int start, int end) {
  /** The span of formulas built in Java. */
  public static final Span NONE = new Span(-1, -1);

  /** Whether there is a text to point at. */
  public boolean isPresent() {
    return start >= 0;
  }

  /** The smallest span that covers both. */
  public Span to(Span other) {
    return isPresent() && other.isPresent()
        ? new Span(Math.min(start, other.start), Math.max(end, other.end))
        : NONE;
  }
}

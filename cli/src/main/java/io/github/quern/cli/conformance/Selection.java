package io.github.quern.cli.conformance;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Chooses ids by patterns: {@code *} stands for any characters, and a leading {@code !} excludes.
 * An id is chosen if some pattern matches it, or none is without {@code !}, and no excluding one
 * does.
 */
public final class Selection {
  private final List<Predicate<String>> including;
  private final List<Predicate<String>> excluding;

  /** A selection by these patterns; none selects everything. */
  public Selection(List<String> patterns) {
    including =
        patterns.stream()
            .filter(pattern -> !pattern.startsWith("!"))
            .map(Selection::matcher)
            .toList();
    excluding =
        patterns.stream()
            .filter(pattern -> pattern.startsWith("!"))
            .map(pattern -> matcher(pattern.substring(1)))
            .toList();
  }

  private static Predicate<String> matcher(String glob) {
    String regex =
        Arrays.stream(glob.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    return Pattern.compile(regex, Pattern.DOTALL).asMatchPredicate();
  }

  /** Whether an id is chosen. */
  public boolean includes(String id) {
    return (including.isEmpty() || including.stream().anyMatch(pattern -> pattern.test(id)))
        && excluding.stream().noneMatch(pattern -> pattern.test(id));
  }
}

package io.github.quern.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Names that a misspelt one was probably meant to be. */
final class NearNames {
  private static final int SHOWN = 3;

  private NearNames() {}

  /** A hint line, or no line when nothing is near. */
  static List<String> hint(String name, Collection<String> known) {
    List<String> near =
        known.stream()
            .filter(candidate -> distance(name, candidate) <= allowance(name))
            .sorted(
                Comparator.<String>comparingInt(candidate -> distance(name, candidate))
                    .thenComparing(Comparator.naturalOrder()))
            .limit(SHOWN)
            .map(candidate -> "'" + candidate + "'")
            .toList();
    return near.isEmpty() ? List.of() : List.of("Did you mean " + String.join(" or ", near) + "?");
  }

  /** Between single letters, one edit would make all names near. */
  private static int allowance(String name) {
    return name.length() == 1 ? 0 : name.length() <= 3 ? 1 : 2;
  }

  /** Edits that turn one name into the other; a change of case counts nothing. */
  private static int distance(String one, String other) {
    String from = one.toLowerCase(java.util.Locale.ROOT);
    String to = other.toLowerCase(java.util.Locale.ROOT);
    int[] previous = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      previous[column] = column;
    }
    for (int row = 1; row <= from.length(); row++) {
      int[] line = new int[to.length() + 1];
      line[0] = row;
      for (int column = 1; column <= to.length(); column++) {
        int replaced = from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1;
        line[column] =
            Math.min(
                previous[column - 1] + replaced, Math.min(previous[column], line[column - 1]) + 1);
      }
      previous = line;
    }
    return previous[to.length()];
  }
}

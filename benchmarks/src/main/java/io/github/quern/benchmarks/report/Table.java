package io.github.quern.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** A table in Markdown; the first columns are words, the others numbers, set to the right. */
final class Table {
  private final List<String> lines = new ArrayList<>();

  /**
   * A table without rows.
   *
   * @param words how many of the columns are words
   * @param headings one for each column
   */
  Table(int words, List<String> headings) {
    row(headings);
    StringBuilder rule = new StringBuilder("|");
    for (int column = 0; column < headings.size(); column++) {
      rule.append(column < words ? "---|" : "---:|");
    }
    lines.add(rule.toString());
  }

  void row(List<String> cells) {
    lines.add("| " + String.join(" | ", cells) + " |");
  }

  @Override
  public String toString() {
    return String.join("\n", lines) + "\n";
  }
}

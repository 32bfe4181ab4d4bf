package io.github.quern.testing;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A section of a reference page: a heading, an introduction and a table.
 *
 * @param title the heading
 * @param introduction a paragraph, or the empty text
 * @param header the names of the columns
 * @param rows the rows, each with one cell for each column
 */
public record MarkdownTable(
    String title, String introduction, List<String> header, List<List<String>> rows) {
  /** Copies the lists. */
  public MarkdownTable {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** A cell that holds a piece of a formula. */
  public static String code(String text) {
    return text.contains("`") ? "`` " + text + " ``" : "`" + text + "`";
  }

  /** The section as text, ending with a line break. */
  public String render() {
    StringBuilder text = new StringBuilder("## " + title + "\n\n");
    if (!introduction.isEmpty()) {
      text.append(introduction).append("\n\n");
    }
    text.append(line(header)).append(line(Collections.nCopies(header.size(), "---")));
    rows.forEach(row -> text.append(line(row)));
    return text.toString();
  }

  private static String line(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}

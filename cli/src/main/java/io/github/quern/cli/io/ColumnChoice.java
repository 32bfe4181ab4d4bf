package io.github.quern.cli.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Some columns of a table, as people write them: names of the header, numbers counted from 1, and
 * ranges of numbers, separated by commas, such as {@code 1-4} or {@code petal_length,petal_width}.
 * A name wins over a number.
 *
 * @param text as written
 */
public record ColumnChoice(String text) {
  private static final Pattern NUMBERS = Pattern.compile("([0-9]{1,9})(?:-([0-9]{1,9}))?");

  /**
   * The columns chosen.
   *
   * @param file where the table comes from, for messages
   * @param table all columns
   */
  NumberTable of(Path file, NumberTable table) {
    List<Integer> chosen = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      add(file, table, part.strip(), chosen);
    }
    return table.select(chosen);
  }

  private static void add(Path file, NumberTable table, String part, List<Integer> chosen) {
    List<Integer> named = table.positions(part);
    if (named.size() > 1) {
      throw new DataFileException(
          file, "has " + named.size() + " columns named '" + part + "'; choose by number.");
    }
    if (named.size() == 1) {
      chosen.add(named.getFirst());
      return;
    }
    Matcher numbers = NUMBERS.matcher(part);
    if (!numbers.matches()) {
      throw missing(file, table, part);
    }
    int first = Integer.parseInt(numbers.group(1));
    int last = numbers.group(2) == null ? first : Integer.parseInt(numbers.group(2));
    if (first < 1 || last > table.columns() || first > last) {
      throw missing(file, table, part);
    }
    for (int column = first; column <= last; column++) {
      chosen.add(column - 1);
    }
  }

  private static DataFileException missing(Path file, NumberTable table, String part) {
    return new DataFileException(
        file, "has no column '" + part + "'; its columns are " + table.describeColumns() + ".");
  }
}

package io.github.quern.cli.io;

import java.util.List;
import java.util.stream.IntStream;

/** Numbers in rows and columns, as a file holds them. */
public final class NumberTable {
  private final int rows;
  private final int columns;
  private final double[] values;
  private final List<String> names;

  /**
   * A table.
   *
   * @param rows the number of rows
   * @param columns the number of columns
   * @param values row-major, not copied
   * @param names the names of the columns, or none
   */
  NumberTable(int rows, int columns, double[] values, List<String> names) {
    if (values.length != (long) rows * columns) {
      throw new IllegalStateException(
          rows + " x " + columns + " entries expected, not " + values.length);
    }
    this.rows = rows;
    this.columns = columns;
    this.values = values;
    this.names = List.copyOf(names);
  }

  /** The number of rows. */
  public int rows() {
    return rows;
  }

  /** The number of columns. */
  public int columns() {
    return columns;
  }

  /** The names of the columns; empty if the file has none. */
  public List<String> names() {
    return names;
  }

  /** Where a name stands among the columns, counted from 0. */
  List<Integer> positions(String name) {
    return IntStream.range(0, names.size())
        .filter(column -> names.get(column).equals(name))
        .boxed()
        .toList();
  }

  /** The columns for messages: their names, or how many there are. */
  String describeColumns() {
    return names.isEmpty() ? "1 to " + columns : String.join(", ", names);
  }

  /** The entry in a row and a column, both counted from 0. */
  public double get(int row, int column) {
    return values[row * columns + column];
  }

  /** The numbers, row-major; the table's own array. */
  public double[] values() {
    return values;
  }

  /** A table of some columns, counted from 0, in the order given. */
  NumberTable select(List<Integer> chosen) {
    double[] picked = new double[rows * chosen.size()];
    for (int row = 0; row < rows; row++) {
      for (int k = 0; k < chosen.size(); k++) {
        picked[row * chosen.size() + k] = get(row, chosen.get(k));
      }
    }
    return new NumberTable(
        rows,
        chosen.size(),
        picked,
        names.isEmpty() ? names : chosen.stream().map(names::get).toList());
  }
}

package io.github.quern.samples.data;

import io.github.quern.data.Tensor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.commons.math3.stat.descriptive.moment.Variance;

/**
 * A table of numbers that comes with the samples; {@code samples/data/README.md} names the sources.
 *
 * @param columns the names of the columns
 * @param rows the numbers, one array per row
 */
public record DataSet(List<String> columns, List<double[]> rows) {
  /** Copies the lists. */
  public DataSet {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** Penguins: four measures of each bird and its species, 0 to 2. */
  public static DataSet penguins() {
    return read("penguins.csv");
  }

  /** Earthquakes: longitude, latitude, magnitude. */
  public static DataSet earthquakes() {
    return read("earthquakes.csv");
  }

  /** Coasts: number of the line, longitude, latitude. */
  public static DataSet coastlines() {
    return read("coastlines.csv");
  }

  /** A file that this project writes itself: a line of names, then numbers between commas. */
  private static DataSet read(String file) {
    try (InputStream stream =
            Objects.requireNonNull(DataSet.class.getResourceAsStream(file), file);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      List<String[]> lines = reader.lines().map(line -> line.split(",", -1)).toList();
      return new DataSet(
          List.of(lines.getFirst()),
          lines.stream()
              .skip(1)
              .map(line -> Arrays.stream(line).mapToDouble(Double::parseDouble).toArray())
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One column. */
  public double[] column(String name) {
    int position = columns.indexOf(name);
    if (position < 0) {
      throw new IllegalArgumentException("There is no column " + name + " in " + columns + ".");
    }
    return rows.stream().mapToDouble(row -> row[position]).toArray();
  }

  /**
   * Some columns.
   *
   * @return of shape (rows, names), in double precision
   */
  public Tensor columns(String... names) {
    double[] numbers = new double[rows.size() * names.length];
    for (int c = 0; c < names.length; c++) {
      double[] column = column(names[c]);
      for (int r = 0; r < column.length; r++) {
        numbers[r * names.length + c] = column[r];
      }
    }
    return Tensor.of(numbers, rows.size(), names.length);
  }

  /**
   * What makes squared differences in some columns comparable: one over the variance of each.
   *
   * @return of shape (names), in double precision
   */
  public Tensor inverseVariances(String... names) {
    Variance variance = new Variance();
    double[] inverse =
        Arrays.stream(names).mapToDouble(name -> 1 / variance.evaluate(column(name))).toArray();
    return Tensor.of(inverse, names.length);
  }
}

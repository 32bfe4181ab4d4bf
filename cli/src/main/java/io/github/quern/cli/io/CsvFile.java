package io.github.quern.cli.io;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.github.quern.data.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.LongConsumer;

/**
 * Tables of numbers as comma-separated text in UTF-8, one row per line; empty lines are skipped.
 * The first line is a header with names if none of its fields is a number; a line of both is an
 * error, since it could be either. There are no comments.
 */
final class CsvFile {
  /** Longest stretch of a field that a message shows. */
  private static final int SHOWN = 40;

  private CsvFile() {}

  /**
   * Reads a table.
   *
   * @param file where it is
   * @param read hears again and again how many more bytes have been read
   * @throws DataFileException naming file, line and column if a field is not a number, lines differ
   *     in length, or there is nothing to read
   */
  static NumberTable read(Path file, LongConsumer read) {
    try (InputStream bytes = new CountedBytes(Files.newInputStream(file), read);
        CsvReader<CsvRecord> records =
            CsvReader.builder()
                .detectBomHeader(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(bytes)) {
      Rows rows = new Rows(file);
      records.forEach(rows::add);
      return rows.table();
    } catch (IOException failure) {
      throw DataFileException.reading(file, failure);
    } catch (UncheckedIOException failure) {
      throw DataFileException.reading(file, Objects.requireNonNull(failure.getCause()));
    } catch (CsvParseException failure) {
      Throwable cause = failure.getCause();
      throw new DataFileException(
          file, (cause == null ? failure : cause).getMessage() + " in CSV text.");
    }
  }

  /** Collects rows and checks them. */
  private static final class Rows {
    private final Path file;
    private List<String> names = List.of();
    private double[] values = new double[1024];
    private long firstLine;
    private int columns;
    private int rows;

    Rows(Path file) {
      this.file = file;
    }

    void add(CsvRecord record) {
      long line = record.getStartingLineNumber();
      List<String> fields = record.getFields();
      if (firstLine == 0) {
        firstLine = line;
        columns = fields.size();
        if (isHeader(fields)) {
          names = fields.stream().map(String::strip).toList();
          return;
        }
      }
      if (fields.size() != columns) {
        throw DataFileException.at(
            file,
            line,
            "has " + count(fields.size()) + ", but line " + firstLine + " has " + columns + ".");
      }
      reserve(line);
      for (int column = 0; column < columns; column++) {
        values[rows * columns + column] = number(fields.get(column), line, column + 1);
      }
      rows++;
    }

    private static boolean isHeader(List<String> fields) {
      return fields.stream().noneMatch(field -> NumberText.parse(field).isPresent())
          && !fields.stream().allMatch(String::isBlank);
    }

    private static String count(int columns) {
      return columns == 1 ? "1 column" : columns + " columns";
    }

    private void reserve(long line) {
      long needed = (rows + 1L) * columns;
      if (needed > Integer.MAX_VALUE - 8L) {
        throw DataFileException.at(file, line, "more than 2^31 numbers are too many.");
      }
      if (needed > values.length) {
        values =
            Arrays.copyOf(
                values,
                (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(needed, 2L * values.length)));
      }
    }

    private double number(String field, long line, int column) {
      OptionalDouble parsed = NumberText.parse(field);
      if (parsed.isEmpty()) {
        throw DataFileException.at(file, line, column, complaint(field, line));
      }
      double number = parsed.getAsDouble();
      if (NumberText.overflows(field, number)) {
        throw DataFileException.at(
            file, line, column, "'" + shorten(field) + "' is too large for a number.");
      }
      return number;
    }

    private String complaint(String field, long line) {
      if (field.isBlank()) {
        return "is empty, but a number is needed.";
      }
      String complaint = "'" + shorten(field) + "' is not a number";
      if (columns == 1 && (field.indexOf(';') >= 0 || field.indexOf('\t') >= 0)) {
        return complaint + "; columns are separated by commas.";
      }
      return complaint
          + (line == firstLine ? ", but others on this line are; a header has names only." : ".");
    }

    private static String shorten(String field) {
      String stripped = field.strip();
      return stripped.length() <= SHOWN ? stripped : stripped.substring(0, SHOWN) + "...";
    }

    NumberTable table() {
      if (firstLine == 0) {
        throw new DataFileException(file, "is empty.");
      }
      return new NumberTable(rows, columns, Arrays.copyOf(values, rows * columns), names);
    }
  }

  /**
   * Writes the shortest text that reads back as the same numbers, without a header; more than two
   * axes become one line per first index.
   */
  static void write(Appendable text, Tensor tensor) throws IOException {
    long rows = tensor.shape().rank() == 0 ? 1 : tensor.shape().size(0);
    long columns = rows == 0 ? 0 : tensor.count() / rows;
    for (long row = 0; row < rows; row++) {
      for (long column = 0; column < columns; column++) {
        text.append(column == 0 ? "" : ",").append(entry(tensor, row * columns + column));
      }
      text.append('\n');
    }
  }

  private static String entry(Tensor tensor, long position) {
    return switch (tensor.dtype()) {
      case FLOAT16, FLOAT32 -> Float.toString((float) tensor.at(position));
      case FLOAT64 -> Double.toString(tensor.at(position));
      case INT32, INT64 -> Long.toString(tensor.longAt(position));
    };
  }
}

package io.github.quern.cli.io;

import io.github.quern.data.Tensor;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Reads and writes numbers; names that end in {@code .npy} are NumPy files, all others CSV. */
public final class DataFiles {
  private DataFiles() {}

  private static boolean isNpy(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".npy");
  }

  /**
   * Reads a table.
   *
   * @param file where it is
   * @param columns which of its columns, or all
   * @throws DataFileException naming file, line and column of what is wrong
   */
  public static NumberTable read(Path file, Optional<ColumnChoice> columns) {
    return read(file, columns, bytes -> {});
  }

  /**
   * Reads a table, and tells how far that is.
   *
   * @param file where it is
   * @param columns which of its columns, or all
   * @param read hears again and again how many more bytes have been read
   * @throws DataFileException naming file, line and column of what is wrong
   */
  public static NumberTable read(Path file, Optional<ColumnChoice> columns, LongConsumer read) {
    if (Files.isDirectory(file)) {
      throw new DataFileException(file, "is a folder, not a file.");
    }
    NumberTable table;
    if (isNpy(file)) {
      table = NpyFile.read(file);
      read.accept(bytes(file));
    } else {
      table = CsvFile.read(file, read);
    }
    return columns.map(choice -> choice.of(file, table)).orElse(table);
  }

  /** How many bytes will be read, as far as that is known; 0 for what is no plain file. */
  public static long bytes(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (IOException unreadable) {
      // Whoever reads it says so.
      return 0;
    }
  }

  /**
   * Writes an array; either all of it or nothing, see {@link OutputFile}.
   *
   * @throws DataFileException if that fails
   */
  public static void write(Path file, Tensor tensor) {
    OutputFile.write(
        file,
        out -> {
          if (isNpy(file)) {
            NpyFile.write(out, tensor);
          } else {
            Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            CsvFile.write(text, tensor);
            text.flush();
          }
        });
  }

  /** Writes an array as CSV into an open stream of text. */
  public static void print(Appendable text, Tensor tensor) throws IOException {
    CsvFile.write(text, tensor);
  }
}

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
    if (Files.isDirectory(file)) {
      throw new DataFileException(file, "is a folder, not a file.");
    }
    NumberTable table = isNpy(file) ? NpyFile.read(file) : CsvFile.read(file);
    return columns.map(choice -> choice.of(file, table)).orElse(table);
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

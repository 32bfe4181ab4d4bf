package io.github.quern.cli;

import io.github.quern.cli.io.ColumnChoice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file, and which of its columns.
 *
 * @param file where it is
 * @param columns which columns, or all
 */
record DataPlace(Path file, Optional<ColumnChoice> columns) {
  /** Reads {@code FILE} or {@code FILE:COLUMNS}; what exists under its whole name is a file. */
  static DataPlace of(String source) {
    int colon = source.lastIndexOf(':');
    String after = source.substring(colon + 1);
    boolean chosen =
        colon > 0
            && !after.isBlank()
            && !after.contains("/")
            && !after.contains("\\")
            && !Files.exists(Path.of(source));
    return chosen
        ? new DataPlace(Path.of(source.substring(0, colon)), Optional.of(new ColumnChoice(after)))
        : new DataPlace(Path.of(source), Optional.empty());
  }
}

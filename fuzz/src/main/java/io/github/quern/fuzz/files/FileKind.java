package io.github.quern.fuzz.files;

import io.github.quern.cli.conformance.CaseFile;
import io.github.quern.cli.io.DataFiles;
import io.github.quern.cli.io.NumberTable;
import java.nio.file.Path;
import java.util.Optional;

/** The kinds of files that are read. */
public enum FileKind {
  /** Tables as comma-separated text. */
  CSV(".csv") {
    @Override
    void read(Path file) {
      requireTable(DataFiles.read(file, Optional.empty()));
    }
  },
  /** NumPy arrays. */
  NPY(".npy") {
    @Override
    void read(Path file) {
      requireTable(DataFiles.read(file, Optional.empty()));
    }
  },
  /** Conformance cases. */
  JSON(".json") {
    @Override
    void read(Path file) {
      CaseFile.read(file)
          .forEach(one -> {
            if (one.arguments().size() != one.dtypes().size()) {
              throw new AssertionError("not every argument has a type: " + one.id());
            }
          });
    }
  };

  private final String suffix;

  FileKind(String suffix) {
    this.suffix = suffix;
  }

  String suffix() {
    return suffix;
  }

  /** Reads a file, and looks at what was read. */
  abstract void read(Path file);

  private static void requireTable(NumberTable table) {
    if (table.values().length != (long) table.rows() * table.columns()) {
      throw new AssertionError(
          table.rows() + " x " + table.columns() + " entries, but " + table.values().length);
    }
    if (!table.names().isEmpty() && table.names().size() != table.columns()) {
      throw new AssertionError(table.names().size() + " names of " + table.columns() + " columns");
    }
  }
}

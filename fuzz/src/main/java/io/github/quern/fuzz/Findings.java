package io.github.quern.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder where findings of a kind are written, one file each. */
final class Findings {
  private final Path folder;

  /** The folder of that name in {@code target/fuzz}, which is made if it is not there. */
  Findings(String name) {
    this.folder = root().resolve(Path.of("target", "fuzz", name));
    try {
      Files.createDirectories(folder);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The folder of the project, which {@code scripts/fuzz} tells. */
  static Path root() {
    return Path.of(System.getenv().getOrDefault("QUERN_FUZZ_ROOT", "."));
  }

  Path folder() {
    return folder;
  }

  /** Writes one. */
  void write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

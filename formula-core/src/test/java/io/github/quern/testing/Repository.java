package io.github.quern.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/** Files that belong to no module. */
public final class Repository {
  private Repository() {}

  /** A file by its path from the root, which is the nearest folder with ARCHITECTURE.md. */
  public static Path file(String path) {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("ARCHITECTURE.md"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new AssertionError("there is no ARCHITECTURE.md above the working folder");
      }
    }
    return folder.resolve(path);
  }
}

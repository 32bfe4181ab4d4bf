package io.github.quern.samples.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Something that can be drawn. */
public interface Picture {
  /**
   * Draws it.
   *
   * @param file the PNG file, whose folder exists
   * @throws IOException if it cannot be written
   */
  void draw(Path file) throws IOException;

  /**
   * Draws it where this Java can.
   *
   * @param file the PNG file; folders are made
   * @return why there is no picture, if there is none: some have no {@code java.desktop}, or find
   *     no fonts
   * @throws IOException if the file cannot be written
   */
  default Optional<String> write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try {
      draw(file);
      return Optional.empty();
    } catch (RuntimeException | LinkageError | InternalError failure) {
      return Optional.of("this Java cannot draw (" + failure + ")");
    }
  }
}

package io.github.quern.cli.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes files so that nobody ever sees half of one: into a temporary file beside it, which then
 * takes its name. Links are followed; what is not a file, such as a pipe, is written directly.
 */
public final class OutputFile {
  private OutputFile() {}

  /** Writes the bytes of a file. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Checks what can be known before there is anything to write.
   *
   * @throws DataFileException if the file cannot be written
   */
  public static void check(Path file) {
    if (Files.isDirectory(file)) {
      throw new DataFileException(file, "is a folder, not a file.");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new DataFileException(file, "there is no folder " + folder + ".");
    }
  }

  static void write(Path file, Content content) {
    check(file);
    try {
      if (!Files.exists(file)) {
        writeBeside(file, content);
      } else if (Files.isRegularFile(file)) {
        writeBeside(file.toRealPath(), content);
      } else {
        write(content, file);
      }
    } catch (IOException failure) {
      throw DataFileException.writing(file, failure);
    }
  }

  private static void writeBeside(Path target, Content content) throws IOException {
    Path temporary =
        target.resolveSibling(
            "."
                + target.getFileName()
                + "."
                + ProcessHandle.current().pid()
                + "-"
                + Long.toHexString(System.nanoTime())
                + ".tmp");
    try {
      write(content, temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      move(temporary, target);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void write(Content content, Path file, StandardOpenOption... options)
      throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file, options))) {
      content.writeTo(out);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException unsupported) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}

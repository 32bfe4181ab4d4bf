package io.github.quern.cli.io;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file cannot be read or written as asked; the message begins with its name. */
public final class DataFileException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** A failure somewhere in the file. */
  public DataFileException(Path file, String what) {
    super(file + ": " + what);
  }

  private DataFileException(Path file, String what, IOException cause) {
    super(file + ": " + what, cause);
  }

  /** A failure on one line. */
  static DataFileException at(Path file, long line, String what) {
    return new DataFileException(file, "line " + line + ": " + what);
  }

  /** A failure in one field; lines and columns are counted from 1. */
  static DataFileException at(Path file, long line, int column, String what) {
    return new DataFileException(file, "line " + line + ", column " + column + ": " + what);
  }

  /** The operating system refused to read. */
  public static DataFileException reading(Path file, IOException cause) {
    return new DataFileException(
        file,
        switch (cause) {
          case NoSuchFileException missing -> "there is no such file.";
          case AccessDeniedException denied -> "you may not read it.";
          default ->
              Files.isDirectory(file)
                  ? "is a folder, not a file."
                  : "cannot be read: " + cause.getMessage() + ".";
        },
        cause);
  }

  /** The operating system refused to write. */
  static DataFileException writing(Path file, IOException cause) {
    return new DataFileException(
        file,
        cause instanceof AccessDeniedException
            ? "you may not write it."
            : "cannot be written: " + cause.getMessage() + ".",
        cause);
  }
}

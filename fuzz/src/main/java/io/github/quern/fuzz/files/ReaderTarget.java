package io.github.quern.fuzz.files;

import com.sun.management.ThreadMXBean;
import io.github.quern.cli.io.DataFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What readers must do with any file: read it, or throw a {@link DataFileException} that begins
 * with the name of the file; and take memory by the size of the file, not by what it says.
 */
public final class ReaderTarget {
  private static final ThreadMXBean MEMORY = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /**
   * What a reader takes for the shortest file: measured, 54,000 bytes for CSV, whose library has a
   * buffer of that size, and 5,000 for the others.
   */
  private static final long FIXED_BYTES = 128L << 10;

  /**
   * What it takes for each byte of a file beyond that: measured, up to 205 for a CSV file of column
   * names and 280 for opening brackets in JSON, which are the densest; fewer for large files.
   */
  private static final long BYTES_PER_BYTE = 512;

  /**
   * So many times as much is allowed under Jazzer, whose hooks take memory wherever a reader
   * compares: measured, 4.6 times as much for a CSV file of 571 bytes.
   */
  private static final long UNDER_JAZZER = 16;

  /**
   * What a file makes a reader take, it takes every time. Classes that are loaded for the first
   * time are not the reader's, nor what Jazzer does to them in the thread that loads them.
   */
  private static final int MEASUREMENTS = 5;

  private static final int LONGEST_MESSAGE = 2_000;

  private ReaderTarget() {}

  /** What Jazzer calls: the first byte of an input chooses the reader. */
  public static void fuzzerTestOneInput(byte[] data) {
    check(data, UNDER_JAZZER);
  }

  /** Reads such an input without Jazzer. */
  public static void check(byte[] input) {
    check(input, 1);
  }

  private static void check(byte[] input, long scale) {
    if (input.length > 0) {
      List<FileKind> kinds = List.of(FileKind.values());
      FileKind kind = kinds.get(Byte.toUnsignedInt(input[0]) % kinds.size());
      check(kind, Arrays.copyOfRange(input, 1, input.length), scale);
    }
  }

  /**
   * Reads a file of that content.
   *
   * @return whether it could be read
   * @throws AssertionError if the reader does what it must not
   */
  public static boolean check(FileKind kind, byte[] content) {
    return check(kind, content, 1);
  }

  private static boolean check(FileKind kind, byte[] content, long scale) {
    Path file = written(kind, content);
    boolean read = read(kind, file);
    long allowed = scale * (FIXED_BYTES + BYTES_PER_BYTE * content.length);
    long bytes = memory(kind, file);
    for (int again = 1; again < MEASUREMENTS && bytes > allowed; again++) {
      bytes = Math.min(bytes, memory(kind, file));
    }
    if (bytes > allowed) {
      throw new AssertionError(
          "reading " + content.length + " bytes took " + bytes + " bytes of memory");
    }
    return read;
  }

  private static long memory(FileKind kind, Path file) {
    long before = MEMORY.getCurrentThreadAllocatedBytes();
    read(kind, file);
    return MEMORY.getCurrentThreadAllocatedBytes() - before;
  }

  private static Path written(FileKind kind, byte[] content) {
    Path file = Scratch.FOLDER.resolve(Thread.currentThread().threadId() + kind.suffix());
    Scratch.IN_USE.lock();
    try {
      return Files.write(file, content);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      Scratch.IN_USE.unlock();
    }
  }

  private static boolean read(FileKind kind, Path file) {
    try {
      kind.read(file);
      return true;
    } catch (DataFileException refusal) {
      String message = String.valueOf(refusal.getMessage());
      if (!message.startsWith(file + ": ") || message.length() > LONGEST_MESSAGE) {
        throw new AssertionError("a bad message: " + message, refusal);
      }
      return false;
    }
  }

  /** Where the files are written. */
  private static final class Scratch {
    static final Path FOLDER = make();

    /** Held for good once the JVM ends, or a file that cannot be written would be a finding. */
    static final ReentrantLock IN_USE = new ReentrantLock();

    private static Path make() {
      try {
        Path folder = Files.createTempDirectory("quern-fuzz");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        return folder;
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    private static void delete(Path folder) {
      IN_USE.lock();
      try (var files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
        Files.delete(folder);
      } catch (IOException failure) {
        System.err.println("fuzz: " + folder + " could not be deleted: " + failure);
      }
    }
  }
}

package io.github.quern.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that are checked in, most of them below {@code src/test/resources/golden}. With {@code
 * -Dquern.golden.update=true} the tests write them anew; the difference then shows in version
 * control.
 */
public final class Golden {
  private static final Path FOLDER = Path.of("src", "test", "resources", "golden");
  private static final boolean UPDATE = Boolean.getBoolean("quern.golden.update");

  private Golden() {}

  /**
   * Requires that a text is the checked-in one.
   *
   * @param name the file's name, without folder and ending
   * @param text what it should hold, ending with a line break
   */
  public static void requireSame(String name, String text) {
    requireSame(FOLDER.resolve(name + ".txt"), text);
  }

  /**
   * The same for a file elsewhere.
   *
   * @param file the file
   * @param text what it should hold, ending with a line break
   */
  public static void requireSame(Path file, String text) {
    try {
      if (UPDATE) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text);
      }
      String expected = Files.exists(file) ? Files.readString(file) : "";
      if (!expected.equals(text)) {
        throw new AssertionError(difference(file, expected, text));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String difference(Path file, String expected, String text) {
    String[] old = expected.split("\n", -1);
    String[] now = text.split("\n", -1);
    int line = 0;
    while (line < Math.min(old.length, now.length) && old[line].equals(now[line])) {
      line++;
    }
    return file
        + " differs from line "
        + (line + 1)
        + " on, '"
        + at(old, line)
        + "' became '"
        + at(now, line)
        + "'; if that is wanted, run the test with -Dquern.golden.update=true. New text:\n"
        + text;
  }

  private static String at(String[] lines, int line) {
    return line < lines.length ? lines[line] : "(end)";
  }
}

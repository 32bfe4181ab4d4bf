package io.github.quern.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The examples of a page, which are lines of the test that runs them. */
public final class DocumentationPage {
  private static final Pattern TITLE = Pattern.compile("^## (.*)$", Pattern.MULTILINE);

  private final String text;
  private final String[] pieces;

  private DocumentationPage(String text) {
    this.text = text;
    this.pieces = text.split("```", -1);
  }

  /** A page, by its path in the repository. */
  public static DocumentationPage read(String path) {
    return new DocumentationPage(text(path));
  }

  private static String text(String path) {
    try {
      return Files.readString(Repository.file(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All of it. */
  public String text() {
    return text;
  }

  /** The titles of its sections, which stand behind {@code ##}. */
  public List<String> sections() {
    return TITLE.matcher(text).results().map(title -> title.group(1)).toList();
  }

  /** One section, up to the next one. */
  public DocumentationPage section(String title) {
    String start = "\n## " + title + "\n";
    int from = text.indexOf(start);
    if (from < 0) {
      throw new AssertionError("there is no section " + title);
    }
    int to = text.indexOf("\n## ", from + 1);
    return new DocumentationPage(text.substring(from, to < 0 ? text.length() : to));
  }

  /** The blocks between fences in a language, such as {@code java}, or in none. */
  public List<String> blocks(String language) {
    return IntStream.range(0, pieces.length)
        .filter(piece -> piece % 2 == 1)
        .mapToObj(piece -> pieces[piece])
        .filter(block -> block.startsWith(language + "\n"))
        .map(block -> block.substring(language.length() + 1))
        .toList();
  }

  /** Requires that a source file contains all Java blocks, as {@link #requireIn} does. */
  public void requireExamplesIn(String source) {
    List<String> examples = blocks("java");
    if (examples.isEmpty()) {
      throw new AssertionError("the page has no example");
    }
    examples.forEach(example -> requireIn(source, example));
  }

  /**
   * Requires that a source file contains an example, but for spaces, which the formatter decides,
   * and comments at the end of lines.
   *
   * @param source its path in the repository
   */
  public static void requireIn(String source, String example) {
    if (!plain(text(source)).contains(plain(example))) {
      throw new AssertionError(source + " lacks the example\n" + example);
    }
  }

  private static String plain(String code) {
    return code.replaceAll("//[^\n]*", "").replaceAll("\\s", "");
  }
}

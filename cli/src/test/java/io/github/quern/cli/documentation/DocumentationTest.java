package io.github.quern.cli.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every block of code of the README and of the pages in {@code docs}: Java in a jshell that
 * goes through the page, commands as processes. What blocks are said to print is compared.
 */
class DocumentationTest {
  @TempDir private Path folder;

  /** Lines of samples, as {@code GalleryPageTest} checks. */
  private static final String GALLERY = "docs/gallery.md";

  static List<String> pages() throws IOException {
    try (Stream<Path> files = Files.list(Repository.file("docs"))) {
      return Stream.concat(
              Stream.of("README.md"),
              files
                  .map(Path::getFileName)
                  .map(Path::toString)
                  .filter(name -> name.endsWith(".md"))
                  .sorted()
                  .map(name -> "docs/" + name)
                  .filter(path -> !path.equals(GALLERY)))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyBlockRuns(String path) throws IOException, InterruptedException {
    Page page = Page.read(path);
    // Commands write into the current folder.
    for (String name : List.of("samples", "scripts", "docs")) {
      Files.createSymbolicLink(folder.resolve(name), Repository.file(name));
    }
    try (Session session = new Session()) {
      new Run(session, folder).all(page.examples());
    }
  }

  @Test
  void blocksOfEachKindAreFound() throws IOException {
    Set<Example.Kind> kinds = EnumSet.noneOf(Example.Kind.class);
    for (String page : pages()) {
      Page.read(page).examples().forEach(example -> kinds.add(example.kind()));
    }
    assertEquals(EnumSet.allOf(Example.Kind.class), kinds);
  }

  /** Goes through a page. */
  private static final class Run {
    private final Session session;
    private final Path folder;

    /** What the next block must be, if something announced it. */
    private @Nullable String expected;

    /** What the next block must be a part of. */
    private @Nullable String expectedPart;

    /** Which test the next block is part of, if it is not run here. */
    private @Nullable String test;

    private String printed = "";

    Run(Session session, Path folder) {
      this.session = session;
      this.folder = folder;
    }

    void all(List<Example> examples) throws InterruptedException {
      for (Example example : examples) {
        try {
          one(example);
        } catch (AssertionError | IOException failure) {
          throw new AssertionError(example.toString(), failure);
        }
      }
    }

    /** Code without spaces, which the formatter decides, and without comments at ends of lines. */
    private static String plain(String code) {
      return code.replaceAll("//[^\n]*", "").replaceAll("\\s", "");
    }

    private void one(Example example) throws IOException, InterruptedException {
      switch (example.kind()) {
        case JAVA -> {
          if (test == null) {
            session.run(example.text());
          } else {
            String source = Files.readString(Repository.file(test));
            assertTrue(plain(source).contains(plain(example.text())), test);
            test = null;
          }
        }
        case SETUP -> session.run(example.text());
        case TEST -> test = example.text();
        case PRINTS -> expected = session.textOf(example.text());
        case SHELL -> printed = ShellBlock.run(example.text(), folder);
        case OUTPUT -> expected = printed;
        case PART -> expectedPart = printed;
        case TEXT -> {
          if (expected != null) {
            assertEquals(ShellBlock.comparable(expected), ShellBlock.comparable(example.text()));
            expected = null;
          } else if (expectedPart != null) {
            String part = ShellBlock.comparable(example.text());
            assertTrue(ShellBlock.comparable(expectedPart).contains(part), expectedPart);
            expectedPart = null;
          }
        }
      }
    }
  }
}

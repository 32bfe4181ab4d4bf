package io.github.quern.cli.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.testing.DocumentationPage;
import io.github.quern.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
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

    /** What is required of the next block, if a comment before it says so. */
    private @Nullable Consumer<String> announced;

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
      assertNull(announced, "a comment announces a block, but none follows");
    }

    private void one(Example example) throws IOException, InterruptedException {
      switch (example.kind()) {
        case JAVA -> take(example, session::run);
        case TEXT -> take(example, _ -> {});
        case SETUP -> session.run(example.text());
        case SHELL -> printed = ShellBlock.run(example.text(), folder);
        case TEST -> announced = code -> DocumentationPage.requireIn(example.text(), code);
        case PRINTS -> announced = same(session.textOf(example.text()));
        case OUTPUT -> announced = same(printed);
        case PART -> {
          String whole = ShellBlock.comparable(printed);
          announced = part -> assertTrue(whole.contains(ShellBlock.comparable(part)), whole);
        }
      }
    }

    /** Does with a block what was announced, or else what is usual. */
    private void take(Example block, Consumer<String> usual) {
      Consumer<String> wanted = announced == null ? usual : announced;
      announced = null;
      wanted.accept(block.text());
    }

    private static Consumer<String> same(String expected) {
      return text -> assertEquals(ShellBlock.comparable(expected), ShellBlock.comparable(text));
    }
  }
}

package io.github.quern.cli.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.quern.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.junit.jupiter.api.Test;

/** Links within the repository lead to files that are there, and to headings that they have. */
class LinksTest {
  private static final Parser PARSER = Parser.builder().build();

  private record Place(Path page, String target) {}

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(Repository.file("docs"))) {
      return Stream.concat(
              Stream.of("README.md", "ARCHITECTURE.md", "samples/data/README.md")
                  .map(Repository::file),
              files.filter(file ->
                  file.toString().endsWith(".md") && !file.toString().contains("node_modules")))
          .toList();
    }
  }

  private static List<Place> links(Path page) throws IOException {
    List<Place> links = new ArrayList<>();
    parse(page)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Link link) {
                links.add(new Place(page, link.getDestination()));
                visitChildren(link);
              }

              @Override
              public void visit(Image image) {
                links.add(new Place(page, image.getDestination()));
              }
            });
    return links;
  }

  private static Node parse(Path page) throws IOException {
    return PARSER.parse(Files.readString(page));
  }

  /** The names that GitHub and VitePress give headings. */
  private static Set<String> anchors(Path page) throws IOException {
    Set<String> anchors = new HashSet<>();
    TextContentRenderer text = TextContentRenderer.builder().build();
    parse(page)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Heading heading) {
                String name = text.render(heading).toLowerCase(Locale.ROOT);
                anchors.add(name.replaceAll("[^\\p{L}\\p{N} _-]", "").strip().replace(' ', '-'));
              }
            });
    return anchors;
  }

  private static boolean leadsNowhere(Place place) {
    String[] parts = place.target().split("#", 2);
    Path file =
        parts[0].isEmpty() ? place.page() : place.page().resolveSibling(parts[0]).normalize();
    try {
      return !Files.exists(file) || (parts.length == 2 && !anchors(file).contains(parts[1]));
    } catch (IOException e) {
      throw new AssertionError(place.toString(), e);
    }
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    List<Place> all = new ArrayList<>();
    for (Path page : pages()) {
      all.addAll(links(page));
    }
    List<Place> own =
        all.stream().filter(place -> !place.target().matches("(https?|mailto):.*")).toList();
    assertFalse(own.isEmpty());
    assertEquals(List.of(), own.stream().filter(LinksTest::leadsNowhere).toList());
  }
}

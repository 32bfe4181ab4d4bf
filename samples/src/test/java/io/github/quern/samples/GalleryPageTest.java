package io.github.quern.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.testing.DocumentationPage;
import io.github.quern.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** {@code docs/gallery.md} has a section for each sample, whose code is that of the sample. */
class GalleryPageTest {
  private static final Path PICTURES = Repository.file("docs/gallery");
  private static final int LARGEST_PICTURE = 60_000;

  private final DocumentationPage page = DocumentationPage.read("docs/gallery.md");

  @Test
  void everySampleHasASectionInTheOrderOfTheList() {
    assertEquals(Samples.all().stream().map(Sample::name).toList(), page.sections());
  }

  @Test
  void theCodeOfEachSectionIsThatOfItsSample() {
    for (Sample sample : Samples.all()) {
      page.section(sample.name())
          .requireExamplesIn(
              "samples/src/main/java/" + sample.getClass().getName().replace('.', '/') + ".java");
    }
  }

  @Test
  void picturesAreThoseOfSamplesAndSmall() throws IOException {
    TreeSet<String> drawn = new TreeSet<>();
    for (Sample sample : Samples.all()) {
      String picture = sample.name() + ".png";
      if (page.section(sample.name()).text().contains("](gallery/" + picture + ")")) {
        drawn.add(picture);
        assertTrue(Files.size(PICTURES.resolve(picture)) < LARGEST_PICTURE, picture);
        assertTrue(ImageIO.read(PICTURES.resolve(picture).toFile()).getWidth() > 300, picture);
      }
    }
    try (Stream<Path> files = Files.list(PICTURES)) {
      List<String> there = files.map(file -> file.getFileName().toString()).sorted().toList();
      assertEquals(List.copyOf(drawn), there);
    }
    assertEquals(Samples.all().size() - 1, drawn.size(), "all but the first sample are looked at");
  }
}

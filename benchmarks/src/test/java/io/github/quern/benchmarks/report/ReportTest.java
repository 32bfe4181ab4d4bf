package io.github.quern.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {
  private static String golden(String name) throws IOException {
    try (InputStream resource =
        Objects.requireNonNull(ReportTest.class.getResourceAsStream("/report/" + name), name)) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void thePageOfFixedNumbers() throws IOException {
    assertEquals(golden("report.md"), Page.of(FixedResults.results(), Optional.empty(), false));
  }

  @Test
  void withoutChartsThePageSaysWhy() {
    String page = Page.of(FixedResults.results(), Optional.of("nobody can draw"), false);
    assertTrue(page.contains("\nThere are no charts: nobody can draw.\n"), page);
    assertFalse(page.contains("!["), page);
  }

  @Test
  void notesStayAndThePageLeadsToThem(@TempDir Path folder) throws IOException {
    Report.write(FixedResults.results(), folder);
    String link = "[notes.md](notes.md)";
    assertFalse(Files.readString(folder.resolve("report.md")).contains(link));
    Files.writeString(folder.resolve("notes.md"), "why");
    Report.write(FixedResults.results(), folder);
    assertTrue(Files.readString(folder.resolve("report.md")).contains(link));
    assertEquals("why", Files.readString(folder.resolve("notes.md")));
  }

  @Test
  void jsonHasEveryNumber() {
    JsonNode json = JsonMapper.shared().readTree(Report.json(FixedResults.results()));
    JsonNode first = json.path("square").get(0);
    assertEquals(
        Set.of(
            "workload",
            "contender",
            "threads",
            "m",
            "n",
            "pairs",
            "calls",
            "median_ms",
            "gpairs_per_s",
            "left_out"),
        Set.copyOf(first.propertyNames()));
    assertEquals(1, first.path("median_ms").doubleValue());
    assertEquals(1, first.path("gpairs_per_s").doubleValue(), 1e-12);
    assertTrue(first.path("left_out").isNull());
    assertTrue(json.path("square").get(14).path("median_ms").isNull());
    assertTrue(json.path("square").get(14).path("left_out").isString());
    assertEquals("Some CPU", json.path("machine").path("processor").asString());
    assertEquals(2000, json.path("first_calls").get(1).path("median_ms").intValue());
    assertEquals(16, json.path("memory_speed").path("gb_per_s").doubleValue(), 1e-12);
    assertEquals(128.4, json.path("memory").get(0).path("peak_mib").doubleValue());
  }

  @Test
  void everyChartIsThereAsPngAndAsSvg(@TempDir Path folder) throws Exception {
    Path docs = folder.resolve("docs").resolve("benchmarks");
    Optional<String> noCharts = Report.write(FixedResults.results(), docs);
    assertTrue(Files.exists(docs.resolve("report.md")));
    assumeTrue(noCharts.isEmpty(), noCharts::toString);
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(docs)) {
      files.forEach(file -> names.add(String.valueOf(file.getFileName())));
    }
    List<String> charts = List.of("speed", "speed-gaussian-d3", "speed-logsumexp-d3");
    Set<String> expected = new TreeSet<>(Set.of("report.md", "results.json"));
    charts.forEach(chart -> expected.addAll(List.of(chart + ".png", chart + ".svg")));
    assertEquals(expected, names);
    for (String chart : charts) {
      Element svg = svg(docs.resolve(chart + ".svg"));
      assertEquals("svg", svg.getTagName());
      assertEquals(
          ImageIO.read(docs.resolve(chart + ".png").toFile()).getWidth() + "px",
          svg.getAttribute("width"));
      assertTrue(svg.getElementsByTagName("path").getLength() > 0);
    }
  }

  private static Element svg(Path file) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    Document document =
        factory.newDocumentBuilder().parse(new ByteArrayInputStream(Files.readAllBytes(file)));
    return document.getDocumentElement();
  }
}

package io.github.quern.published;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The project {@code samples/maven}, built by Maven with the artifacts of this build. */
class MavenProjectTest {
  private static final String PROJECT = "samples/maven";

  @TempDir private Path folder;

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  /** The words by which Maven takes Quern from this build, and all else from where it has it. */
  private static List<String> maven(String... more) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Repository.file("mvnw").toString(),
                "--batch-mode",
                "--quiet",
                "-Dmaven.repo.local=" + Build.repository(),
                "-Dmaven.repo.local.tail=" + Build.cache()));
    if (Build.isOffline()) {
      command.add("--offline");
    }
    command.addAll(List.of(more));
    return command;
  }

  @Test
  void itIsBuiltAndPrintsTheNearestDirections() throws IOException, InterruptedException {
    copy(Repository.file(PROJECT + "/src"), folder.resolve("src"));
    Files.copy(Repository.file(PROJECT + "/pom.xml"), folder.resolve("pom.xml"));
    String printed = Build.run(folder, maven("compile", "exec:exec"), Map.of(), 0);
    // Of 12 points at 3, 33, 63 … degrees, the direction at the nearest multiple of 90 degrees.
    String expected =
        IntStream.range(0, 12)
            .mapToObj(i -> "point " + i + ": direction " + Math.round((30 * i + 3) / 90.0) % 4)
            .collect(Collectors.joining("\n", "", "\n"));
    assertEquals(expected, printed);
  }

  @Test
  void pagesShowItsDependency() throws IOException {
    String project = plain(Files.readString(Repository.file(PROJECT + "/pom.xml")));
    for (String page : List.of("README.md", "docs/getting-started.md")) {
      List<String> shown =
          Pattern.compile("```xml\n(.*?)```", Pattern.DOTALL)
              .matcher(Files.readString(Repository.file(page)))
              .results()
              .map(block -> block.group(1))
              .toList();
      assertTrue(!shown.isEmpty(), page);
      for (String block : shown) {
        assertTrue(project.contains(plain(block)), () -> page + " shows\n" + block);
      }
    }
  }

  private static String plain(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  /** So that building the project downloads nothing that building Quern does not. */
  @Test
  void itsPluginsHaveTheVersionsOfQuernsOwn()
      throws IOException, ParserConfigurationException, SAXException {
    Element versions = Pom.child(Pom.read(Repository.file("pom.xml")), "properties");
    Element build = Pom.child(Pom.read(Repository.file(PROJECT + "/pom.xml")), "build");
    List<Element> plugins = Pom.children(Pom.child(build, "plugins"), "plugin");
    assertEquals(3, plugins.size());
    for (Element plugin : plugins) {
      String name = Pom.text(plugin, "artifactId").replace("maven-", "");
      assertEquals(Pom.text(versions, name + ".version"), Pom.text(plugin, "version"), name);
    }
  }
}

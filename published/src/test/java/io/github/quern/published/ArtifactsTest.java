package io.github.quern.published;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.quern.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every library has what Maven Central asks for, and what its users look for. */
class ArtifactsTest {
  private static Set<String> entries(Path jar, String ending) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream()
          .map(Object::toString)
          .filter(name -> name.endsWith(ending))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.quern.published.Build#libraries")
  void sourcesOfAllClassesAreThere(String library) throws IOException {
    Set<String> sources = entries(Build.fileOf(library, "-sources.jar"), ".java");
    // A source file has a class of its name, but for descriptions of packages.
    Set<String> classes =
        entries(Build.fileOf(library, ".jar"), ".class").stream()
            .filter(name -> !name.contains("$"))
            .map(name -> name.replaceAll("\\.class$", ".java"))
            .collect(Collectors.toCollection(TreeSet::new));
    classes.removeAll(sources);
    assertEquals(Set.of(), classes);
    assertTrue(sources.contains("module-info.java"), sources::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "formula-core, io.github.quern.core/io/github/quern/formula/Operator.html",
    "runtime, io.github.quern.runtime/io/github/quern/api/Genred.html",
    "tornado-kernels, io.github.quern.tornado/io/github/quern/tornado/TornadoBackend.html",
    "parity, io.github.quern.parity/io/github/quern/parity/BackendParity.html",
    "samples, io.github.quern.samples/io/github/quern/samples/Samples.html"
  })
  void theJavadocDescribesItsClasses(String library, String page) throws IOException {
    Set<String> pages = entries(Build.fileOf(library, "-javadoc.jar"), ".html");
    assertTrue(pages.contains(page), () -> page + " is not among " + pages);
    assertTrue(pages.contains("index.html"));
  }

  @ParameterizedTest
  @MethodSource("io.github.quern.published.Build#libraries")
  void thePomNamesAndDescribesIt(String library)
      throws IOException, ParserConfigurationException, SAXException {
    Element pom = Pom.read(Build.fileOf(library, ".pom"));
    assertTrue(Pom.text(pom, "name").startsWith("Quern"));
    Pom.text(pom, "description");
  }

  /** By inheritance, for all of them; see central.sonatype.org/publish/requirements. */
  @Test
  void theParentHasTheRestThatMavenCentralAsksFor()
      throws IOException, ParserConfigurationException, SAXException {
    Element pom = Pom.read(Build.fileOf("parent", ".pom"));
    String home = Pom.text(pom, "url");
    Element license = Pom.child(Pom.child(pom, "licenses"), "license");
    Element developer = Pom.child(Pom.child(pom, "developers"), "developer");
    Element scm = Pom.child(pom, "scm");
    assertEquals("Apache-2.0", Pom.text(license, "name"));
    assertTrue(Pom.text(license, "url").startsWith("https://www.apache.org/licenses/"));
    for (String needed : List.of("name", "url", "organization", "organizationUrl")) {
      Pom.text(developer, needed);
    }
    assertEquals("scm:git:" + home + ".git", Pom.text(scm, "connection"));
    assertTrue(Pom.text(scm, "developerConnection").startsWith("scm:git:"));
    assertEquals(home, Pom.text(scm, "url"));
  }

  @ParameterizedTest
  @CsvSource({
    "formula-core, ''",
    "runtime, 'commons-math3 quern-formula-core'",
    "tornado-kernels, quern-formula-core",
    "parity, 'apiguardian-api commons-math3 junit-jupiter-api junit-platform-commons opentest4j"
        + " quern-formula-core quern-runtime'",
    "samples, 'commons-math3 quern-formula-core quern-runtime xchart'"
  })
  void theSbomListsAllThatAProgramGetsWithIt(String library, String dependencies)
      throws IOException {
    assumeFalse(Build.isOffline(), "CycloneDX makes no SBOM without a network");
    JsonNode sbom =
        JsonMapper.shared()
            .readTree(
                Files.readString(
                    Repository.file(library)
                        .resolve("target")
                        .resolve("quern-" + library + "-" + Build.VERSION + "-cyclonedx.json")));
    assertEquals("CycloneDX", sbom.path("bomFormat").asString());
    JsonNode self = sbom.path("metadata").path("component");
    assertEquals(
        List.of(Build.GROUP, "quern-" + library, Build.VERSION),
        Stream.of("group", "name", "version").map(key -> self.path(key).asString()).toList());
    Set<String> names = new TreeSet<>();
    for (JsonNode component : sbom.path("components")) {
      names.add(component.path("name").asString());
      assertFalse(component.path("purl").asString().isEmpty(), component::toString);
      assertFalse(component.path("licenses").isEmpty(), component::toString);
      assertTrue(
          component
              .path("hashes")
              .valueStream()
              .anyMatch(hash -> hash.path("alg").asString().equals("SHA-256")),
          component::toString);
    }
    assertEquals(dependencies, String.join(" ", names));
  }
}

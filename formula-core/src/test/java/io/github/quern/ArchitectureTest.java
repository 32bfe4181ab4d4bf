package io.github.quern;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.testing.Architecture;
import io.github.quern.testing.PackageImports;
import io.github.quern.testing.UnlinkedClasses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The packages of this module and who may import whom; the rules are in ARCHITECTURE.md. */
class ArchitectureTest {
  private static final Map<String, Set<String>> IMPORTS =
      PackageImports.of(Path.of("target", "classes"));

  @Test
  void packagesImportWhatTheTableAllows() {
    assertEquals(List.of(), Architecture.read().violations(IMPORTS));
  }

  @Test
  void lambdasAndTypeSwitchesAreLinkedByTheBuild() {
    assertEquals(List.of(), UnlinkedClasses.of(Path.of("target", "classes")));
  }

  @Test
  void thePackagesOfTheModuleAreSeen() {
    assertEquals(
        Set.of(
            "backend",
            "bytecode",
            "derivative",
            "dsl",
            "formula",
            "graph",
            "interpret",
            "ir",
            "lower",
            "operator",
            "operator.complex",
            "operator.constant",
            "operator.external",
            "operator.index",
            "operator.matrix",
            "operator.scalar",
            "operator.vector",
            "reduction",
            "register",
            "simplify",
            "text"),
        IMPORTS.keySet());
  }

  @Test
  void importsAreSeen() {
    Map<String, Set<String>> some = new TreeMap<>(IMPORTS);
    some.keySet().retainAll(Set.of("ir", "formula", "reduction", "bytecode"));
    assertEquals(
        Map.of(
            "ir", Set.of(),
            "formula", Set.of("ir"),
            "reduction", Set.of("ir", "register"),
            "bytecode", Set.of("ir")),
        some);
  }

  @Test
  void everyPackageSaysWhatLivesInIt() {
    List<String> silent =
        IMPORTS.keySet().stream()
            .map(name -> name.replace('.', '/') + "/package-info.java")
            .filter(file -> !Files.exists(Path.of("src/main/java/io/github/quern").resolve(file)))
            .toList();
    assertEquals(List.of(), silent);
  }
}

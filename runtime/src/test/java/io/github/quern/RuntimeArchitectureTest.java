package io.github.quern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.testing.Architecture;
import io.github.quern.testing.PackageImports;
import io.github.quern.testing.UnlinkedClasses;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuntimeArchitectureTest {
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
  void nothingBelowTheApiImportsIt() {
    Set<String> above = Set.of("lazy", "solve");
    IMPORTS.forEach(
        (name, imports) -> assertTrue(above.contains(name) || !imports.contains("api"), name));
  }

  @Test
  void thePackagesOfTheModuleAreSeen() {
    assertEquals(
        Set.of(
            "api",
            "cache",
            "cluster",
            "cpu.lanes",
            "cpu.parallel",
            "cpu.scalar",
            "cpu.vector",
            "data",
            "lazy",
            "plan",
            "solve"),
        IMPORTS.keySet());
    assertEquals(Set.of("backend", "formula", "ir"), IMPORTS.get("data"));
  }

  @Test
  void forbiddenAndUnknownPackagesAreReported() {
    assertEquals(
        List.of("data must not import plan", "ARCHITECTURE.md has no row for the package surprise"),
        Architecture.read()
            .violations(
                new java.util.TreeMap<>(
                    Map.of("data", Set.of("formula", "plan"), "surprise", Set.of()))));
  }
}

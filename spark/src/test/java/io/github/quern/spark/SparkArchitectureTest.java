package io.github.quern.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.testing.Architecture;
import io.github.quern.testing.PackageImports;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SparkArchitectureTest {
  private static final Map<String, Set<String>> IMPORTS =
      PackageImports.of(Path.of("target", "classes"));

  @Test
  void packagesImportWhatTheTableAllows() {
    assertEquals(List.of(), Architecture.read().violations(IMPORTS));
  }

  @Test
  void thePackagesOfTheModuleAreSeen() {
    assertEquals(Set.of("spark", "spark.samples"), IMPORTS.keySet());
  }
}

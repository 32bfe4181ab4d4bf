package io.github.quern.tornado;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.testing.Architecture;
import io.github.quern.testing.PackageImports;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TornadoArchitectureTest {
  private static final Map<String, Set<String>> IMPORTS =
      PackageImports.of(Path.of("target", "classes"));

  @Test
  void packagesImportWhatTheTableAllows() {
    assertEquals(List.of(), Architecture.read().violations(IMPORTS));
  }

  @Test
  void thePackagesOfTheModuleAreSeen() {
    assertEquals(
        Set.of("tornado", "tornado.driver", "tornado.emit", "tornado.maths", "tornado.place"),
        IMPORTS.keySet());
  }
}

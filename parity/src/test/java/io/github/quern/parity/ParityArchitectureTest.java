package io.github.quern.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.testing.Architecture;
import io.github.quern.testing.PackageImports;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ParityArchitectureTest {
  private static final Map<String, Set<String>> IMPORTS =
      PackageImports.of(Path.of("target", "classes"));

  @Test
  void theKitImportsWhatTheTableAllows() {
    assertEquals(List.of(), Architecture.read().violations(IMPORTS));
    assertEquals(Set.of("parity"), IMPORTS.keySet());
  }
}

package io.github.quern.tornado.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.testing.Architecture;
import io.github.quern.testing.PackageImports;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BindingArchitectureTest {
  private static final Map<String, Set<String>> IMPORTS =
      PackageImports.of(Path.of("target", "classes"));

  @Test
  void theBindingImportsWhatTheTableAllows() {
    assertEquals(List.of(), Architecture.read().violations(IMPORTS));
    assertEquals(
        Set.of("tornado.binding", "tornado.pipeline", "tornado.samples"), IMPORTS.keySet());
  }
}

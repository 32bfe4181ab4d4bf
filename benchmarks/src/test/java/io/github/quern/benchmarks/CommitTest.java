package io.github.quern.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitTest {
  @Test
  void outsideOfARepositoryItIsUnknown(@TempDir Path folder) {
    assertEquals("unknown", Commit.of(folder));
  }
}

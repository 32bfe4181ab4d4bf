package io.github.quern.benchmarks.measure;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.quern.api.Engine;
import io.github.quern.benchmarks.workload.Workload;
import io.github.quern.benchmarks.workload.Workloads;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class VectorCompilationTest {
  @Test
  void itRunsAfterMillionsOfPairsOnTheTierAndEnds() {
    Workload gaussian = Workloads.find("gaussian-d3");
    assumeTrue(
        Engine.shared().tiers().stream()
            .anyMatch(tier -> tier.name().equals("simd") && tier.unavailable().isEmpty()),
        "there is no tier simd");
    assertFalse(VectorCompilation.isRunning());
    try (TierEngine engine = new TierEngine("simd", 1)) {
      engine.on(gaussian, 2, 3, gaussian.data(2, 3)).call();
      assertFalse(VectorCompilation.isRunning());
      engine.on(gaussian, 2_000, 2_500, gaussian.data(2_000, 2_500)).call();
      assertTrue(VectorCompilation.isRunning());
      assertTimeoutPreemptively(
          Duration.ofMinutes(1),
          () -> {
            while (VectorCompilation.isRunning()) {
              Thread.sleep(1);
            }
          });
    }
  }
}

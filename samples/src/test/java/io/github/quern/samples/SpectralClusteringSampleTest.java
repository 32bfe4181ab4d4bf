package io.github.quern.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import org.junit.jupiter.api.Test;

class SpectralClusteringSampleTest {
  @Test
  void theSecondEigenvectorTellsTheRingsApart() {
    SampleResult result =
        new SpectralClusteringSample(500)
            .run(Engine.shared(), CallOptions.DEFAULT.withBackend("scalar"));
    assertTrue(result.error() < 1e-12, () -> "error " + result.error());
    // Affinities over row sums are a Markov chain, whose largest eigenvalue is 1.
    String eigenvalues = result.notes().get(0);
    assertTrue(
        eigenvalues.matches("Eigenvalues: 1\\.000000, 0\\.99\\d+, 0\\.98\\d+ .*"), eigenvalues);
    assertEquals("Misplaced: 0 of 500 points", result.notes().get(1));
  }
}

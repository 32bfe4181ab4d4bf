package io.github.quern.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SpectralClusteringSampleTest {
  @Test
  void theSecondEigenvectorTellsTheRingsApart() {
    SampleResult result = Gallery.run(new SpectralClusteringSample(500));
    double error = Gallery.error(result);
    assertTrue(error < 1e-12, () -> "error " + error);
    // Affinities over row sums are a Markov chain, whose largest eigenvalue is 1.
    String eigenvalues = result.found().get(0);
    assertTrue(
        eigenvalues.matches("Eigenvalues: 1\\.000000, 0\\.99\\d+, 0\\.98\\d+ .*"), eigenvalues);
    assertEquals("Misplaced: 0 of 500 points", result.found().get(1));
  }
}

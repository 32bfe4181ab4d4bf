package io.github.quern.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Genred;
import io.github.quern.data.Tensor;
import io.github.quern.testing.DocumentationPage;
import io.github.quern.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The examples of {@code docs/parity.md} are lines of this test. */
class ParityPageTest {
  private static final DocumentationPage PAGE = DocumentationPage.read("docs/parity.md");

  private final Genred density =
      Genred.of("Exp(-SqDist(X,Y))").aliases("X = Vi(2)", "Y = Vj(2)").axis(1).build();
  private final Tensor x = points(1, 50);
  private final Tensor y = points(2, 300);

  private static Tensor points(long seed, int count) {
    Random random = new Random(seed);
    float[] numbers = new float[2 * count];
    for (int k = 0; k < numbers.length; k++) {
      numbers[k] = random.nextFloat();
    }
    return Tensor.of(numbers, count, 2);
  }

  @Test
  void everyTierComputesTheDensity() {
    BackendParity.of(density, x, y).withTolerance(Tolerance.ofLargest(1e-6).withUlps(4)).check();
  }

  @ParityTest
  void theDensityOfAPointAtItselfIsOne(CallOptions options) {
    Tensor one = Tensor.of(new float[] {0.5f, 2}, 1, 2);
    assertEquals(1, density.call(options, one, one).at(0), 1e-7);
  }

  @ParityTest(
      tiers = {"tornado", "simd"},
      require = "simd")
  void densitiesAreAtMostTheNumberOfPoints(Tier tier) {
    for (double value : density.call(tier.options(), x, y).toDoubleArray()) {
      assertTrue(value > 0 && value <= 300, () -> value + " on " + tier.devices());
    }
  }

  @Test
  void neighboursMayBeTies() {
    Genred nearest =
        Genred.of("SqDist(X,Y)")
            .aliases("X = Vi(2)", "Y = Vj(2)")
            .reductionOp("ArgKMin")
            .optArg(3)
            .axis(1)
            .build();
    BackendParity.of(nearest, x, y).withPositions(Positions.BY_VALUE).check();
    assertEquals(2, BackendParity.of(nearest, x, y).report().compared().size());
  }

  @Test
  void ownLoopsAreCompared() {
    ParityReport report =
        BackendParity.between(
                () -> density.call(CallOptions.DEFAULT.withBackend("scalar"), x, y),
                Map.of("my loop", () -> loop(x, y)))
            .withTolerance(Tolerance.relative(1e-5))
            .report();
    assertEquals(List.of(), report.failures(), report::toString);
  }

  private static Tensor loop(Tensor x, Tensor y) {
    float[] sums = new float[(int) x.shape().size(0)];
    for (int i = 0; i < sums.length; i++) {
      for (int j = 0; j < y.shape().size(0); j++) {
        double distance = Math.hypot(x.get(i, 0) - y.get(j, 0), x.get(i, 1) - y.get(j, 1));
        sums[i] += (float) Math.exp(-distance * distance);
      }
    }
    return Tensor.of(sums, sums.length, 1);
  }

  @Test
  void thePageShowsWhatRuns() {
    PAGE.requireExamplesIn("parity/src/test/java/io/github/quern/parity/ParityPageTest.java");
  }

  @Test
  void thePageShowsTheMessageOfAFailure() throws IOException {
    String message =
        Files.readString(Path.of("src", "test", "resources", "golden", "wrong-entry.txt"));
    assertEquals(message, PAGE.blocks("").getFirst());
  }

  @Test
  void thePageNamesTheArtifact() throws IOException {
    String pom = Files.readString(Repository.file("parity/pom.xml"));
    for (String line : PAGE.blocks("xml").getFirst().lines().map(String::strip).toList()) {
      boolean ofTheArtifact =
          List.of("<groupId>", "<artifactId>", "<version>").stream().anyMatch(line::startsWith);
      assertTrue(!ofTheArtifact || pom.contains(line), line);
    }
  }
}

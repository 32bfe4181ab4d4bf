package io.github.quern.spark.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkSampleTest {
  @TempDir private Path folder;

  private String printed() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      SparkSample.run(out, "local[2]", "400", folder.resolve("points").toString());
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static double number(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertTrue(matcher.find(), text);
    return Double.parseDouble(matcher.group(1));
  }

  /**
   * The density of a uniform distribution at a point of the unit square: 400 ∫∫ exp(-2 |x - y|²)
   * dy, which is 400 times the square of an integral over one coordinate, between 0.598 at the ends
   * of [0, 1] and 0.856 in the middle. The sample's points have some spread about that.
   */
  @Test
  void densityAndRegressionAreRight() throws IOException {
    String printed = printed();
    assertTrue(printed.startsWith("Reduction: Sum over j of "), printed);
    double density = number(printed, "id 0: ([0-9.]+)");
    assertTrue(density > 0.9 * 400 * 0.598 * 0.598 && density < 1.1 * 400 * 0.856 * 0.856, printed);
    // Conjugate gradients end below sqrt(n) eps.
    assertTrue(number(printed, "residual ([0-9.e-]+);") <= 20 * 1e-4, printed);
    // A smooth function of amplitude 2 is fitted to a few per cent.
    assertTrue(number(printed, "error at a point ([0-9.e-]+)") < 0.1, printed);
    assertEquals(3, printed.split("\n  id ", -1).length - 1, printed);
  }
}

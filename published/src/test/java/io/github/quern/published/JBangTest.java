package io.github.quern.published;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.testing.Repository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file {@code samples/jbang/Gaussian.java}, run by JBang with the artifacts of this build. */
class JBangTest {
  /** By this, JBang tells the script around it to run what it printed. */
  private static final int RUN_WHAT_IS_PRINTED = 255;

  @TempDir private Path folder;

  @Test
  void theOneFileExampleRuns() throws IOException, InterruptedException {
    // All but Quern comes from where Maven has it, so that no network is needed.
    List<String> jbang =
        List.of(
            Build.java().toString(),
            "-jar",
            Build.jbang().toString(),
            "run",
            "--repos=cache=" + Path.of(Build.cache()).toUri(),
            Repository.file("samples/jbang/Gaussian.java").toString(),
            "0",
            "0.5",
            "2");
    // Folders of its own, so that it neither finds nor changes the user's.
    Map<String, String> places =
        Map.of(
            "JBANG_DIR", folder.resolve("jbang").toString(),
            "JBANG_CACHE_DIR", folder.resolve("cache").toString(),
            "JBANG_REPO", Build.repository().toString());
    String command = Build.run(folder, jbang, places, RUN_WHAT_IS_PRINTED);
    assertTrue(command.contains("--add-modules jdk.incubator.vector"), command);
    String printed = Build.run(folder, List.of("sh", "-c", command), Map.of(), 0);
    assertEquals(densities(0, 0.5, 2), printed);
  }

  private static String densities(double... points) {
    StringBuilder lines = new StringBuilder();
    for (double x : points) {
      double sum = 0;
      for (double y : points) {
        sum += Math.exp(-(x - y) * (x - y) / 2);
      }
      lines.append(String.format(Locale.ROOT, "%.6f%n", sum));
    }
    return lines.toString();
  }
}

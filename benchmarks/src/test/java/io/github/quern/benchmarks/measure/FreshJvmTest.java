package io.github.quern.benchmarks.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.benchmarks.workload.Workloads;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreshJvmTest {
  private static final Task TASK = Task.onAllCores(Workloads.find("gaussian-d3"), 2, 3);

  @Test
  void itSaysHowLongTheCallTookAndHowMuchMemoryJavaHad() {
    FreshJvm jvm = FreshJvm.run(TASK, "scalar", List.of("-Xmx64m"));
    assertTrue(jvm.millis() > 0, jvm::toString);
    // The classes alone take some; heap, classes and code are limited.
    assertTrue(jvm.peakMib() > 1 && jvm.peakMib() < 64 + 256, jvm::toString);
  }

  @Test
  void aFailureIsShown() {
    String message =
        String.valueOf(
            assertThrows(
                    BenchmarkException.class, () -> FreshJvm.run(TASK, "no-such-tier", List.of()))
                .getMessage());
    assertTrue(
        message.startsWith("A fresh JVM failed with no-such-tier on gaussian-d3, M = 2, N = 3: "),
        message);
    assertTrue(message.lastIndexOf("no-such-tier") > message.indexOf("N = 3: "), message);
  }

  @Test
  void classesAreArchivedFromJarsOnly(@TempDir Path folder) {
    boolean jars =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .allMatch(entry -> entry.endsWith(".jar"));
    if (jars) {
      List<String> flags = FreshJvm.archive(TASK, "scalar", folder);
      assertTrue(FreshJvm.run(TASK, "scalar", flags).millis() > 0);
    } else {
      assertThrows(BenchmarkException.class, () -> FreshJvm.archive(TASK, "scalar", folder));
    }
  }

  @Test
  void onlyTheTierTornadoGetsTheFlagsOfThisJvm() {
    assertEquals(JvmFlags.plain(), JvmFlags.of("simd"));
    assertEquals(List.of("--add-modules", "jdk.incubator.vector"), JvmFlags.plain().subList(0, 2));
    assertTrue(JvmFlags.of("tornado").contains("-ea"), "the flag of the tests");
  }
}

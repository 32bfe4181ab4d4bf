package io.github.quern.tornado.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import uk.ac.manchester.tornado.api.TornadoExecutionPlan;

/**
 * TornadoVM reads its settings once. If it was started without the one that forbids the fallback to
 * plain Java, which gives wrong numbers, the tier must say so instead of computing.
 */
class LateStartTest {
  /** Starts TornadoVM, then asks Quern's driver; run in a JVM of its own. */
  static final class Main {
    private Main() {}

    /** Prints the reason. */
    public static void main(String[] arguments) {
      TornadoExecutionPlan.getTornadoDeviceMap();
      System.out.println("reason=" + new SdkDriver().unavailable().orElse("none"));
    }
  }

  private static String run(List<String> flags) throws IOException, InterruptedException {
    String home = Objects.requireNonNull(System.getenv("TORNADOVM_HOME"));
    List<String> command = new java.util.ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + Path.of(home, "tornado-argfile"));
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output;
  }

  @Test
  void tornadoVmStartedWithTheFallbackOnMakesTheTierUnavailable() throws Exception {
    String output = run(List.of());
    assertTrue(
        output.contains("reason=TornadoVM was started before Quern without -Dtornado."), output);
  }

  @Test
  void tornadoVmStartedWithTheRightFlagsIsAccepted() throws Exception {
    String output =
        run(List.of("-Dtornado.recover.bailout=False", "-Dtornado.enable.nativeFunctions=False"));
    assertTrue(output.contains("reason=none"), output);
  }
}

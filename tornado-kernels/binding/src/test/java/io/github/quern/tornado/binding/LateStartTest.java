package io.github.quern.tornado.binding;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
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

  @Test
  void tornadoVmStartedWithTheFallbackOnMakesTheTierUnavailable() throws Exception {
    String output = ChildJvm.run(Main.class, List.of(), Map.of());
    assertTrue(
        output.contains("reason=TornadoVM was started before Quern without -Dtornado."), output);
  }

  @Test
  void tornadoVmStartedWithTheRightFlagsIsAccepted() throws Exception {
    String output =
        ChildJvm.run(
            Main.class,
            List.of("-Dtornado.recover.bailout=False", "-Dtornado.enable.nativeFunctions=False"),
            Map.of());
    assertTrue(output.contains("reason=none"), output);
  }
}

package io.github.quern.tornado.binding;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.quern.api.Genred;
import io.github.quern.backend.BackendException;
import io.github.quern.tornado.pipeline.TornadoReduction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.ac.manchester.tornado.api.GridScheduler;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.TornadoExecutionPlan;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

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

  /** Makes a graph, after telling Quern, and adds a reduction; run in a JVM of its own. */
  static final class Pipeline {
    private Pipeline() {}

    /** Prints the refusal, or that there is none. */
    public static void main(String[] arguments) {
      TornadoReduction.start();
      Genred sum = Genred.of("X - Y").aliases("X = Vi(1)", "Y = Vj(1)").axis(1).build();
      FloatArray array = new FloatArray(1);
      String outcome = "accepted";
      try {
        TornadoReduction.of(sum, 1, 1)
            .addTo(
                new TaskGraph("late"),
                new GridScheduler(),
                "sum",
                List.of(array, array),
                List.of(new FloatArray(1)));
      } catch (BackendException e) {
        outcome = String.valueOf(e.getMessage());
      }
      System.out.println("outcome=" + outcome);
    }
  }

  @Test
  void pipelinesAreRefusedWhereOpenClIsCompiledWithRelaxedMaths() throws Exception {
    // Other backends have no such flags.
    assumeTrue(new SdkDriver().devices().getFirst().description().startsWith("OPENCL"));
    String refused =
        ChildJvm.run(
            Pipeline.class,
            List.of("-Dtornado.opencl.compiler.flags=-cl-fast-relaxed-math"),
            Map.of());
    assertTrue(
        refused.contains("outcome=Reductions cannot be tasks: TornadoVM compiles OpenCL with "),
        refused);
    String accepted = ChildJvm.run(Pipeline.class, List.of(), Map.of());
    assertTrue(accepted.contains("outcome=accepted"), accepted);
  }

  @Test
  void tornadoVmStartedWithTheFallbackOnMakesTheTierUnavailable() throws Exception {
    String output = ChildJvm.run(Main.class, List.of(), Map.of());
    assertTrue(
        output.contains("reason=TornadoVM was started before Quern without -Dtornado."), output);
  }

  @Test
  void tornadoVmStartedWithTheRightFlagsStillCannotReadKernels() throws Exception {
    List<String> flags =
        List.of("-Dtornado.recover.bailout=False", "-Dtornado.enable.nativeFunctions=False");
    String output = ChildJvm.run(Main.class, flags, Map.of());
    assertTrue(
        output.contains("reason=TornadoVM was started before Quern, so that it cannot read"),
        output);
  }
}

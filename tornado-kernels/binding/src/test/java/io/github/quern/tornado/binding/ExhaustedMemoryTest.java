package io.github.quern.tornado.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.data.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What TornadoVM does not give, since other kernels have it: memory of the device. */
class ExhaustedMemoryTest {
  /** Three reductions of which each takes half of the memory, in turn; in a JVM of its own. */
  static final class Main {
    private static final CallOptions TORNADO = CallOptions.DEFAULT.withBackend("tornado");
    private static final int COUNT = 60_000;

    private Main() {}

    /** Prints the sums. */
    public static void main(String[] arguments) {
      try (Engine engine = Engine.create()) {
        float[] ones = new float[COUNT];
        Arrays.fill(ones, 1);
        Tensor x = Tensor.of(ones, COUNT, 1);
        Tensor y = Tensor.of(new float[] {1, 2}, 2, 1);
        for (int round = 0; round < 2; round++) {
          for (String formula : List.of("X + Y", "X * Y", "X - Y")) {
            Genred sum =
                Genred.of(formula).aliases("X = Vi(1)", "Y = Vj(1)").axis(1).engine(engine).build();
            Tensor result = sum.call(TORNADO, x, y);
            System.out.println("sums=" + result.at(0) + " " + result.at(COUNT - 1));
          }
        }
      }
    }
  }

  @Test
  void idleKernelsGiveTheirMemoryToThoseThatNeedIt() throws Exception {
    String output =
        ChildJvm.run(
            Main.class,
            List.of("-Dtornado.recover.bailout=False", "-Dtornado.device.memory=1MB"),
            Map.of());
    assertEquals(
        List.of(
            "sums=5.0 5.0",
            "sums=3.0 3.0",
            "sums=-1.0 -1.0",
            "sums=5.0 5.0",
            "sums=3.0 3.0",
            "sums=-1.0 -1.0"),
        output.lines().filter(line -> line.startsWith("sums=")).toList(),
        output);
  }
}

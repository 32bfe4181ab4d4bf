package io.github.quern.tornado.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.api.GenredBuilder;
import io.github.quern.data.DType;
import io.github.quern.data.Ranges;
import io.github.quern.data.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rows divided among the devices of a driver; PoCL shows the processor as two, if asked. */
class SeveralDevicesTest {
  /** Compares both devices with the first one, and prints what differs; in a JVM of its own. */
  static final class Main {
    private static final CallOptions ONE = CallOptions.DEFAULT.withBackend("tornado");

    private Main() {}

    /** Prints the devices, a line for each difference, and how many results were compared. */
    public static void main(String[] arguments) {
      try (Engine engine = Engine.create()) {
        GenredBuilder sum = builder("Exp(-SqDist(X,Y)) * B * IndexI()", engine);
        Genred reduction = sum.build();
        String choice = reduction.explain(ONE.withAllDevices(), DType.FLOAT64).choice();
        System.out.println("devices=" + choice.split("pthread-|cpu-", -1).length);
        int compared = 0;
        compared += compare(reduction, ONE, 1000, 300);
        compared += compare(reduction, ONE, 129, 30_000);
        compared += compare(reduction, ONE, 3, 30_000);
        compared += compare(reduction, ONE, 0, 10);
        compared += compare(reduction.gradient("B"), ONE, 300, 500);
        Genred nearest = builder("SqDist(X,Y)", engine).reductionOp("ArgKMin").optArg(3).build();
        compared += compare(nearest, ONE, 1000, 300);
        Ranges ranges =
            Ranges.overJ(
                new long[][] {{0, 200}, {200, 950}},
                new long[] {1, 2},
                new long[][] {{50, 290}, {0, 90}});
        compared += compare(reduction, ONE.withRanges(ranges), 1000, 300);
        System.out.println("compared=" + compared);
      }
    }

    private static GenredBuilder builder(String formula, Engine engine) {
      return Genred.of(formula)
          .aliases("X = Vi(3)", "Y = Vj(3)", "B = Vj(2)")
          .axis(1)
          .engine(engine);
    }

    private static Tensor random(long seed, int rows, int dimension) {
      return Tensor.of(
          new Random(seed).doubles((long) rows * dimension).toArray(), rows, dimension);
    }

    private static int compare(Genred genred, CallOptions options, int m, int n) {
      Tensor x = random(1, m, 3);
      Tensor y = random(2, n, 3);
      Tensor b = random(3, n, 2);
      Tensor[] arguments =
          genred.arguments().size() == 3
              ? new Tensor[] {x, y, b}
              : new Tensor[] {x, y, b, random(4, m, 2)};
      Tensor one = genred.call(options, arguments);
      Tensor all = genred.call(options.withAllDevices(), arguments);
      if (one.segment().mismatch(all.segment()) >= 0) {
        System.out.println("differs=" + genred + " of " + m + " x " + n);
      }
      return 1;
    }
  }

  @Test
  void allDevicesGiveTheBitsOfOne() throws Exception {
    String output =
        ChildJvm.run(
            Main.class,
            List.of("-Dtornado.recover.bailout=False"),
            Map.of("POCL_DEVICES", "pthread pthread"));
    List<String> lines = output.lines().toList();
    assumeTrue(lines.contains("devices=3"), "PoCL shows no second device: " + output);
    assertEquals(
        List.of("devices=3", "compared=7"),
        lines.stream().filter(line -> line.matches("(devices|differs|compared)=.*")).toList());
  }
}

package io.github.quern.tornado.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.data.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** TornadoVM's compiler takes one kernel at a time, also of several engines. */
class ConcurrentCompilationTest {
  private static final int CALLERS = 4;

  /** The first ones fail where callers take no turns. */
  private static final int KERNELS = 3;

  @Test
  void enginesThatCompileAtOnceGetTheirOwnKernels() throws Exception {
    List<Callable<Void>> callers = new ArrayList<>();
    for (int caller = 0; caller < CALLERS; caller++) {
      int number = caller;
      callers.add(() -> {
        compileAndRun(number);
        return null;
      });
    }
    try (ExecutorService executor = Executors.newFixedThreadPool(CALLERS)) {
      for (Future<Void> done : executor.invokeAll(callers)) {
        done.get();
      }
    }
  }

  /**
   * Different formulas, so that none is compiled already, of a different number of arguments for
   * each caller: Σ_j x_i + y_j + constant, with up to two parameters that are 0 besides.
   */
  private static void compileAndRun(int caller) {
    List<Tensor> arguments = new ArrayList<>();
    arguments.add(Tensor.of(new double[] {1, 2}, 2, 1));
    arguments.add(Tensor.of(new double[] {10, 20, 30}, 3, 1));
    arguments.add(Tensor.of(new double[1], 1));
    arguments.add(Tensor.of(new long[1], 1));
    List<String> names = List.of("x", "y", "p", "n").subList(0, 2 + caller % 3);
    List<String> aliases = List.of("x = Vi(1)", "y = Vj(1)", "p = Pm(1)", "n = Pm(1)");
    try (Engine engine = Engine.create(1)) {
      for (int kernel = 0; kernel < KERNELS; kernel++) {
        int constant = caller * KERNELS + kernel + 2;
        Genred genred =
            Genred.of(String.join(" + ", names) + " + IntCst(" + constant + ")")
                .aliases(aliases.subList(0, names.size()))
                .axis(1)
                .engine(engine)
                .build();
        Tensor sums =
            genred.call(
                CallOptions.DEFAULT.withBackend("tornado").withDeviceId(0),
                arguments.subList(0, names.size()).toArray(Tensor[]::new));
        assertEquals(3 + 60 + 3 * constant, sums.at(0));
        assertEquals(6 + 60 + 3 * constant, sums.at(1));
      }
    }
  }
}

package io.github.quern.tornado.binding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.backend.KernelCall;
import io.github.quern.backend.KernelSpec;
import io.github.quern.backend.Operand;
import io.github.quern.backend.Storage;
import io.github.quern.data.Tensor;
import io.github.quern.ir.Precision;
import io.github.quern.testing.Programs;
import io.github.quern.tornado.driver.KernelImage;
import io.github.quern.tornado.emit.Functions;
import io.github.quern.tornado.emit.ImageEmitter;
import io.github.quern.tornado.emit.TilePlan;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What stays in memory between calls, of the device and of the JVM. */
class MemoryTest {
  private static final CallOptions TORNADO = CallOptions.DEFAULT.withBackend("tornado");

  /** Far less than any leak of 9,000 calls would be, such as one object of 600 bytes for each. */
  private static final long MOST_GROWTH = 5L << 20;

  private static KernelSpec differences() {
    return new KernelSpec(Programs.sum("x - y", 1, "x = Vi(1)", "y = Vj(1)"), Precision.FLOAT32);
  }

  private static Operand floats(float... numbers) {
    return new Operand(MemorySegment.ofArray(numbers), Storage.FLOAT32);
  }

  private static float[] filled(float number, int count) {
    float[] numbers = new float[count];
    Arrays.fill(numbers, number);
    return numbers;
  }

  private static long usedHeap() throws InterruptedException {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 4; round++) {
      System.gc();
      Thread.sleep(20);
      Runtime runtime = Runtime.getRuntime();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }

  @Test
  void tenThousandCallsOfChangingSizesLeaveMemoryFlatAndCompileOnce() throws Exception {
    KernelImage image = ImageEmitter.emit(differences());
    Random random = new Random(1);
    try (SdkKernel kernel = (SdkKernel) new SdkDriver().compile(image, 0)) {
      long bytes = 0;
      long heap = 0;
      for (int call = 0; call < 10_000; call++) {
        int m = 1 + random.nextInt(250);
        int n = 1 + random.nextInt(250);
        float[] output = new float[m];
        kernel.run(
            KernelCall.dense(
                List.of(floats(filled(2 + call % 7, m)), floats(filled(1, n))),
                m,
                n,
                List.of(floats(output))));
        assertEquals((1 + call % 7) * n, output[m - 1]);
        if (call == 1000) {
          heap = usedHeap();
          bytes = kernel.deviceBytes();
        }
      }
      assertEquals(1, kernel.graphs());
      assertTrue(bytes > 0, "some memory of the device is used");
      assertEquals(bytes, kernel.deviceBytes());
      long growth = usedHeap() - heap;
      assertTrue(growth < MOST_GROWTH, () -> "the heap grew by " + growth + " bytes");
    }
  }

  @Test
  void frozenInputsAreCopiedOnceAndOthersEachTime() {
    KernelImage image =
        ImageEmitter.emit(
            differences(), Functions.OF_DEVICE, TilePlan.of(differences()).withRows(1), Set.of(1));
    float[] y = {1, 2, 3};
    Object version = new Object();
    try (SdkKernel kernel = (SdkKernel) new SdkDriver().compile(image, 0)) {
      assertEquals(24, first(kernel, 10, y, version));
      y[0] = 100; // Breaks the promise, which shows that nothing was copied.
      assertEquals(24, first(kernel, 10, y, version));
      assertEquals(-6 + 3 * 20, first(kernel, 20, y, version));
      assertEquals(1, kernel.graphs());
      assertEquals(30 - 105, first(kernel, 10, y, new Object()), "another version is copied");
      assertEquals(2, kernel.graphs());
    }
  }

  /** Σ_j x - y_j. */
  private static float first(SdkKernel kernel, float x, float[] y, Object version) {
    float[] output = new float[1];
    kernel.run(
        KernelCall.dense(
            List.of(floats(x), new Operand(MemorySegment.ofArray(y), Storage.FLOAT32, version)),
            1,
            y.length,
            List.of(floats(output))));
    return output[0];
  }

  @Test
  void callsWithFrozenTensorsGiveTheBitsOfOthers() {
    try (Engine engine = Engine.create()) {
      Genred gaussian =
          Genred.of("Exp(-SqDist(X,Y)) * B")
              .aliases("X = Vi(3)", "Y = Vj(3)", "B = Vj(2)")
              .axis(1)
              .engine(engine)
              .build();
      Tensor y = random(2, 300, 3);
      Tensor frozen = y.frozen();
      for (int call = 0; call < 5; call++) {
        Tensor x = random(10 + call, 100 + 20 * call, 3);
        Tensor b = random(20 + call, 300, 2);
        float[] expected = gaussian.call(TORNADO, x, y, b).toFloatArray();
        assertArrayEquals(expected, gaussian.call(TORNADO, x, frozen, b).toFloatArray());
        assertArrayEquals(
            expected, gaussian.call(TORNADO, x.frozen(), frozen, b.frozen()).toFloatArray());
      }
    }
  }

  private static Tensor random(long seed, int rows, int dimension) {
    float[] numbers = new float[rows * dimension];
    Random random = new Random(seed);
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = random.nextFloat();
    }
    return Tensor.of(numbers, rows, dimension);
  }

  @Test
  void callsFromManyThreadsDoNotDisturbEachOther() throws Exception {
    try (Engine engine = Engine.create();
        ExecutorService threads = Executors.newFixedThreadPool(8)) {
      Genred sum =
          Genred.of("SqDist(X,Y)").aliases("X = Vi(3)", "Y = Vj(3)").axis(1).engine(engine).build();
      Tensor y = random(1, 200, 3).frozen();
      List<Tensor> points = new ArrayList<>();
      List<float[]> expected = new ArrayList<>();
      for (int k = 0; k < 8; k++) {
        points.add(random(2 + k, 30 + 40 * k, 3));
        expected.add(sum.call(TORNADO, points.get(k), y).toFloatArray());
      }
      List<Future<?>> done = new ArrayList<>();
      for (int task = 0; task < 64; task++) {
        int k = task % 8;
        Callable<Boolean> call =
            () -> {
              assertArrayEquals(
                  expected.get(k), sum.call(TORNADO, points.get(k), y).toFloatArray());
              return true;
            };
        done.add(threads.submit(call));
      }
      for (Future<?> each : done) {
        each.get();
      }
    }
  }
}

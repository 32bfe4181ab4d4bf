package io.github.quern.benchmarks.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.quern.api.Engine;
import io.github.quern.benchmarks.workload.Workload;
import io.github.quern.benchmarks.workload.Workloads;
import io.github.quern.data.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What JMH does with the benchmark, without JMH. */
class ReductionBenchmarkTest {
  private static final Workload GAUSSIAN = Workloads.find("gaussian-d3");

  private static ReductionBenchmark benchmark(String workload, String contender) {
    ReductionBenchmark benchmark = new ReductionBenchmark();
    benchmark.workload = workload;
    benchmark.contender = contender;
    benchmark.m = 20;
    benchmark.n = 30;
    benchmark.threads = 1;
    benchmark.settlingNanos = 0;
    benchmark.settlingPairs = 0;
    return benchmark;
  }

  @AfterEach
  void forgetTheFile() {
    System.clearProperty(ResultFile.PROPERTY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scalar", JavaLoop.NAME})
  void theLastResultIsHandedOver(String contender, @TempDir Path folder) {
    ResultFile file = new ResultFile(folder.resolve("result"));
    System.setProperty(ResultFile.PROPERTY, file.path().toString());
    ReductionBenchmark benchmark = benchmark("gradient-d3", contender);
    benchmark.prepare();
    Tensor first = benchmark.reduction();
    Tensor second = benchmark.reduction();
    benchmark.finish();
    assertArrayEquals(first.toDoubleArray(), second.toDoubleArray());
    assertArrayEquals(second.toDoubleArray(), file.take());
    assertFalse(Files.exists(file.path()));
    Workload gradient = Workloads.find("gradient-d3");
    new Agreement(Task.onAllCores(gradient, 20, 30)).check(contender, second.toDoubleArray());
  }

  @Test
  void rangesAreHeeded() {
    ReductionBenchmark benchmark = benchmark("tile-d3", "scalar");
    benchmark.m = 70;
    benchmark.prepare();
    Tensor sums = benchmark.reduction();
    benchmark.finish();
    assertTrue(sums.get(63, 0) > 0);
    assertTrue(sums.get(64, 0) == 0);
  }

  @Test
  void withoutDataItDoesNotRun() {
    assertThrows(IllegalStateException.class, benchmark("gaussian-d3", "scalar")::reduction);
  }

  @Test
  void simdIsTimedWhenItsVectorCodeIsCompiled() {
    ReductionBenchmark benchmark = benchmark("gaussian-d3", "simd");
    try (Engine engine = Engine.create(1)) {
      // There is no tier simd in a JVM without the incubator module.
      assumeTrue(new Tier("simd", engine, new Jmh(Path.of("."))).refuses(GAUSSIAN).isEmpty());
    }
    benchmark.prepare();
    assertFalse(VectorCompilation.isRunning());
    benchmark.finish();
  }

  @Test
  void aConstructionGivesTheSumOfOnePair() throws InterruptedException {
    ConstructionBenchmark benchmark = new ConstructionBenchmark();
    benchmark.workload = GAUSSIAN.name();
    benchmark.contender = "scalar";
    assertThrows(IllegalStateException.class, benchmark::construction);
    benchmark.prepare();
    Tensor sum = benchmark.construction();
    benchmark.finish();
    assertArrayEquals(
        GAUSSIAN.plainJava(GAUSSIAN.data(1, 1)).toDoubleArray(), sum.toDoubleArray(), 1e-6);
  }

  @Test
  void jmhFindsTheBenchmarks() throws IOException {
    try (InputStream list =
        Objects.requireNonNull(
            ReductionBenchmark.class.getResourceAsStream("/META-INF/BenchmarkList"))) {
      String text = new String(list.readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(text.contains(ReductionBenchmark.class.getName()), text);
      assertTrue(text.contains(ConstructionBenchmark.class.getName()), text);
    }
  }
}

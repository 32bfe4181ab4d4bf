package io.github.quern.benchmarks.measure;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.quern.benchmarks.results.MemorySpeed;
import io.github.quern.benchmarks.workload.Workload;
import io.github.quern.benchmarks.workload.Workloads;
import io.github.quern.data.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CProgramTest {
  private static final Budget SHORT = new Budget(0, 0);

  @TempDir static Path folder = Path.of(".");

  private static CProgram.Search search = new CProgram.Search(Optional.empty(), "");

  @BeforeAll
  static void compile() {
    search = CProgram.compile(List.of("gcc", "cc"), folder);
  }

  private static CProgram program() {
    assumeTrue(search.program().isPresent(), search.reason());
    return search.program().orElseThrow();
  }

  static List<Workload> set() {
    return Workloads.set();
  }

  @ParameterizedTest
  @MethodSource("set")
  void itGivesTheValuesOfTheJavaLoop(Workload workload) {
    Task task = Task.onAllCores(workload, 113, 131);
    Timing timing = program().time(task, SHORT);
    Tensor[] data = workload.data(task.m(), task.n());
    Agreement agreement = new Agreement(task);
    agreement.check(JavaLoop.NAME, workload.plainJava(data).toDoubleArray());
    assertDoesNotThrow(() -> agreement.check(CProgram.NAME, timing.result().take()));
    assertTrue(timing.medianMillis() > 0);
    assertEquals(3, timing.calls());
  }

  @Test
  void aSingleRowIsSummedByColumns() {
    Workload gaussian = Workloads.find("gaussian-d3");
    Task task = Task.onAllCores(gaussian, 1, 1003);
    Timing timing = program().time(task, SHORT);
    Agreement agreement = new Agreement(task);
    agreement.check(JavaLoop.NAME, gaussian.plainJava(gaussian.data(1, 1003)).toDoubleArray());
    assertDoesNotThrow(() -> agreement.check(CProgram.NAME, timing.result().take()));
  }

  @Test
  void memoryIsReadAtSomeSpeed() {
    MemorySpeed speed = program().memorySpeed(1000, SHORT);
    assertEquals(16_000, speed.bytes());
    assertEquals(16, speed.bytesPerPair());
    assertTrue(speed.bestMs() > 0, speed::toString);
    assertEquals(16 * speed.gpairsPerS(), speed.gbPerS(), 1e-9 * speed.gbPerS());
  }

  @Test
  void aWorkloadThatItDoesNotKnowIsAFailure() {
    CProgram program = program();
    Task task = Task.onAllCores(Workloads.TILE, 5, 5);
    Exception failure = assertThrows(BenchmarkException.class, () -> program.time(task, SHORT));
    assertEquals(
        "The C program failed on tile-d3, M = 5, N = 5: there is no kernel tile-d3\n",
        failure.getMessage());
  }

  @Test
  void withoutACompilerThereIsAReason() {
    assertEquals(
        "there is no C compiler (no-such-compiler-a, no-such-compiler-b)",
        CProgram.compile(List.of("no-such-compiler-a", "no-such-compiler-b"), folder).reason());
    assertEquals("the option --cc leaves it out", CProgram.compile(List.of(), folder).reason());
  }

  @Test
  void aCompilerThatFailsIsNamed() {
    // Any program that knows --version and cannot read these options.
    CProgram.Search failed = CProgram.compile(List.of("tar"), folder);
    assumeTrue(!failed.reason().startsWith("there is no C compiler"), "there is no tar");
    assertTrue(failed.program().isEmpty());
    assertTrue(failed.reason().startsWith("tar did not compile kernels.c: "), failed.reason());
  }
}

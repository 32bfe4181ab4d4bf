package io.github.quern.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.backend.Device;
import io.github.quern.backend.DeviceKind;
import io.github.quern.benchmarks.measure.Budget;
import io.github.quern.benchmarks.measure.Settings;
import io.github.quern.benchmarks.results.DeviceLimit;
import io.github.quern.benchmarks.workload.Workload;
import io.github.quern.benchmarks.workload.Workloads;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class BenchOptionsTest {
  private static BenchOptions options(String... words) {
    CommandLine command = Main.commandLine();
    command.parseArgs(words);
    return command.<Main>getCommand().options;
  }

  @Test
  void byDefaultTheWholeSetIsMeasuredInHalfAnHour() {
    BenchOptions options = options();
    assertEquals(
        new Settings(
            List.of(100, 1000, 10_000, 100_000), Workloads.set(), new Budget(1, 3), 10, 1800, 7),
        options.settings());
    assertEquals("scripts/bench", options.command());
    assertEquals(List.of("gcc", "cc"), options.compilers());
    assertTrue(options.out.endsWith("docs/benchmarks"), options.out::toString);
  }

  @Test
  void quickHasNoLargeSizeAndLowerLimits() {
    assertEquals(
        new Settings(List.of(100, 1000, 10_000), Workloads.set(), new Budget(0.5, 0.9), 5, 720, 7),
        options("--quick").settings());
  }

  @Test
  void allIsChosenByOptions() {
    String[] words = {
      "--quick",
      "--backend=scalar",
      "--backend=tornado",
      "--workload=argkmin-d50",
      "--sizes=20000,500",
      "--call-limit=3",
      "--minutes=2",
      "--cc=clang"
    };
    BenchOptions options = options(words);
    Settings settings = options.settings();
    assertEquals(List.of("scalar", "tornado"), options.backends);
    assertEquals(
        List.of("argkmin-d50"), settings.workloads().stream().map(Workload::name).toList());
    assertEquals(List.of(500, 20_000), settings.sizes());
    assertEquals(3, settings.callLimitSeconds());
    assertEquals(120, settings.limitSeconds());
    assertEquals(List.of("clang"), options.compilers());
    assertEquals(
        "scripts/bench --quick --backend scalar --backend tornado --workload argkmin-d50"
            + " --sizes 20000,500 --call-limit 3.0 --minutes 2.0 --cc clang",
        options.command());
    assertEquals(List.of(), options("--cc=none").compilers());
  }

  @Test
  void limitsOfADeviceAreWhatItSaysTimesWhatIsAssumed() {
    Optional<Device> gpu =
        Optional.of(new Device(0, DeviceKind.GPU, "GPU", Optional.of(new Device.Speed(100, 1500))));
    assertEquals(
        Optional.of(new DeviceLimit("GPU", 100, 1500, 128, 16, 19_200, 2400)),
        options().deviceLimit(gpu));
    assertEquals(
        Optional.of(new DeviceLimit("GPU", 100, 1000, 64, 8, 6400, 800)),
        options("--lanes=64", "--special-lanes=8", "--clock=1000").deviceLimit(gpu));
    assertEquals(
        "scripts/bench --lanes 64 --special-lanes 8 --clock 1000",
        options("--lanes=64", "--special-lanes=8", "--clock=1000").command());
    Optional<Device> silent =
        Optional.of(new Device(0, DeviceKind.CPU, "CPU", Optional.of(new Device.Speed(2, 0))));
    assertEquals(Optional.empty(), options().deviceLimit(silent));
    assertEquals(32, options("--clock=1000").deviceLimit(silent).orElseThrow().lanes());
    assertEquals(
        Optional.empty(), options().deviceLimit(Optional.of(new Device(0, DeviceKind.GPU, "?"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--sizes=100,0", "--call-limit=0", "--minutes=-1", "--minutes=NaN"})
  void numbersMustBeAboveZero(String word) {
    String option = word.substring(0, word.indexOf('='));
    assertEquals(
        "Invalid value for option '" + option + "': a number above 0 is needed.",
        assertThrows(ParameterException.class, () -> options(word).settings()).getMessage());
  }

  @Test
  void wrongUseIsStatusTwoAndAWrongNameIsStatusOne() {
    StringWriter err = new StringWriter();
    CommandLine command = Main.commandLine().setErr(new PrintWriter(err));
    assertEquals(2, command.execute("--sizes=0"));
    assertEquals(1, command.execute("--workload=gauss"));
    assertTrue(err.toString().contains("bench: There is no workload 'gauss'"), err::toString);
  }
}

package io.github.quern.benchmarks;

import io.github.quern.backend.Device;
import io.github.quern.backend.DeviceKind;
import io.github.quern.benchmarks.measure.Budget;
import io.github.quern.benchmarks.measure.Settings;
import io.github.quern.benchmarks.results.DeviceLimit;
import io.github.quern.benchmarks.workload.Workload;
import io.github.quern.benchmarks.workload.Workloads;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What is measured, for how long, and where the results go. */
final class BenchOptions {
  private static final List<Integer> ALL_SIZES = List.of(100, 1000, 10_000, 100_000);
  private static final List<Integer> QUICK_SIZES = List.of(100, 1000, 10_000);
  private static final Budget FULL = new Budget(1, 3);
  private static final Budget QUICK = new Budget(0.5, 0.9);
  private static final double CALL_LIMIT = 10;
  private static final double QUICK_CALL_LIMIT = 5;
  private static final double MINUTES = 30;
  private static final double QUICK_MINUTES = 12;
  private static final int FIRST_CALLS = 7;
  private static final double SECONDS_PER_MINUTE = 60;
  private static final int GPU_LANES = 128;
  private static final int GPU_SPECIAL_LANES = 16;

  /** Two units for vectors of 512 bits. */
  private static final int CPU_LANES = 32;

  @Spec(Target.MIXEE)
  @Nullable CommandSpec spec;

  @Option(
      names = "--quick",
      description =
          "Take about ten minutes instead of half an hour: sizes up to 10000, shorter times, no"
              + " call above 5 seconds.")
  boolean quick;

  @Option(
      names = "--backend",
      paramLabel = "B",
      description =
          "A tier to measure, such as scalar or tornado; may be repeated (default: all that are"
              + " there, tornado only with a GPU).")
  List<String> backends = new ArrayList<>();

  @Option(
      names = "--workload",
      paramLabel = "W",
      description = "A row of the tables, such as gaussian-d3; may be repeated (default: all).")
  List<String> workloads = new ArrayList<>();

  @Option(
      names = "--sizes",
      paramLabel = "M",
      split = ",",
      description =
          "The sizes M = N (default: 100,1000,10000,100000). The Gaussian sum in D = 3 is measured"
              + " at 20000 too, with which other shapes are compared.")
  List<Integer> sizes = new ArrayList<>();

  @Option(
      names = "--call-limit",
      paramLabel = "S",
      description =
          "Leave out what would take longer than S seconds for one call (default: 10, with --quick"
              + " 5).")
  @Nullable Double callLimit;

  @Option(
      names = "--minutes",
      paramLabel = "T",
      description = "Leave out what is not done after T minutes (default: 30, with --quick 12).")
  @Nullable Double minutes;

  @Option(
      names = "--cc",
      paramLabel = "C",
      description = "The C compiler, or 'none' to leave the column C out (default: gcc, else cc).")
  @Nullable String compiler;

  @Option(
      names = "--lanes",
      paramLabel = "L",
      description =
          "How many single-precision instructions each unit of the tier tornado's device executes at"
              + " once (default: 128 of a GPU, as NVIDIA's have since 2020, 32 of a CPU's core).")
  @Nullable Integer lanes;

  @Option(
      names = "--special-lanes",
      paramLabel = "L",
      description = "The same for special functions (default: 16 of a GPU, none of a CPU's core).")
  @Nullable Integer specialLanes;

  @Option(
      names = "--clock",
      paramLabel = "MHZ",
      description = "The clock of that device (default: what the device says).")
  @Nullable Integer clock;

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      description = "A sentence for the head of the page.")
  @Nullable String note;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      defaultValue = "${env:QUERN_BENCH_ROOT:-.}/docs/benchmarks",
      description = "Where the results go (default: docs/benchmarks).")
  Path out = Path.of(".");

  @Option(
      names = "--root",
      hidden = true,
      defaultValue = "${env:QUERN_BENCH_ROOT:-.}",
      description = "The folder of the sources.")
  Path root = Path.of(".");

  BenchOptions() {}

  Settings settings() {
    return new Settings(
        sizes.isEmpty() ? (quick ? QUICK_SIZES : ALL_SIZES) : positive(sizes),
        found(),
        quick ? QUICK : FULL,
        positive("--call-limit", callLimit, quick ? QUICK_CALL_LIMIT : CALL_LIMIT),
        positive("--minutes", minutes, quick ? QUICK_MINUTES : MINUTES) * SECONDS_PER_MINUTE,
        FIRST_CALLS);
  }

  /** The commands of C compilers to try; none where the column is to be left out. */
  List<String> compilers() {
    if (compiler == null) {
      return List.of("gcc", "cc");
    }
    return compiler.equals("none") ? List.of() : List.of(compiler);
  }

  /** The command as it was given, without the note. */
  String command() {
    List<String> words = new ArrayList<>(List.of("scripts/bench"));
    if (quick) {
      words.add("--quick");
    }
    backends.forEach(backend -> words.add("--backend " + backend));
    workloads.forEach(workload -> words.add("--workload " + workload));
    if (!sizes.isEmpty()) {
      words.add("--sizes " + String.join(",", sizes.stream().map(String::valueOf).toList()));
    }
    if (callLimit != null) {
      words.add("--call-limit " + callLimit);
    }
    if (minutes != null) {
      words.add("--minutes " + minutes);
    }
    if (compiler != null) {
      words.add("--cc " + compiler);
    }
    if (lanes != null) {
      words.add("--lanes " + lanes);
    }
    if (specialLanes != null) {
      words.add("--special-lanes " + specialLanes);
    }
    if (clock != null) {
      words.add("--clock " + clock);
    }
    return String.join(" ", words);
  }

  /** What a device might do, if it says how fast it is. */
  Optional<DeviceLimit> deviceLimit(Optional<Device> device) {
    return device
        .flatMap(known -> known.speed().map(speed -> limit(known, speed)))
        .filter(limit -> limit.arithmeticPerS() > 0);
  }

  private DeviceLimit limit(Device device, Device.Speed speed) {
    boolean gpu = device.kind() == DeviceKind.GPU;
    return DeviceLimit.of(
        device.description(),
        speed.computeUnits(),
        clock == null ? speed.clockMhz() : clock,
        lanes == null ? (gpu ? GPU_LANES : CPU_LANES) : lanes,
        specialLanes == null ? (gpu ? GPU_SPECIAL_LANES : 0) : specialLanes);
  }

  private List<Workload> found() {
    return workloads.isEmpty() ? Workloads.set() : workloads.stream().map(Workloads::find).toList();
  }

  private List<Integer> positive(List<Integer> numbers) {
    numbers.forEach(number -> positive("--sizes", number.doubleValue(), 1));
    return numbers;
  }

  private double positive(String option, @Nullable Double value, double otherwise) {
    if (value != null && !(value > 0) && spec != null) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '" + option + "': a number above 0 is needed.");
    }
    return value == null ? otherwise : value;
  }
}

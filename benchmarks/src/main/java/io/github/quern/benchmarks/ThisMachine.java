package io.github.quern.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.github.quern.api.Engine;
import io.github.quern.benchmarks.measure.CProgram;
import io.github.quern.benchmarks.measure.JvmFlags;
import io.github.quern.benchmarks.results.Machine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says on which machine and with which Java it is measured. */
final class ThisMachine {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final String ARCHITECTURE = System.getProperty("os.arch");
  private static final long GIB = 1L << 30;

  private ThisMachine() {}

  static Machine describe(
      Engine engine, List<String> tiers, Optional<CProgram> program, String commit) {
    long memory =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    return new Machine(
        processor(),
        Runtime.getRuntime().availableProcessors(),
        Math.round((double) memory / GIB),
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + ", "
            + ARCHITECTURE,
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        JvmFlags.plain(),
        devices(engine, tiers),
        program.map(CProgram::compiler).orElse(null),
        LocalDate.now(ZoneOffset.UTC).toString(),
        commit);
  }

  /** The name that Linux gives it; elsewhere only the architecture is known. */
  private static String processor() {
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(ARCHITECTURE);
    } catch (IOException missing) {
      return ARCHITECTURE;
    }
  }

  private static List<String> devices(Engine engine, List<String> tiers) {
    return engine.tiers().stream()
        .filter(tier -> tiers.contains(tier.name()))
        .map(tier -> tier.name() + ": " + tier.devices().getFirst().description())
        .toList();
  }
}

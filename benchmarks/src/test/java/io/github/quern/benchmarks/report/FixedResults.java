package io.github.quern.benchmarks.report;

import io.github.quern.benchmarks.results.Cell;
import io.github.quern.benchmarks.results.DeviceLimit;
import io.github.quern.benchmarks.results.DeviceTime;
import io.github.quern.benchmarks.results.Machine;
import io.github.quern.benchmarks.results.MemorySpeed;
import io.github.quern.benchmarks.results.MemoryUse;
import io.github.quern.benchmarks.results.Results;
import io.github.quern.benchmarks.results.WorkloadInfo;
import java.util.List;

/** Numbers that nobody measured, for tests of the report. */
final class FixedResults {
  private static final String SLOW = "a call would take about 20 s, more than the limit of 10 s";

  private FixedResults() {}

  private static Cell cell(String workload, String contender, int m, int n) {
    return Cell.of(workload, contender, 2, m, n, (long) m * n);
  }

  private static Cell on(int threads, double millis) {
    return Cell.of("gaussian-d3", "simd", threads, 20_000, 20_000, 400_000_000).measured(millis, 9);
  }

  /** 100 units at 1,000 MHz: 12,800 and 1,600 billion instructions per second. */
  private static final DeviceLimit GPU = DeviceLimit.of("Some GPU", 100, 1000, 128, 16);

  static Results results() {
    return new Results(
        new Machine(
            "Some CPU",
            2,
            24,
            "Linux 6.1, amd64",
            "OpenJDK 64-Bit Server VM 25",
            List.of("--add-modules", "jdk.incubator.vector"),
            List.of("scalar: CPU, 2 threads, plain Java"),
            "gcc -Ofast, gcc 12.2.0",
            "2025-11-25",
            "0123456789ab"),
        "scripts/bench --quick",
        "Nobody measured this.",
        List.of("simd", "scalar"),
        List.of("simd", "scalar", "Java loop", "C"),
        List.of("The tier `tornado` is missing: there is no SDK."),
        List.of(
            new WorkloadInfo("gaussian-d3", "Gaussian sum, D = 3", "simd"),
            new WorkloadInfo("logsumexp-d3", "LogSumExp, D = 3", "scalar")),
        20_000,
        List.of(
            cell("gaussian-d3", "simd", 1000, 1000).measured(1, 100),
            cell("gaussian-d3", "scalar", 1000, 1000).measured(8, 100),
            cell("gaussian-d3", "Java loop", 1000, 1000).measured(10, 100),
            cell("gaussian-d3", "C", 1000, 1000).measured(0.5, 1000),
            cell("logsumexp-d3", "simd", 1000, 1000).measured(2, 100),
            cell("logsumexp-d3", "scalar", 1000, 1000).measured(12, 100),
            cell("logsumexp-d3", "Java loop", 1000, 1000).measured(16, 100),
            cell("logsumexp-d3", "C", 1000, 1000).measured(0.75, 100),
            cell("gaussian-d3", "simd", 10_000, 10_000).measured(100, 20),
            cell("gaussian-d3", "scalar", 10_000, 10_000).measured(800, 4),
            cell("gaussian-d3", "Java loop", 10_000, 10_000).measured(1000, 4),
            cell("gaussian-d3", "C", 10_000, 10_000).measured(50, 40),
            cell("logsumexp-d3", "simd", 10_000, 10_000).measured(200, 12),
            cell("logsumexp-d3", "scalar", 10_000, 10_000).measured(1200, 4),
            cell("logsumexp-d3", "Java loop", 10_000, 10_000).leftOut(SLOW),
            cell("logsumexp-d3", "C", 10_000, 10_000).measured(75, 30),
            cell("gaussian-d3", "simd", 20_000, 20_000).measured(400, 12),
            cell("gaussian-d3", "scalar", 20_000, 20_000).measured(3200, 4),
            cell("gaussian-d3", "Java loop", 20_000, 20_000).measured(6400, 4),
            cell("gaussian-d3", "C", 20_000, 20_000).measured(420, 12)),
        List.of(
            cell("gaussian-d3", "simd", 1, 10_000_000).measured(20, 20),
            cell("gaussian-d3", "C", 1, 10_000_000).measured(16, 20),
            cell("gaussian-d3", "simd", 100, 10_000_000).measured(1250, 20),
            cell("gaussian-d3", "C", 100, 10_000_000).leftOut(SLOW)),
        MemorySpeed.of(160_000_000, 16, 10),
        List.of(on(1, 740), on(2, 400)),
        List.of(
            cell("gaussian-d3", "simd", 1000, 2000).measured(142, 7),
            cell("gaussian-d3", "simd", 20_000, 20_000).measured(2000, 7)),
        List.of(cell("gaussian-d3", "simd", 1000, 2000).measured(93, 7)),
        List.of(cell("gaussian-d3", "simd", 1, 1).measured(4, 300)),
        List.of(
            new MemoryUse(
                cell("tile-d3", "simd", 1_000_000, 1_000_000).measured(600, 1), 256, 128.4)),
        GPU,
        List.of(
            DeviceTime.of(
                cell("gaussian-d3", "tornado", 10_000, 10_000).measured(0.5, 100), 2.0, 8, 1, GPU),
            DeviceTime.of(
                cell("logsumexp-d3", "tornado", 10_000, 10_000).leftOut(SLOW), null, 0, 0, GPU)));
  }
}

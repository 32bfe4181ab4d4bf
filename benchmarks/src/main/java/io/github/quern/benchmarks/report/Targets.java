package io.github.quern.benchmarks.report;

import io.github.quern.benchmarks.results.Cell;
import io.github.quern.benchmarks.results.MemorySpeed;
import io.github.quern.benchmarks.results.MemoryUse;
import io.github.quern.benchmarks.results.Results;
import io.github.quern.benchmarks.results.WorkloadInfo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is demanded of Quern on the CPU, judged by the numbers of one run. */
final class Targets {
  private static final String SIMD = "simd";
  private static final String C = "C";
  private static final String JAVA = "Java loop";
  private static final String GAUSSIAN = "gaussian-d3";

  private static final double OF_C = 1.2;
  private static final double OF_JAVA = 15;
  private static final double OF_SQUARE = 0.7;
  private static final double BY_TWO_THREADS = 1.85;
  private static final double FIRST_CALL_MILLIS = 150;
  private static final double COLD_FACTOR = 3;
  private static final double COLD_MILLIS = 500;
  private static final int HEAP_MIB = 256;

  private final Results results;
  private final Index index;
  private final String square;

  private Targets(Results results) {
    this.results = results;
    this.index = new Index(results);
    this.square = "M = N = " + Figures.count(results.comparedSize());
  }

  /** All of them, in the order of the page. */
  static List<Target> of(Results results) {
    Targets targets = new Targets(results);
    List<Target> all = new ArrayList<>();
    all.add(targets.speedOf(C, OF_C));
    all.add(targets.speedOf(JAVA, OF_JAVA));
    results.workloads().forEach(workload -> all.add(targets.atLeastC(workload)));
    all.add(targets.firstCall("", results.firstCalls()));
    all.add(targets.firstCall(" with an archive of classes", results.archivedFirstCalls()));
    all.add(targets.cold());
    all.add(targets.fewRows(1));
    all.add(targets.fewRows(100));
    all.add(targets.twoThreads());
    all.add(targets.memory());
    return all;
  }

  private Target speedOf(String other, double least) {
    return Target.of(
        "Gaussian sum, D = 3, "
            + square
            + ": at least "
            + Figures.plain(least)
            + " times the speed of "
            + other,
        index.speedRatio(GAUSSIAN, results.comparedSize(), SIMD, other),
        "",
        ratio -> ratio >= least);
  }

  /** At the largest size at which both were measured. */
  private Target atLeastC(WorkloadInfo workload) {
    List<Integer> sizes =
        index.sizes().stream()
            .filter(size -> index.speedRatio(workload.name(), size, workload.tier(), C).isPresent())
            .toList();
    Optional<Integer> largest =
        sizes.isEmpty() ? Optional.empty() : Optional.of(Collections.max(sizes));
    return Target.of(
        workload.title()
            + largest.map(size -> ", M = N = " + Figures.count(size)).orElse("")
            + ", by "
            + workload.tier()
            + ": at least the speed of C",
        largest.flatMap(size -> index.speedRatio(workload.name(), size, workload.tier(), C)),
        "",
        ratio -> ratio >= 1);
  }

  private Target firstCall(String how, List<Cell> calls) {
    return Target.of(
        "First call of a JVM"
            + how
            + ", M = 1,000, N = 2,000: below "
            + Figures.plain(FIRST_CALL_MILLIS)
            + " ms",
        millis(calls, 1000, 2000),
        " ms",
        millis -> millis < FIRST_CALL_MILLIS);
  }

  private Target cold() {
    int size = results.comparedSize();
    Optional<Double> limit =
        index.millis(GAUSSIAN, size, SIMD).map(warm -> COLD_FACTOR * warm + COLD_MILLIS);
    return Target.of(
        "First call of a JVM, "
            + square
            + ": below "
            + Figures.plain(COLD_FACTOR)
            + " times a warm call plus "
            + Figures.plain(COLD_MILLIS)
            + " ms"
            + limit.map(most -> ", which is " + Figures.of(most) + " ms").orElse(""),
        limit.flatMap(most -> millis(results.firstCalls(), size, size)),
        " ms",
        millis -> millis < limit.orElseThrow());
  }

  private Target fewRows(int m) {
    Optional<Double> speed =
        results.fewRows().stream()
            .filter(cell -> cell.m() == m && isSimd(cell))
            .flatMap(cell -> Stream.ofNullable(cell.gpairsPerS()))
            .findFirst();
    Optional<Double> whole = index.speed(GAUSSIAN, results.comparedSize(), SIMD);
    return Target.of(
        "M = "
            + m
            + ", N = 10,000,000: at least "
            + Figures.plain(OF_SQUARE)
            + " times the pairs per second of "
            + square
            + bound(m, whole),
        speed.flatMap(few -> whole.map(all -> few / all)),
        "",
        ratio -> ratio >= OF_SQUARE);
  }

  /** One row cannot be faster than its columns are read. */
  private String bound(int m, Optional<Double> whole) {
    MemorySpeed memory = results.memorySpeed();
    return m == 1 && memory != null
        ? whole
            .map(all ->
                "; memory allows at most " + Figures.of(memory.gpairsPerS() / all) + " times")
            .orElse("")
        : "";
  }

  private Target twoThreads() {
    return Target.of(
        "Two threads: at least " + Figures.plain(BY_TWO_THREADS) + " times the speed of one",
        threads(1).flatMap(one -> threads(2).map(two -> one / two)),
        "",
        gain -> gain >= BY_TWO_THREADS);
  }

  private static boolean isSimd(Cell cell) {
    return cell.contender().equals(SIMD);
  }

  /** The time of the tier on some rows and columns. */
  private static Optional<Double> millis(List<Cell> cells, int m, int n) {
    return cells.stream()
        .filter(cell -> cell.m() == m && cell.n() == n && isSimd(cell))
        .flatMap(cell -> Stream.ofNullable(cell.medianMs()))
        .findFirst();
  }

  private Optional<Double> threads(int count) {
    return results.cores().stream()
        .filter(cell -> cell.threads() == count && isSimd(cell))
        .flatMap(cell -> Stream.ofNullable(cell.medianMs()))
        .findFirst();
  }

  /** Met by whatever ends: a call that runs out of memory ends the benchmark. */
  private Target memory() {
    Optional<MemoryUse> use =
        results.memory().stream()
            .filter(found -> isSimd(found.cell()) && found.heapLimitMib() <= HEAP_MIB)
            .findFirst();
    return Target.of(
        "A tile of rows of M = N = 1,000,000: at most " + HEAP_MIB + " MiB of heap",
        use.flatMap(found -> Optional.ofNullable(found.peakMib())),
        " MiB with classes and code",
        peak -> true);
  }
}

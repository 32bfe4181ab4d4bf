package io.github.quern.benchmarks.report;

import io.github.quern.benchmarks.results.Cell;
import io.github.quern.benchmarks.results.ColdAndWarm;
import io.github.quern.benchmarks.results.Machine;
import io.github.quern.benchmarks.results.MemoryUse;
import io.github.quern.benchmarks.results.Results;
import io.github.quern.benchmarks.results.WorkloadInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page {@code report.md}. */
final class Page {
  private static final String METHOD =
      "All times are medians of one run on one machine; nothing here was taken from another run. Tiers"
          + " and the Java loop are timed by JMH, each in a JVM of its own, after a warm-up. The Java"
          + " loop is what one would write without Quern: a parallel stream over rows, a loop over"
          + " columns, `Math.exp`. The C program, `benchmarks/src/main/c/kernels.c`, is as plain and"
          + " times itself; it runs twice, with threads that spin and with threads that sleep while"
          + " they wait for each other, and the faster of the two counts. All are given the same"
          + " numbers, and the run fails if their results disagree."
          + " [results.json](results.json) has every number.";

  private final Results results;
  private final Optional<String> noCharts;
  private final Index index;
  private final StringBuilder text = new StringBuilder();

  private Page(Results results, Optional<String> noCharts) {
    this.results = results;
    this.noCharts = noCharts;
    this.index = new Index(results);
  }

  /**
   * The page for some results.
   *
   * @param noCharts why there are no charts, if there are none
   */
  static String of(Results results, Optional<String> noCharts) {
    Page page = new Page(results, noCharts);
    page.head();
    page.machine();
    page.square();
    page.fewRows();
    page.cores();
    page.firstCall();
    page.memory();
    page.leftOut();
    return page.text.toString();
  }

  private void head() {
    text.append("# Benchmarks\n\nWritten by `").append(results.command()).append("`.\n");
    if (results.note() != null) {
      text.append("\n**").append(results.note()).append("**\n");
    }
    text.append("\n").append(METHOD).append("\n");
    results.absent().forEach(reason -> text.append("\n").append(reason).append("\n"));
  }

  private void machine() {
    Machine machine = results.machine();
    Table table = new Table(2, List.of("measured on", ""));
    row(table, "processor", machine.processor() + ", " + machine.cores() + " cores");
    row(table, "memory", machine.memoryGib() + " GiB");
    row(table, "system", machine.system());
    row(table, "Java", machine.jvm());
    String flags = String.join(" ", machine.jvmFlags());
    row(table, "flags of Java", flags.isEmpty() ? Figures.NONE : flags);
    machine.devices().forEach(device -> row(table, "tier", device));
    row(table, "C", Optional.ofNullable(machine.compiler()).orElse(Figures.NONE));
    row(table, "date", machine.date());
    row(table, "commit", machine.commit());
    text.append("\n").append(table);
  }

  private static void row(Table table, String name, String value) {
    table.row(List.of(name, value));
  }

  private void heading(String title, String explanation) {
    text.append("\n## ").append(title).append("\n\n").append(explanation).append("\n\n");
  }

  // --- M = N ------------------------------------------------------------------------------------

  private void square() {
    heading("Times", "Milliseconds for one call with M = N.");
    text.append(
        squareTable(
            (workload, size) ->
                results.contenders().stream()
                    .map(contender ->
                        Figures.of(index.millis(workload, size, contender).orElse(null)))
                    .toList(),
            results.contenders()));
    heading("Speed", "Billions of pairs (i, j) per second.");
    text.append(
        squareTable(
            (workload, size) ->
                results.contenders().stream()
                    .map(contender ->
                        Figures.of(index.speed(workload, size, contender).orElse(null)))
                    .toList(),
            results.contenders()));
    charts();
    List<Comparison> comparisons = comparisons();
    heading(
        "Ratios",
        "How often a tier is done in the time of another contender: above 1, the tier is faster.");
    text.append(
        squareTable(
            (workload, size) ->
                comparisons.stream().map(comparison -> ratio(workload, size, comparison)).toList(),
            comparisons.stream().map(Comparison::heading).toList()));
  }

  private void charts() {
    if (noCharts.isPresent()) {
      text.append("\nThere are no charts: ").append(noCharts.get()).append(".\n");
      return;
    }
    text.append("\n![Speed of all workloads](").append(Charts.OVERVIEW).append(".svg)\n");
    for (WorkloadInfo workload : results.workloads()) {
      String file = Charts.file(workload);
      text.append("\n![Speed of ").append(workload.title()).append("](").append(file);
      text.append(".svg)\n");
    }
  }

  /** A tier and whom it is compared with. */
  private record Comparison(String tier, String other) {
    String heading() {
      return tier + " : " + other;
    }
  }

  private List<Comparison> comparisons() {
    List<Comparison> found = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    for (String tier : results.tiers()) {
      seen.add(tier);
      results.contenders().stream()
          .filter(other -> !seen.contains(other))
          .forEach(other -> found.add(new Comparison(tier, other)));
    }
    return found;
  }

  private String ratio(String workload, int size, Comparison comparison) {
    return Figures.ratio(
        index.millis(workload, size, comparison.other()).orElse(null),
        index.millis(workload, size, comparison.tier()).orElse(null));
  }

  private Table squareTable(
      BiFunction<String, Integer, List<String>> numbers, List<String> headings) {
    List<String> all = new ArrayList<>(List.of("workload", "M = N"));
    all.addAll(headings);
    Table table = new Table(1, all);
    for (WorkloadInfo workload : results.workloads()) {
      for (int size : index.sizes()) {
        List<String> row = new ArrayList<>(List.of(workload.title(), Figures.count(size)));
        row.addAll(numbers.apply(workload.name(), size));
        table.row(row);
      }
    }
    return table;
  }

  // --- other shapes -----------------------------------------------------------------------------

  private void fewRows() {
    if (results.fewRows().isEmpty()) {
      return;
    }
    heading(
        "Few output rows",
        "The Gaussian sum in D = 3 with few rows and many columns, and its speed relative to that of M = N = "
            + Figures.count(results.comparedSize())
            + " in this run.");
    Table table =
        new Table(1, List.of("tier", "M", "N", "ms", "billion pairs per second", "of the square"));
    for (Cell cell : results.fewRows()) {
      Double square =
          index.speed(cell.workload(), results.comparedSize(), cell.contender()).orElse(null);
      table.row(
          List.of(
              cell.contender(),
              Figures.count(cell.m()),
              Figures.count(cell.n()),
              Figures.of(cell.medianMs()),
              Figures.of(cell.gpairsPerS()),
              Figures.ratio(cell.gpairsPerS(), square)));
    }
    text.append(table);
  }

  private void cores() {
    if (results.cores().isEmpty()) {
      return;
    }
    heading(
        "Cores",
        "The Gaussian sum in D = 3 with M = N = "
            + Figures.count(results.comparedSize())
            + ", with one thread of the CPU and with all, of which a GPU knows nothing.");
    Table table = new Table(1, List.of("tier", "threads", "ms", "gain"));
    Map<String, Cell> single =
        results.cores().stream()
            .filter(cell -> cell.threads() == 1)
            .collect(
                Collectors.toMap(
                    Cell::contender, cell -> cell, (first, second) -> first, LinkedHashMap::new));
    for (Cell cell : results.cores()) {
      Cell one = single.get(cell.contender());
      table.row(
          List.of(
              cell.contender(),
              Integer.toString(cell.threads()),
              Figures.of(cell.medianMs()),
              Figures.ratio(one == null ? null : one.medianMs(), cell.medianMs())));
    }
    text.append(table);
  }

  private void firstCall() {
    if (results.firstCall().isEmpty() && results.coldAndWarm().isEmpty()) {
      return;
    }
    heading(
        "First call",
        "Of a fresh JVM, from the construction of engine and `Genred` to the result, compilation included;"
            + " only the data are there before. Large calls also when they are repeated in the same JVM.");
    Table table = new Table(1, List.of("tier", "M", "N", "first call, ms", "later, ms", "ratio"));
    for (Cell cell : results.firstCall()) {
      table.row(row(cell, Figures.NONE, Figures.NONE));
    }
    for (ColdAndWarm pair : results.coldAndWarm()) {
      table.row(
          row(
              pair.cold(),
              Figures.of(pair.warm().medianMs()),
              Figures.ratio(pair.cold().medianMs(), pair.warm().medianMs())));
    }
    text.append(table);
  }

  private static List<String> row(Cell cell, String later, String ratio) {
    return List.of(
        cell.contender(),
        Figures.count(cell.m()),
        Figures.count(cell.n()),
        Figures.of(cell.medianMs()),
        later,
        ratio);
  }

  private void memory() {
    if (results.memory().isEmpty()) {
      return;
    }
    heading(
        "Memory",
        "One tile of 64 rows of a call with M = N = 1,000,000 in float32, in a JVM whose heap is limited. The"
            + " peak is that of all memory of the JVM: heap with garbage, classes, compiled code. The matrix"
            + " of all pairs would take 4 TB.");
    Table table = new Table(1, List.of("tier", "heap limit, MiB", "peak, MiB", "first call, ms"));
    for (MemoryUse use : results.memory()) {
      table.row(
          List.of(
              use.cell().contender(),
              Integer.toString(use.heapLimitMib()),
              Figures.of(use.peakMib()),
              Figures.of(use.cell().medianMs())));
    }
    text.append(table);
  }

  private void leftOut() {
    List<Cell> cells =
        Stream.of(
                results.square().stream(),
                results.fewRows().stream(),
                results.cores().stream(),
                results.firstCall().stream(),
                results.coldAndWarm().stream().map(ColdAndWarm::cold),
                results.memory().stream().map(MemoryUse::cell))
            .flatMap(part -> part)
            .filter(cell -> cell.leftOut() != null)
            .toList();
    if (cells.isEmpty()) {
      return;
    }
    heading("Left out", "The dashes of the tables, and why.");
    cells.forEach(cell ->
        text.append("- ")
            .append(cell.contender())
            .append(", ")
            .append(cell.workload())
            .append(", M = ")
            .append(Figures.count(cell.m()))
            .append(", N = ")
            .append(Figures.count(cell.n()))
            .append(": ")
            .append(cell.leftOut())
            .append("\n"));
  }
}

package io.github.quern.benchmarks.report;

import io.github.quern.benchmarks.results.Cell;
import io.github.quern.benchmarks.results.DeviceTime;
import io.github.quern.benchmarks.results.Machine;
import io.github.quern.benchmarks.results.MemorySpeed;
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
import org.jspecify.annotations.Nullable;

/** The page {@code report.md}. */
final class Page {
  private static final String METHOD =
      "All times are medians of one run on one machine; nothing here was taken from another run. Tiers"
          + " and the Java loop are timed by JMH, each in a JVM of its own, after a warm-up. A kernel of"
          + " the tier `simd` starts with plain code; before anything is timed it is called on 1,000"
          + " rows and columns until the thread that has its vector code compiled is done, and two"
          + " seconds longer, and then warmed up like the others. So the times are those of the vector"
          + " code, in the mode that users get. The Java"
          + " loop is what one would write without Quern: a parallel stream over rows, a loop over"
          + " columns, `Math.exp`. The C program, `benchmarks/src/main/c/kernels.c`, is as plain and"
          + " times itself; it runs twice, with threads that spin and with threads that sleep while"
          + " they wait for each other, and the faster of the two counts. All are given the same"
          + " numbers, and the run fails if their results disagree."
          + " [results.json](results.json) has every number.";

  private final Results results;
  private final Optional<String> noCharts;
  private final boolean hasNotes;
  private final Index index;
  private final StringBuilder text = new StringBuilder();

  private Page(Results results, Optional<String> noCharts, boolean hasNotes) {
    this.results = results;
    this.noCharts = noCharts;
    this.hasNotes = hasNotes;
    this.index = new Index(results);
  }

  /**
   * The page for some results.
   *
   * @param noCharts why there are no charts, if there are none
   * @param hasNotes whether somebody wrote notes, to which the page should lead
   */
  static String of(Results results, Optional<String> noCharts, boolean hasNotes) {
    Page page = new Page(results, noCharts, hasNotes);
    page.head();
    page.machine();
    page.targets();
    page.square();
    page.fewRows();
    page.cores();
    page.firstCalls();
    page.construction();
    page.memory();
    page.device();
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
    row(
        table,
        "flags of Java",
        flags + (results.tiers().contains("tornado") ? "; for tornado those of TornadoVM" : ""));
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

  private void targets() {
    heading(
        "Targets",
        "What is demanded of the CPU, and what this run measured, by the tier `simd` where no other is"
            + " named; of a workload at the largest size at which both were measured, by the tier that"
            + " `CPU` stands for."
            + (hasNotes ? " [notes.md](notes.md), written by hand, gives reasons." : ""));
    Table table = new Table(1, List.of("target", "measured", "verdict"));
    Targets.of(results)
        .forEach(
            target -> table.row(List.of(target.demand(), target.measured(), target.verdict())));
    text.append(table);
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
    return Figures.of(
        index.speedRatio(workload, size, comparison.tier(), comparison.other()).orElse(null));
  }

  private Table squareTable(
      BiFunction<String, Integer, List<String>> numbers, List<String> headings) {
    List<String> all = new ArrayList<>(List.of("workload", "M = N"));
    all.addAll(headings);
    Table table = new Table(1, all);
    for (WorkloadInfo workload : results.workloads()) {
      for (int size : index.sizes(workload.name())) {
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
    MemorySpeed memory = results.memorySpeed();
    heading(
        "Few output rows",
        "The Gaussian sum in D = 3 with few rows and many columns, and its speed relative to that of M = N = "
            + Figures.count(results.comparedSize())
            + " in this run. The C program shares rows out to threads, and where there is one row only,"
            + " columns. "
            + bound(memory));
    List<String> columns =
        List.of("", "M", "N", "ms", "billion pairs per second", "of the square", "of the bound");
    Table table = new Table(1, columns);
    for (Cell cell : results.fewRows()) {
      Double square =
          index.speed(cell.workload(), results.comparedSize(), cell.contender()).orElse(null);
      Double most = cell.m() == 1 && memory != null ? memory.gpairsPerS() : null;
      table.row(
          List.of(
              cell.contender(),
              Figures.count(cell.m()),
              Figures.count(cell.n()),
              Figures.of(cell.medianMs()),
              Figures.of(cell.gpairsPerS()),
              Figures.ratio(cell.gpairsPerS(), square),
              Figures.ratio(cell.gpairsPerS(), most)));
    }
    text.append(table);
  }

  private static String bound(@Nullable MemorySpeed memory) {
    return memory == null
        ? "How fast memory can be read was not measured, for want of a C program."
        : "With one row, y_j and b_j are read from memory for each pair: the C program reads them with all"
            + " threads, computing nothing but their sum, at "
            + Figures.of(memory.gbPerS())
            + " GB per second at best. At "
            + memory.bytesPerPair()
            + " bytes a pair that is enough for "
            + Figures.of(memory.gpairsPerS())
            + " billion pairs per second with M = 1, the bound.";
  }

  private void cores() {
    if (results.cores().isEmpty()) {
      return;
    }
    heading(
        "Cores",
        "The Gaussian sum in D = 3 with M = N = "
            + Figures.count(results.comparedSize())
            + ", with one thread of the CPU and with more, of which a GPU knows nothing.");
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

  private void firstCalls() {
    if (results.firstCalls().isEmpty()) {
      return;
    }
    heading(
        "First call",
        "Of a fresh JVM with the flags above, from the construction of engine and `Genred` to the result,"
            + " compilation included; only the data are there before. The start of Java is not included."
            + " Later calls are those of the tables above, where the same size is there. With an archive,"
            + " an earlier run wrote down the classes of such a call (`-XX:ArchiveClassesAtExit`) and this one"
            + " reads them (`-XX:SharedArchiveFile`), as `scripts/quern` does.");
    List<String> columns =
        List.of(
            "tier",
            "M",
            "N",
            "first call, ms",
            "with an archive, ms",
            "JVMs",
            "later calls, ms",
            "ratio");
    Table table = new Table(1, columns);
    for (Cell cell : results.firstCalls()) {
      Double later =
          cell.m() == cell.n()
              ? index.millis(cell.workload(), cell.m(), cell.contender()).orElse(null)
              : null;
      table.row(
          List.of(
              cell.contender(),
              Figures.count(cell.m()),
              Figures.count(cell.n()),
              Figures.of(cell.medianMs()),
              Figures.of(archivedMillis(cell)),
              Figures.count(cell.calls()),
              Figures.of(later),
              Figures.ratio(cell.medianMs(), later)));
    }
    text.append(table);
  }

  private @Nullable Double archivedMillis(Cell plain) {
    return results.archivedFirstCalls().stream()
        .filter(cell ->
            cell.contender().equals(plain.contender())
                && cell.m() == plain.m()
                && cell.n() == plain.n())
        .flatMap(cell -> Stream.ofNullable(cell.medianMs()))
        .findFirst()
        .orElse(null);
  }

  private void construction() {
    if (results.construction().isEmpty()) {
      return;
    }
    heading(
        "Construction of a kernel",
        "In a warm JVM, for an engine that knows no kernel: from the text `Exp(-G * SqDist(X,Y)) * B` to the"
            + " loaded class, and one call of it on one pair.");
    Table table = new Table(1, List.of("tier", "ms", "kernels"));
    for (Cell cell : results.construction()) {
      table.row(
          List.of(cell.contender(), Figures.of(cell.medianMs()), Figures.count(cell.calls())));
    }
    text.append(table);
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

  private void device() {
    if (results.device().isEmpty()) {
      return;
    }
    heading("On the device", DeviceSection.explanation(results.deviceLimit()));
    text.append(DeviceSection.table(results));
  }

  private void leftOut() {
    List<Cell> cells =
        Stream.of(
                results.square().stream(),
                results.fewRows().stream(),
                results.cores().stream(),
                results.firstCalls().stream(),
                results.archivedFirstCalls().stream(),
                results.memory().stream().map(MemoryUse::cell),
                results.device().stream().map(DeviceTime::kernel))
            .flatMap(part -> part)
            .filter(cell -> cell.leftOut() != null)
            .distinct()
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

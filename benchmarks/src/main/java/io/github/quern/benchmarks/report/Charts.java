package io.github.quern.benchmarks.report;

import io.github.quern.benchmarks.results.Results;
import io.github.quern.benchmarks.results.WorkloadInfo;
import java.awt.Color;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.IChart;
import org.knowm.xchart.style.Styler.LegendPosition;

/**
 * Charts of speed, each as PNG and as SVG: all workloads side by side at one size, relative to the
 * fastest contender, and each workload by size.
 */
final class Charts {
  /** The file of all workloads at one size, without its ending. */
  static final String OVERVIEW = "speed";

  /** Letters are written as curves; more than two decimals of a pixel only make large files. */
  private static final Pattern MORE_DECIMALS = Pattern.compile("(\\.\\d\\d)\\d+");

  private static final String SPEED = "billion pairs per second";
  private static final int WIDTH = 800;
  private static final int OVERVIEW_WIDTH = 1100;
  private static final int HEIGHT = 450;
  private static final int SLANT = 30;
  private static final int LARGEST_OVERVIEW = 10_000;

  private final Results results;
  private final Index index;

  Charts(Results results) {
    this.results = results;
    this.index = new Index(results);
  }

  /** The file of one workload, without its ending. */
  static String file(WorkloadInfo workload) {
    return OVERVIEW + "-" + workload.name();
  }

  /**
   * Why there can be no charts on this machine, if there can be none: Java draws with its fonts.
   */
  static Optional<String> unavailable() {
    try {
      GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames();
      return Optional.empty();
    } catch (RuntimeException | Error failure) {
      return Optional.of("Java can draw no letters here (" + failure + ")");
    }
  }

  /** Writes all of them to a folder. */
  void write(Path folder) throws IOException {
    save(overview(overviewSize()), folder.resolve(OVERVIEW));
    for (WorkloadInfo workload : results.workloads()) {
      save(bySize(workload), folder.resolve(file(workload)));
    }
  }

  private static void save(IChart chart, Path file) throws IOException {
    Files.write(Path.of(file + ".png"), ChartEncoder.getBytes(chart, "png"));
    String svg = new String(ChartEncoder.getBytes(chart, "svg"), StandardCharsets.UTF_8);
    Files.writeString(Path.of(file + ".svg"), MORE_DECIMALS.matcher(svg).replaceAll("$1"));
  }

  /** The largest size of all workloads up to 10,000; at larger ones much is left out. */
  private int overviewSize() {
    List<Integer> common =
        index.sizes().stream()
            .filter(size ->
                results.workloads().stream()
                    .allMatch(workload -> index.sizes(workload.name()).contains(size)))
            .toList();
    return common.stream()
        .filter(size -> size <= LARGEST_OVERVIEW)
        .reduce((smaller, larger) -> larger)
        .orElse(common.getFirst());
  }

  private CategoryChart overview(int size) {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(OVERVIEW_WIDTH)
            .height(HEIGHT)
            .title("Speed at M = N = " + Figures.count(size))
            .yAxisTitle("relative to the fastest")
            .build();
    chart.getStyler().setXAxisLabelRotation(SLANT).setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
    List<String> names = results.workloads().stream().map(WorkloadInfo::name).toList();
    for (String contender : results.contenders()) {
      chart.addSeries(
          contender,
          names,
          names.stream().map(name -> relativeSpeed(name, size, contender)).toList());
    }
    return chart;
  }

  /** 1 for the fastest contender, 0 for one that was not measured. */
  private double relativeSpeed(String workload, int size, String contender) {
    double fastest =
        results.contenders().stream()
            .flatMap(other -> index.speed(workload, size, other).stream())
            .max(Comparator.naturalOrder())
            .orElse(1.0);
    return index.speed(workload, size, contender).orElse(0.0) / fastest;
  }

  private XYChart bySize(WorkloadInfo workload) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(workload.title())
            .xAxisTitle("M = N")
            .yAxisTitle(SPEED)
            .build();
    chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
    for (String contender : results.contenders()) {
      List<Integer> sizes = new ArrayList<>();
      List<Double> speeds = new ArrayList<>();
      for (int size : index.sizes()) {
        index
            .speed(workload.name(), size, contender)
            .ifPresent(speed -> {
              sizes.add(size);
              speeds.add(speed);
            });
      }
      if (!sizes.isEmpty()) {
        chart.addSeries(contender, sizes, speeds);
      }
    }
    return chart;
  }
}

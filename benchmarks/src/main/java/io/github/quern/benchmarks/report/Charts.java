package io.github.quern.benchmarks.report;

import io.github.quern.benchmarks.results.Results;
import io.github.quern.benchmarks.results.WorkloadInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.IChart;
import org.knowm.xchart.style.Styler.LegendPosition;

/**
 * Charts of pairs per second, each as PNG and as SVG: all workloads side by side at one size, and
 * each workload by size.
 */
final class Charts {
  /** The file of all workloads at one size, without its ending. */
  static final String OVERVIEW = "speed";

  private static final List<String> FORMATS = List.of("png", "svg");
  private static final String SPEED = "billion pairs per second";
  private static final int WIDTH = 800;
  private static final int OVERVIEW_WIDTH = 1100;
  private static final int HEIGHT = 450;
  private static final int SLANT = 30;

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

  /** Writes all of them to a folder. */
  void write(Path folder) throws IOException {
    Optional<Integer> size = index.bestMeasuredSize();
    if (size.isPresent()) {
      save(overview(size.get()), folder.resolve(OVERVIEW));
    }
    for (WorkloadInfo workload : results.workloads()) {
      save(bySize(workload), folder.resolve(file(workload)));
    }
  }

  private static void save(IChart chart, Path file) throws IOException {
    for (String format : FORMATS) {
      ChartEncoder.saveChart(chart, file + "." + format, format);
    }
  }

  private CategoryChart overview(int size) {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(OVERVIEW_WIDTH)
            .height(HEIGHT)
            .title("Speed at M = N = " + Figures.count(size))
            .yAxisTitle(SPEED)
            .build();
    chart.getStyler().setYAxisLogarithmic(true).setXAxisLabelRotation(SLANT);
    chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
    List<String> names = results.workloads().stream().map(WorkloadInfo::name).toList();
    for (String contender : results.contenders()) {
      List<Double> speeds = new ArrayList<>();
      names.forEach(name -> speeds.add(index.speed(name, size, contender).orElse(null)));
      if (speeds.stream().anyMatch(speed -> speed != null)) {
        chart.addSeries(contender, names, speeds);
      }
    }
    return chart;
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

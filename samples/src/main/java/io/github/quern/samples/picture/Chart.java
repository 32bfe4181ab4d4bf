package io.github.quern.samples.picture;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Points and curves with axes and a legend. */
public final class Chart implements Picture {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 480;
  private static final int SMALL = 5;

  private final String title;
  private final String across;
  private final String up;
  private final List<Consumer<XYChart>> series;

  /** How a series is drawn. */
  public enum Look {
    /** Small circles. */
    DOTS,
    /** Crosses, which are seen among circles. */
    CROSSES,
    /** A curve. */
    CURVE
  }

  private Chart(String title, String across, String up, List<Consumer<XYChart>> series) {
    this.title = title;
    this.across = across;
    this.up = up;
    this.series = List.copyOf(series);
  }

  /** An empty chart with its title and those of its axes. */
  public static Chart of(String title, String across, String up) {
    return new Chart(title, across, up, List.of());
  }

  /**
   * The same with one more series, unless that is empty.
   *
   * @param name what the legend says
   * @param points x and y in turn
   */
  public Chart series(String name, double[] points, int colour, Look look) {
    if (points.length == 0) {
      return this;
    }
    List<Consumer<XYChart>> more = new ArrayList<>(series);
    more.add(chart -> add(chart, name, points, colour, look));
    return new Chart(title, across, up, more);
  }

  @Override
  public void draw(Path file) throws IOException {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(across)
            .yAxisTitle(up)
            .build();
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
    chart.getStyler().setMarkerSize(SMALL);
    series.forEach(one -> one.accept(chart));
    Png.write(BitmapEncoder.getBufferedImage(chart), file);
  }

  private static void add(XYChart chart, String name, double[] points, int rgb, Look look) {
    XYSeries drawn = chart.addSeries(name, every(points, 0), every(points, 1));
    Color colour = new Color(rgb);
    drawn.setMarkerColor(colour);
    drawn.setLineColor(colour);
    drawn.setMarker(
        switch (look) {
          case CURVE -> SeriesMarkers.NONE;
          case DOTS -> SeriesMarkers.CIRCLE;
          case CROSSES -> SeriesMarkers.CROSS;
        });
    drawn.setXYSeriesRenderStyle(
        look == Look.CURVE ? XYSeriesRenderStyle.Line : XYSeriesRenderStyle.Scatter);
  }

  /** Every second number. */
  private static double[] every(double[] points, int first) {
    return IntStream.range(0, points.length / 2).mapToDouble(k -> points[2 * k + first]).toArray();
  }
}

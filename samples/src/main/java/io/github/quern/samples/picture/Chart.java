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
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Points with axes and a legend. */
public final class Chart implements Picture {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 480;
  private static final int SMALL = 5;

  private final String title;
  private final String across;
  private final String up;
  private final List<Consumer<XYChart>> series;

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

  /** The same with dots at points, x and y in turn; nothing where there is no point. */
  public Chart dots(String name, double[] points, int colour) {
    return with(chart -> add(chart, name, points, colour, SeriesMarkers.CIRCLE), points);
  }

  /** The same with crosses, which are seen among dots. */
  public Chart crosses(String name, double[] points, int colour) {
    return with(chart -> add(chart, name, points, colour, SeriesMarkers.CROSS), points);
  }

  /** The same with dots that the legend does not name, to be dense and pale. */
  public Chart shade(double[] points, int colour) {
    String name = "shade " + series.size();
    return with(
        chart -> add(chart, name, points, colour, SeriesMarkers.SQUARE).setShowInLegend(false),
        points);
  }

  private Chart with(Consumer<XYChart> one, double[] points) {
    if (points.length == 0) {
      return this;
    }
    List<Consumer<XYChart>> more = new ArrayList<>(series);
    more.add(one);
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
    chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    series.forEach(one -> one.accept(chart));
    Png.write(BitmapEncoder.getBufferedImage(chart), file);
  }

  private static XYSeries add(
      XYChart chart, String name, double[] points, int colour, Marker marker) {
    XYSeries drawn = chart.addSeries(name, every(points, 0), every(points, 1));
    drawn.setMarker(marker);
    drawn.setMarkerColor(new Color(colour));
    return drawn;
  }

  /** Every second number. */
  private static double[] every(double[] points, int first) {
    return IntStream.range(0, points.length / 2).mapToDouble(k -> points[2 * k + first]).toArray();
  }
}

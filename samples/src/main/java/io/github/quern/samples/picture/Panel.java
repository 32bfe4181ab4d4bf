package io.github.quern.samples.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** A part of the plane with things in it, the first lowest. */
public final class Panel {
  private final String caption;
  private final Bounds bounds;
  private final List<Consumer<Canvas>> layers;

  private Panel(String caption, Bounds bounds, List<Consumer<Canvas>> layers) {
    this.caption = caption;
    this.bounds = bounds;
    this.layers = List.copyOf(layers);
  }

  /** An empty, white panel with a line of text above it. */
  public static Panel of(String caption, Bounds bounds) {
    return new Panel(caption, bounds, List.of());
  }

  private Panel with(Consumer<Canvas> layer) {
    List<Consumer<Canvas>> more = new ArrayList<>(layers);
    more.add(layer);
    return new Panel(caption, bounds, more);
  }

  /**
   * The same with coloured cells all over.
   *
   * @param colours row by row from the bottom
   * @param columns how many cells a row has
   */
  public Panel field(int[] colours, int columns) {
    return with(canvas -> canvas.field(colours, columns));
  }

  /** The same with one colour all over. */
  public Panel background(int colour) {
    return field(new int[] {colour}, 1);
  }

  /** The same with dots of one colour at points, x and y in turn. */
  public Panel dots(double[] points, int colour, double radius) {
    int[] colours = new int[points.length / 2];
    Arrays.fill(colours, colour);
    return dots(points, colours, radius);
  }

  /** The same with a dot of its own colour at each point, x and y in turn. */
  public Panel dots(double[] points, int[] colours, double radius) {
    return with(canvas -> canvas.dots(points, colours, radius));
  }

  /** The same with an open line through points, x and y in turn. */
  public Panel line(double[] points, int colour) {
    return with(canvas -> canvas.line(points, colour));
  }

  String caption() {
    return caption;
  }

  Bounds bounds() {
    return bounds;
  }

  void draw(Canvas canvas) {
    layers.forEach(layer -> layer.accept(canvas));
  }
}

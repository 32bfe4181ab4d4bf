package io.github.quern.samples.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;

/** A part of an image; y grows upwards on it, not downwards as in the image. */
final class GraphicsCanvas implements Canvas {
  private final Graphics2D graphics;
  private final Bounds bounds;
  private final int width;
  private final int height;

  /**
   * Draws from the origin of the graphics on.
   *
   * @param width in pixels
   * @param height in pixels
   */
  GraphicsCanvas(Graphics2D graphics, Bounds bounds, int width, int height) {
    this.graphics = graphics;
    this.bounds = bounds;
    this.width = width;
    this.height = height;
  }

  @Override
  public void field(int[] colours, int columns) {
    int rows = colours.length / columns;
    BufferedImage cells = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
    for (int k = 0; k < colours.length; k++) {
      cells.setRGB(k % columns, rows - 1 - k / columns, colours[k]);
    }
    graphics.drawImage(cells, 0, 0, width, height, null);
  }

  @Override
  public void dots(double[] points, int[] colours, double radius) {
    for (int k = 0; k < colours.length; k++) {
      double x = x(points[2 * k]);
      double y = y(points[2 * k + 1]);
      graphics.setColor(new Color(colours[k]));
      graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }
  }

  @Override
  public void line(double[] points, int colour) {
    Path2D path = new Path2D.Double();
    path.moveTo(x(points[0]), y(points[1]));
    for (int k = 2; k < points.length; k += 2) {
      path.lineTo(x(points[k]), y(points[k + 1]));
    }
    graphics.setColor(new Color(colour));
    graphics.draw(path);
  }

  private double x(double x) {
    return (x - bounds.left()) / (bounds.right() - bounds.left()) * width;
  }

  private double y(double y) {
    return (bounds.top() - y) / (bounds.top() - bounds.bottom()) * height;
  }
}

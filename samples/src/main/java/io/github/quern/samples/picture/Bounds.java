package io.github.quern.samples.picture;

/**
 * A part of the plane.
 *
 * @param left smallest x
 * @param right largest x, above left
 * @param bottom smallest y
 * @param top largest y, above bottom
 */
public record Bounds(double left, double right, double bottom, double top) {
  /** Checks the order. */
  public Bounds {
    if (!(left < right && bottom < top)) {
      throw new IllegalArgumentException("Empty bounds.");
    }
  }

  /** The square from (-a, -a) to (a, a). */
  public static Bounds square(double a) {
    return new Bounds(-a, a, -a, a);
  }

  /** What holds all points, x and y in turn, with a margin of a twentieth on each side. */
  public static Bounds of(double[] points) {
    double[] least = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    double[] most = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (int k = 0; k < points.length; k++) {
      least[k % 2] = Math.min(least[k % 2], points[k]);
      most[k % 2] = Math.max(most[k % 2], points[k]);
    }
    double marginX = (most[0] - least[0]) / 20;
    double marginY = (most[1] - least[1]) / 20;
    return new Bounds(least[0] - marginX, most[0] + marginX, least[1] - marginY, most[1] + marginY);
  }

  /** How high it is for a width of 1. */
  double aspect() {
    return (top - bottom) / (right - left);
  }

  /**
   * The centres of a grid of cells, row by row from the bottom, x and y in turn.
   *
   * @param columns how many cells side by side
   * @param rows how many one above the other
   */
  public double[] grid(int columns, int rows) {
    double[] centres = new double[2 * columns * rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int cell = row * columns + column;
        centres[2 * cell] = left + (right - left) * (column + 0.5) / columns;
        centres[2 * cell + 1] = bottom + (top - bottom) * (row + 0.5) / rows;
      }
    }
    return centres;
  }
}

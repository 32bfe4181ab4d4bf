package io.github.quern.samples.picture;

/** What a panel is drawn on, in the coordinates of its bounds. */
interface Canvas {
  /**
   * A grid of coloured cells that fills the panel.
   *
   * @param colours row by row from the bottom
   * @param columns how many cells a row has
   */
  void field(int[] colours, int columns);

  /**
   * Filled circles.
   *
   * @param points the centres, x and y in turn
   * @param colours one for each
   * @param radius in pixels
   */
  void dots(double[] points, int[] colours, double radius);

  /**
   * An open line.
   *
   * @param points x and y in turn, at least one point
   */
  void line(double[] points, int colour);
}

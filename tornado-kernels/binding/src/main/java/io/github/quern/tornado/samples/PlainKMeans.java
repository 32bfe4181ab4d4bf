package io.github.quern.tornado.samples;

/** The same k-means written out in double precision, which the device's result is compared with. */
final class PlainKMeans {
  private static final int DIMENSION = KMeansGraph.DIMENSION;

  private PlainKMeans() {}

  /**
   * The centres after some iterations.
   *
   * @param points the points, row-major
   * @param start where the centres start, row-major
   * @param iterations how often they move
   */
  static double[] centres(float[] points, float[] start, int iterations) {
    double[] centres = new double[start.length];
    for (int entry = 0; entry < start.length; entry++) {
      centres[entry] = start[entry];
    }
    for (int iteration = 0; iteration < iterations; iteration++) {
      move(points, centres);
    }
    return centres;
  }

  private static void move(float[] points, double[] centres) {
    double[] sums = new double[centres.length];
    int[] counts = new int[centres.length / DIMENSION];
    for (int point = 0; point < points.length; point += DIMENSION) {
      int nearest = nearest(points, point, centres);
      counts[nearest]++;
      for (int component = 0; component < DIMENSION; component++) {
        sums[nearest * DIMENSION + component] += points[point + component];
      }
    }
    for (int entry = 0; entry < centres.length; entry++) {
      int count = counts[entry / DIMENSION];
      centres[entry] = count > 0 ? sums[entry] / count : centres[entry];
    }
  }

  private static int nearest(float[] points, int point, double[] centres) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int centre = 0; centre < centres.length; centre += DIMENSION) {
      double distance = 0;
      for (int component = 0; component < DIMENSION; component++) {
        double difference = points[point + component] - centres[centre + component];
        distance += difference * difference;
      }
      if (distance < least) {
        least = distance;
        nearest = centre / DIMENSION;
      }
    }
    return nearest;
  }
}

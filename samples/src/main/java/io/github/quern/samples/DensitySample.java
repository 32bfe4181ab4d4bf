package io.github.quern.samples;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.data.Tensor;
import io.github.quern.samples.data.DataSet;
import io.github.quern.samples.data.RandomPoints;
import io.github.quern.samples.measure.Progress;
import io.github.quern.samples.measure.Workload;
import io.github.quern.samples.picture.Bounds;
import io.github.quern.samples.picture.Colours;
import io.github.quern.samples.picture.Panel;
import io.github.quern.samples.picture.Panels;
import io.github.quern.samples.picture.Picture;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Kernel density of a week's earthquakes on the sphere: f(x) = c Σ_j exp(-κ |x - y_j|² / 2) at unit
 * vectors x, which is the kernel of von Mises and Fisher, exp(κ ((x|y) - 1)). With c = κ / (2π N (1
 * - exp(-2κ))) it is a probability per steradian.
 */
public final class DensitySample implements Sample {
  /** The standard deviation of a kernel, in radians: two degrees. */
  private static final double DEVIATION = Math.toRadians(2);

  private static final double CONCENTRATION = 1 / (DEVIATION * DEVIATION);
  private static final Bounds WORLD = new Bounds(-180, 180, -90, 90);
  private static final int ROWS = 240;

  /** Millions of square kilometres that a steradian of the Earth's surface has. */
  private static final double AREA = 6.371 * 6.371;

  private final int rows;

  /** Creates the sample; it holds nothing. */
  public DensitySample() {
    this(ROWS);
  }

  /** With so many rows of cells from pole to pole, and twice as many around. */
  DensitySample(int rows) {
    this.rows = rows;
  }

  @Override
  public String name() {
    return "density";
  }

  @Override
  public String summary() {
    return "kernel density of a week's earthquakes, on a map of the world";
  }

  /** The sums of kernels, from KeOps' notation; K is κ. */
  static Genred kernels(Engine engine) {
    return Genred.of("Exp(-K * SqDist(X,Y) / 2)")
        .aliases("K = Pm(1)", "X = Vi(3)", "Y = Vj(3)")
        .axis(1)
        .engine(engine)
        .build();
  }

  /** Unit vectors of places, given as longitude and latitude in degrees in turn. */
  static Tensor onSphere(double[] degrees) {
    int count = degrees.length / 2;
    double[] vectors = new double[3 * count];
    for (int k = 0; k < count; k++) {
      double longitude = Math.toRadians(degrees[2 * k]);
      double latitude = Math.toRadians(degrees[2 * k + 1]);
      vectors[3 * k] = Math.cos(latitude) * Math.cos(longitude);
      vectors[3 * k + 1] = Math.cos(latitude) * Math.sin(longitude);
      vectors[3 * k + 2] = Math.sin(latitude);
    }
    return Tensor.of(RandomPoints.single(vectors), count, 3);
  }

  /**
   * The integral of a density per steradian over the sphere, by the midpoints of cells.
   *
   * @param degrees the midpoints
   */
  static double integral(double[] density, double[] degrees, int rows) {
    double cell = Math.pow(Math.PI / rows, 2);
    double sum = 0;
    for (int k = 0; k < density.length; k++) {
      sum += density[k] * Math.cos(Math.toRadians(degrees[2 * k + 1])) * cell;
    }
    return sum;
  }

  @Override
  public SampleResult run(Engine engine, CallOptions options, Progress progress) {
    double[] quakes = places(DataSet.earthquakes());
    double[] grid = WORLD.grid(2 * rows, rows);
    Tensor concentration = Tensor.of(new float[] {(float) CONCENTRATION}, 1);
    Tensor x = onSphere(grid);
    Tensor y = onSphere(quakes);
    double[] density = kernels(engine).call(options, concentration, x, y).toDoubleArray();
    int count = quakes.length / 2;
    double scale = CONCENTRATION / (2 * Math.PI * count * -Math.expm1(-2 * CONCENTRATION));
    int highest = 0;
    for (int k = 0; k < density.length; k++) {
      density[k] *= scale;
      highest = density[k] > density[highest] ? k : highest;
    }
    return SampleResult.of(
        List.of(
            String.format(
                Locale.ROOT,
                "Densest: %.1f earthquakes per million km² in a week, at longitude %.1f,"
                    + " latitude %.1f",
                density[highest] * count / AREA,
                grid[2 * highest],
                grid[2 * highest + 1]),
            String.format(
                Locale.ROOT,
                "Integral over the sphere: %.6f, of %d earthquakes",
                integral(density, grid, rows),
                count)),
        Workload.of(DensitySample::kernels, concentration, x, y),
        picture(density, density[highest], quakes));
  }

  /** Longitude and latitude in turn. */
  private static double[] places(DataSet places) {
    double[] longitude = places.column("longitude");
    double[] latitude = places.column("latitude");
    double[] both = new double[2 * longitude.length];
    for (int k = 0; k < longitude.length; k++) {
      both[2 * k] = longitude[k];
      both[2 * k + 1] = latitude[k];
    }
    return both;
  }

  /** The logarithm of the density over four decades, with coasts and earthquakes. */
  private Picture picture(double[] density, double highest, double[] quakes) {
    double[] decades = Arrays.stream(density).map(d -> Math.log10(d / highest)).toArray();
    Panel map =
        Panel.of("Earthquakes of a week: density (logarithmic, four decades) and places", WORLD)
            .field(Colours.scale(decades, -4, 0), 2 * rows);
    DataSet coasts = DataSet.coastlines();
    double[] line = coasts.column("line");
    double[] coast = places(coasts);
    int start = 0;
    for (int k = 1; k <= line.length; k++) {
      if (k == line.length || line[k] != line[start]) {
        map = map.line(Arrays.copyOfRange(coast, 2 * start, 2 * k), Colours.pale(0, 0.75));
        start = k;
      }
    }
    return Panels.of(720, map.dots(quakes, Colours.WHITE, 0.8));
  }
}

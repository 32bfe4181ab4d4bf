package io.github.quern.samples;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.data.Tensor;
import io.github.quern.samples.data.RandomPoints;
import io.github.quern.samples.measure.Progress;
import io.github.quern.samples.measure.Workload;
import io.github.quern.samples.picture.Bounds;
import io.github.quern.samples.picture.Colours;
import io.github.quern.samples.picture.Panel;
import io.github.quern.samples.picture.Panels;
import io.github.quern.samples.picture.Picture;
import io.github.quern.solve.KernelSolution;
import io.github.quern.solve.KernelSolve;
import io.github.quern.solve.SolveOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Interpolation of a surface by radial basis functions: s(x) = Σ_j φ(|x - y_j| / R) a_j with
 * Wendland's φ(r) = (1 - r)⁴ (4r + 1) for r up to 1, else 0, and weights for which s(y_j) is the
 * value known at y_j. The surface is Franke's, with which such methods are usually compared.
 */
public final class InterpolationSample implements Sample {
  private static final int SIDE = 28;

  /** How far a node may lie from the middle, in sides of a square: from -0.35 to 0.35. */
  private static final double SHIFT = 0.7;

  private static final double RADIUS = 0.5;
  private static final double TOLERANCE = 1e-11;
  private static final Bounds UNIT = new Bounds(0, 1, 0, 1);
  private static final int CELLS = 120;
  private static final long SEED = 1;

  private static final String FORMULA =
      "ReLU(1 - C * Norm2(X - Y))**4 * (4 * C * Norm2(X - Y) + 1) * A";
  private static final String[] ALIASES = {"C = Pm(1)", "X = Vi(2)", "Y = Vj(2)", "A = Vj(1)"};

  private final int side;

  /** Creates the sample; it holds nothing. */
  public InterpolationSample() {
    this(SIDE);
  }

  /** With one node in each of side times side squares. */
  InterpolationSample(int side) {
    this.side = side;
  }

  @Override
  public String name() {
    return "interpolation";
  }

  @Override
  public String summary() {
    return "a surface through values at scattered points, by radial basis functions";
  }

  /** The surface, from KeOps' notation; C is 1/R. */
  static Genred surface(Engine engine) {
    return Genred.of(FORMULA).aliases(ALIASES).axis(1).engine(engine).build();
  }

  /** Franke's function at points, x and y in turn. */
  static double[] franke(double[] points) {
    double[] values = new double[points.length / 2];
    for (int k = 0; k < values.length; k++) {
      double x = 9 * points[2 * k];
      double y = 9 * points[2 * k + 1];
      values[k] =
          0.75 * Math.exp(-(Math.pow(x - 2, 2) + Math.pow(y - 2, 2)) / 4)
              + 0.75 * Math.exp(-Math.pow(x + 1, 2) / 49 - (y + 1) / 10)
              + 0.5 * Math.exp(-(Math.pow(x - 7, 2) + Math.pow(y - 3, 2)) / 4)
              - 0.2 * Math.exp(-Math.pow(x - 4, 2) - Math.pow(y - 7, 2));
    }
    return values;
  }

  /** 1/R. */
  static Tensor inverseRadius() {
    return Tensor.of(new double[] {1 / RADIUS}, 1);
  }

  /** One node near the middle of each square, so that none are very close to each other. */
  Tensor nodes() {
    double[] nodes = UNIT.grid(side, side);
    double[] random = new RandomPoints(SEED).uniform(nodes.length);
    Arrays.setAll(nodes, k -> nodes[k] + SHIFT * (random[k] - 0.5) / side);
    return Tensor.of(nodes, nodes.length / 2, 2);
  }

  /** The weights of an interpolant. */
  static KernelSolution solve(Tensor nodes, double[] values, Engine engine, CallOptions options) {
    KernelSolve solve =
        KernelSolve.of(FORMULA).aliases(ALIASES).unknown("A").axis(1).engine(engine).build();
    SolveOptions exact = SolveOptions.DEFAULT.withAlpha(0).withEps(TOLERANCE).withCall(options);
    Tensor right = Tensor.of(values, values.length, 1);
    return solve.solve(exact, inverseRadius(), nodes, nodes, right);
  }

  @Override
  public SampleResult run(Engine engine, CallOptions options, Progress progress) {
    Tensor nodes = nodes();
    double[] values = franke(nodes.toDoubleArray());
    KernelSolution solution = solve(nodes, values, engine, options);
    Tensor weights = solution.tensor();
    Genred surface = surface(engine);
    double[] grid = UNIT.grid(CELLS, CELLS);
    Tensor cells = Tensor.of(grid, CELLS * CELLS, 2);
    Tensor c = inverseRadius();
    double[] atNodes = surface.call(options, c, nodes, nodes, weights).toDoubleArray();
    double[] found = surface.call(options, c, cells, nodes, weights).toDoubleArray();
    double[] truth = franke(grid);
    double[] errors = new double[truth.length];
    Arrays.setAll(errors, k -> Math.abs(found[k] - truth[k]));
    return SampleResult.of(
        List.of(
            String.format(
                Locale.ROOT,
                "At the %d nodes: largest error %.2g, after %d iterations",
                values.length,
                largestDifference(atNodes, values),
                solution.iterations()),
            String.format(
                Locale.ROOT,
                "Between them: root mean square error %.2g, largest %.2g, of values up to 1.2",
                Math.sqrt(Arrays.stream(errors).map(e -> e * e).average().orElse(0)),
                Arrays.stream(errors).max().orElse(0))),
        Workload.of(InterpolationSample::surface, c, cells, nodes, weights),
        picture(nodes.toDoubleArray(), values, found, errors));
  }

  private static double largestDifference(double[] first, double[] second) {
    double largest = 0;
    for (int k = 0; k < first.length; k++) {
      largest = Math.max(largest, Math.abs(first[k] - second[k]));
    }
    return largest;
  }

  private static Picture picture(double[] nodes, double[] values, double[] found, double[] errors) {
    double[] decades = Arrays.stream(errors).map(Math::log10).toArray();
    return Panels.of(
        240,
        Panel.of("What is known", UNIT).dots(nodes, Colours.scale(values, 0, 1.2), 3),
        Panel.of("The surface", UNIT).field(Colours.scale(found, 0, 1.2), CELLS),
        Panel.of("Its errors, from 1e-6 to 1e-2", UNIT)
            .field(Colours.scale(decades, -6, -2), CELLS));
  }
}

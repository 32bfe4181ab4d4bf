package io.github.quern.samples;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.data.Tensor;
import io.github.quern.samples.measure.Progress;
import io.github.quern.samples.measure.Workload;
import io.github.quern.samples.picture.Bounds;
import io.github.quern.samples.picture.Colours;
import io.github.quern.samples.picture.Panel;
import io.github.quern.samples.picture.Panels;
import io.github.quern.samples.picture.Picture;
import io.github.quern.solve.Eigenpairs;
import io.github.quern.solve.Lanczos;
import io.github.quern.solve.LinearOperators;
import io.github.quern.solve.ReductionOperator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.function.Power;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealLinearOperator;
import org.apache.commons.math3.linear.RealVector;

/**
 * Spectral clustering: points on two rings, one inside the other, are told apart by the sign of the
 * second eigenvector of the normalised Gaussian affinities S = D^(-1/2) K D^(-1/2), D being the
 * diagonal matrix of the row sums of K. No straight line parts the rings, and no matrix is stored.
 */
public final class SpectralClusteringSample implements Sample {
  private static final int POINTS = 2000;
  private static final double[] RADII = {1, 3};
  private static final double NOISE = 0.1;
  private static final double GAMMA = 2;
  private static final int PAIRS = 3;
  private static final int PANEL = 320;
  private static final long SEED = 1;
  private static final double NANOS_PER_MILLI = 1e6;

  private final int points;

  /** Creates the sample; it holds nothing. */
  public SpectralClusteringSample() {
    this(POINTS);
  }

  SpectralClusteringSample(int points) {
    this.points = points;
  }

  @Override
  public String name() {
    return "spectral-clustering";
  }

  @Override
  public String summary() {
    return "two rings of points, told apart by an eigenvector of Gaussian affinities";
  }

  /** The sums of affinities, from KeOps' notation. */
  static Genred affinities(Engine engine) {
    return Genred.of("Exp(-G * SqDist(X,Y)) * B")
        .aliases("G = Pm(1)", "X = Vi(2)", "Y = Vj(2)", "B = Vj(1)")
        .axis(1)
        .engine(engine)
        .build();
  }

  /** The points, in turn of the inner and of the outer ring. */
  private Tensor rings() {
    Random random = new Random(SEED);
    double[] coordinates = new double[2 * points];
    for (int k = 0; k < points; k++) {
      double angle = 2 * Math.PI * random.nextDouble();
      double radius = RADII[k % 2] + NOISE * random.nextGaussian();
      coordinates[2 * k] = radius * Math.cos(angle);
      coordinates[2 * k + 1] = radius * Math.sin(angle);
    }
    return Tensor.of(coordinates, points, 2);
  }

  /** The eigenpairs of S, for the kernel matrix K. */
  static Eigenpairs leading(RealLinearOperator kernel, RealVector rowSums) {
    RealVector scale = rowSums.map(new Power(-0.5));
    RealLinearOperator normalised =
        LinearOperators.symmetric(
            kernel.getRowDimension(), v -> kernel.operate(v.ebeMultiply(scale)).ebeMultiply(scale));
    return Lanczos.leading(normalised, PAIRS);
  }

  @Override
  public SampleResult run(Engine engine, CallOptions options, Progress progress) {
    Tensor gamma = Tensor.of(new double[] {GAMMA}, 1);
    Tensor x = rings();
    Genred affinities = affinities(engine);
    ReductionOperator kernel = ReductionOperator.of(affinities, "B", gamma, x, x).with(options);

    long start = System.nanoTime();
    RealVector rowSums = kernel.operate(new ArrayRealVector(points, 1));
    Eigenpairs pairs = leading(kernel, rowSums);
    double millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
    return SampleResult.of(
        List.of(
            String.format(
                Locale.ROOT,
                "Eigenvalues: %.6f, %.6f, %.6f (%d products, %.3f ms)",
                pairs.values().get(0),
                pairs.values().get(1),
                pairs.values().get(2),
                pairs.products(),
                millis),
            String.format(
                Locale.ROOT,
                "Misplaced: %d of %d points",
                misplaced(pairs.vectors().get(1)),
                points)),
        Workload.of(
            SpectralClusteringSample::affinities,
            gamma,
            x,
            x,
            kernel.tensor(pairs.vectors().get(1))),
        picture(x.toDoubleArray(), pairs.vectors().get(1)));
  }

  private static Picture picture(double[] points, RealVector vector) {
    int[] signs = new int[points.length / 2];
    for (int k = 0; k < signs.length; k++) {
      signs[k] = Colours.kind(vector.getEntry(k) > 0 ? 0 : 1);
    }
    return Panels.of(
        PANEL,
        Panel.of("The points", Bounds.of(points)).dots(points, Colours.INK, 1.5),
        Panel.of("The sign of the second eigenvector", Bounds.of(points)).dots(points, signs, 1.5));
  }

  /** How many points the sign puts to the other ring; which sign is which ring does not matter. */
  private int misplaced(RealVector vector) {
    int positiveInside =
        (int)
            IntStream.range(0, points)
                .filter(k -> (vector.getEntry(k) > 0) == (k % 2 == 0))
                .count();
    return Math.min(positiveInside, points - positiveInside);
  }
}

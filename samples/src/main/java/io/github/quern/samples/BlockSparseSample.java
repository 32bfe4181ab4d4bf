package io.github.quern.samples;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.cluster.ClusterOrder;
import io.github.quern.cluster.ClusterSummary;
import io.github.quern.cluster.Clusters;
import io.github.quern.data.DType;
import io.github.quern.data.Ranges;
import io.github.quern.data.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A Gaussian kernel sum that leaves far pairs out: a_i = Σ_j exp(-γ |x_i - y_j|²) b_j for points of
 * the unit square in single precision, once over all pairs and once over those pairs of clusters
 * that come closer than a cutoff of five standard deviations.
 *
 * <p>The steps are KeOps': cluster, sort, keep near blocks, call with ranges, undo the sorting.
 */
public final class BlockSparseSample implements Sample {
  private static final int POINTS = 10_000;
  private static final double DEVIATION = 0.02;
  private static final double CUTOFF = 5 * DEVIATION;
  private static final double EDGE = 0.05;
  private static final int LATER_CALLS = 5;
  private static final int CHECKED_ROWS = 100;
  private static final long SEED = 1;
  private static final double NANOS_PER_MILLI = 1e6;

  private final int points;

  /** Creates the sample; it holds nothing. */
  public BlockSparseSample() {
    this(POINTS);
  }

  BlockSparseSample(int points) {
    this.points = points;
  }

  @Override
  public String name() {
    return "block-sparse";
  }

  @Override
  public String summary() {
    return "sum of narrow Gaussian kernels over near clusters of points only, and over all pairs";
  }

  /** The reduction, from KeOps' notation. */
  static Genred reduction(Engine engine) {
    return Genred.of("Exp(-G * SqDist(X,Y)) * B")
        .aliases("G = Pm(1)", "X = Vi(2)", "Y = Vj(2)", "B = Vj(1)")
        .reductionOp("Sum")
        .axis(1)
        .engine(engine)
        .build();
  }

  /** Points of one set, in clusters. */
  private static final class Cloud {
    private final ClusterOrder order;
    private final int[][] ranges;
    private final Tensor centroids;

    /** For each cluster, how far its points are from the centroid at most. */
    private final double[] radii;

    Cloud(Tensor points) {
      int[] labels = Clusters.gridCluster(points, EDGE);
      ClusterSummary clusters = Clusters.clusterRangesCentroids(points, labels);
      order = Clusters.sortClusters(labels);
      ranges = clusters.ranges();
      centroids = clusters.centroids();
      radii = new double[ranges.length];
      for (int k = 0; k < labels.length; k++) {
        double distance = distance(points, k, centroids, labels[k]);
        radii[labels[k]] = Math.max(radii[labels[k]], distance);
      }
    }
  }

  private static double distance(Tensor first, int k, Tensor second, int l) {
    return Math.hypot(first.get(k, 0) - second.get(l, 0), first.get(k, 1) - second.get(l, 1));
  }

  /** Keeps the pairs of clusters that may have points closer than the cutoff. */
  private static Ranges near(Cloud x, Cloud y) {
    boolean[][] keep = new boolean[x.radii.length][y.radii.length];
    for (int k = 0; k < keep.length; k++) {
      for (int l = 0; l < keep[k].length; l++) {
        double centroids = distance(x.centroids, k, y.centroids, l);
        keep[k][l] = centroids - x.radii[k] - y.radii[l] < CUTOFF;
      }
    }
    return Clusters.fromMatrix(x.ranges, y.ranges, keep);
  }

  @Override
  public SampleResult run(Engine engine, CallOptions options) {
    Random random = new Random(SEED);
    Tensor gamma = Tensor.of(new float[] {(float) (0.5 / (DEVIATION * DEVIATION))}, 1);
    Tensor x = uniform(random, 2);
    Tensor y = uniform(random, 2);
    Tensor b = uniform(random, 1);

    long start = System.nanoTime();
    Cloud cloudX = new Cloud(x);
    Cloud cloudY = new Cloud(y);
    Ranges ranges = near(cloudX, cloudY);
    Tensor[] sorted = {gamma, cloudX.order.sort(x), cloudY.order.sort(y), cloudY.order.sort(b)};
    double clusterMillis = (System.nanoTime() - start) / NANOS_PER_MILLI;

    start = System.nanoTime();
    Genred gaussian = reduction(engine);
    CallOptions sparseOptions = options.withRanges(ranges);
    Tensor sparse = cloudX.order.unsort(gaussian.call(sparseOptions, sorted));
    double firstMillis = (System.nanoTime() - start) / NANOS_PER_MILLI;
    Tensor dense = gaussian.call(options, gamma, x, y, b);

    List<Double> sparseMillis = times(gaussian, sparseOptions, sorted);
    List<Double> denseMillis = times(gaussian, options, gamma, x, y, b);
    int[] checked = IntStream.range(0, CHECKED_ROWS).map(k -> k * points / CHECKED_ROWS).toArray();
    SampleResult result =
        new SampleResult(
            sparse,
            gaussian.explain(options, DType.FLOAT32),
            firstMillis,
            sparseMillis,
            gaussian.oracle().relativeError(sparse, checked, gamma, x, y, b),
            checked.length,
            List.of());
    List<String> notes = new ArrayList<>();
    notes.add(
        String.format(
            Locale.ROOT,
            "Clusters: %d of x and %d of y, found and sorted in %.3f ms",
            cloudX.radii.length,
            cloudY.radii.length,
            clusterMillis));
    notes.add(pairsKept(ranges));
    notes.addAll(gain(SampleResult.median(denseMillis), result.medianMillis()));
    notes.add(truncation(sparse, dense));
    return result.withNotes(notes);
  }

  private String pairsKept(Ranges ranges) {
    long pairs = (long) points * points;
    double kept = 100.0 * ranges.coverage(1, points, points).pairs() / pairs;
    return String.format(Locale.ROOT, "Pairs kept: %.2f %% of %d", kept, pairs);
  }

  private static List<String> gain(double denseMillis, double sparseMillis) {
    return List.of(
        String.format(Locale.ROOT, "Dense calls: %.3f ms, median of %d", denseMillis, LATER_CALLS),
        String.format(
            Locale.ROOT,
            "Gain: %.1f, time of dense / time of block-sparse calls",
            denseMillis / sparseMillis));
  }

  private static String truncation(Tensor sparse, Tensor dense) {
    double largestKernel = Math.exp(-0.5 * Math.pow(CUTOFF / DEVIATION, 2));
    return String.format(
        Locale.ROOT,
        "Truncation: %.3g (largest |block-sparse - dense| / largest |dense|, with rounding);"
            + " each pair left out has a kernel below %.3g",
        difference(sparse, dense),
        largestKernel);
  }

  private Tensor uniform(Random random, int dimension) {
    float[] numbers = new float[points * dimension];
    for (int k = 0; k < numbers.length; k++) {
      numbers[k] = random.nextFloat();
    }
    return Tensor.of(numbers, points, dimension);
  }

  private static List<Double> times(Genred reduction, CallOptions options, Tensor... data) {
    List<Double> millis = new ArrayList<>();
    for (int call = 0; call < LATER_CALLS; call++) {
      long start = System.nanoTime();
      reduction.call(options, data);
      millis.add((System.nanoTime() - start) / NANOS_PER_MILLI);
    }
    return millis;
  }

  private static double difference(Tensor sparse, Tensor dense) {
    double difference = 0;
    double scale = 0;
    for (long k = 0; k < dense.count(); k++) {
      difference = Math.max(difference, Math.abs(sparse.at(k) - dense.at(k)));
      scale = Math.max(scale, Math.abs(dense.at(k)));
    }
    return difference / scale;
  }
}

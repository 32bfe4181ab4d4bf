package io.github.quern.samples;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.cluster.ClusterOrder;
import io.github.quern.cluster.ClusterSummary;
import io.github.quern.cluster.Clusters;
import io.github.quern.data.Ranges;
import io.github.quern.data.Tensor;
import io.github.quern.samples.data.RandomPoints;
import io.github.quern.samples.measure.Progress;
import io.github.quern.samples.measure.Stopwatch;
import io.github.quern.samples.measure.Workload;
import io.github.quern.samples.picture.Bounds;
import io.github.quern.samples.picture.Colours;
import io.github.quern.samples.picture.Panel;
import io.github.quern.samples.picture.Panels;
import io.github.quern.samples.picture.Picture;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
  private static final int CALLS = 5;
  private static final int PANEL = 320;
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

    /** The cluster in the middle of the square. */
    int nearestToCentre() {
      Tensor middle = Tensor.of(new float[] {0.5f, 0.5f}, 1, 2);
      return IntStream.range(0, radii.length)
          .boxed()
          .min(Comparator.comparingDouble(k -> distance(centroids, k, middle, 0)))
          .orElseThrow();
    }
  }

  private static double distance(Tensor first, int k, Tensor second, int l) {
    return Math.hypot(first.get(k, 0) - second.get(l, 0), first.get(k, 1) - second.get(l, 1));
  }

  /** Keeps the pairs of clusters that may have points closer than the cutoff. */
  private static boolean[][] near(Cloud x, Cloud y) {
    boolean[][] keep = new boolean[x.radii.length][y.radii.length];
    for (int k = 0; k < keep.length; k++) {
      for (int l = 0; l < keep[k].length; l++) {
        double centroids = distance(x.centroids, k, y.centroids, l);
        keep[k][l] = centroids - x.radii[k] - y.radii[l] < CUTOFF;
      }
    }
    return keep;
  }

  @Override
  public SampleResult run(Engine engine, CallOptions options, Progress progress) {
    RandomPoints random = new RandomPoints(SEED);
    Tensor gamma = Tensor.of(new float[] {(float) (0.5 / (DEVIATION * DEVIATION))}, 1);
    Tensor x = Tensor.of(RandomPoints.single(random.uniform(2 * points)), points, 2);
    Tensor y = Tensor.of(RandomPoints.single(random.uniform(2 * points)), points, 2);
    Tensor b = Tensor.of(RandomPoints.single(random.uniform(points)), points, 1);

    long start = System.nanoTime();
    Cloud cloudX = new Cloud(x);
    Cloud cloudY = new Cloud(y);
    boolean[][] keep = near(cloudX, cloudY);
    Ranges ranges = Clusters.fromMatrix(cloudX.ranges, cloudY.ranges, keep);
    Tensor[] sorted = {gamma, cloudX.order.sort(x), cloudY.order.sort(y), cloudY.order.sort(b)};
    double clusterMillis = (System.nanoTime() - start) / NANOS_PER_MILLI;

    Genred gaussian = reduction(engine);
    CallOptions sparse = options.withRanges(ranges);
    Tensor sum = cloudX.order.unsort(gaussian.call(sparse, sorted));
    Tensor dense = gaussian.call(options, gamma, x, y, b);
    double sparseMillis = Stopwatch.medianMillis(CALLS, () -> gaussian.call(sparse, sorted));
    double denseMillis =
        Stopwatch.medianMillis(CALLS, () -> gaussian.call(options, gamma, x, y, b));
    return SampleResult.of(
        List.of(
            String.format(
                Locale.ROOT,
                "Clusters: %d of x and %d of y, found and sorted in %.3f ms",
                cloudX.radii.length,
                cloudY.radii.length,
                clusterMillis),
            pairsKept(ranges),
            String.format(
                Locale.ROOT,
                "Gain: %.1f, from %.3f ms over all pairs to %.3f ms, medians of %d calls",
                denseMillis / sparseMillis,
                denseMillis,
                sparseMillis,
                CALLS),
            truncation(sum, dense)),
        Workload.of(BlockSparseSample::reduction, sorted).withRanges(ranges),
        picture(cloudX, cloudY, keep, sorted));
  }

  private String pairsKept(Ranges ranges) {
    long pairs = (long) points * points;
    double kept = 100.0 * ranges.coverage(1, points, points).pairs() / pairs;
    return String.format(Locale.ROOT, "Pairs kept: %.2f %% of %d", kept, pairs);
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

  /** A cluster of x among the points of y that it meets, and all pairs of clusters. */
  private static Picture picture(Cloud x, Cloud y, boolean[][] keep, Tensor[] sorted) {
    int shown = x.nearestToCentre();
    int[] colours = new int[Math.toIntExact(sorted[2].shape().size(0))];
    for (int l = 0; l < y.ranges.length; l++) {
      int colour = keep[shown][l] ? Colours.kind(1) : Colours.pale(Colours.INK, 0.8);
      Arrays.fill(colours, y.ranges[l][0], y.ranges[l][1], colour);
    }
    double[] own =
        Arrays.copyOfRange(
            sorted[1].toDoubleArray(), 2 * x.ranges[shown][0], 2 * x.ranges[shown][1]);
    int[] blocks = new int[keep.length * keep[0].length];
    for (int k = 0; k < blocks.length; k++) {
      // Rows of a field go upwards, those of a matrix downwards.
      boolean kept = keep[keep.length - 1 - k / keep[0].length][k % keep[0].length];
      blocks[k] = kept ? Colours.kind(1) : Colours.pale(Colours.INK, 0.9);
    }
    Bounds unit = new Bounds(0, 1, 0, 1);
    return Panels.of(
        PANEL,
        Panel.of("A cluster of x (blue) and what it meets of y", unit)
            .dots(sorted[2].toDoubleArray(), colours, 1)
            .dots(own, Colours.kind(0), 1.5),
        Panel.of("Pairs of clusters: kept (orange), left out", unit).field(blocks, keep[0].length));
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

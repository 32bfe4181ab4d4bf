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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * K-means by Lloyd's steps: each point goes to its nearest centre (a reduction over centres), each
 * centre to the mean of its points (a reduction over points), until no point changes its centre.
 * The first centres are picked from the points as k-means++ does, each with a probability that
 * grows with its squared distance to those before.
 */
public final class KMeansSample implements Sample {
  private static final int POINTS = 20_000;
  private static final int CENTRES = 10;
  private static final double SPREAD = 0.06;
  private static final int MOST_STEPS = 200;
  private static final int SHOWN = 4000;
  private static final int CELLS = 220;
  private static final long SEED = 1;

  private final int points;

  /** Creates the sample; it holds nothing. */
  public KMeansSample() {
    this(POINTS);
  }

  KMeansSample(int points) {
    this.points = points;
  }

  @Override
  public String name() {
    return "k-means";
  }

  @Override
  public String summary() {
    return "points to nearest centres, centres to means of their points, until both rest";
  }

  /** Distance and position of the nearest centre, from KeOps' notation. */
  static Genred nearest(Engine engine) {
    return Genred.of("SqDist(X,C)")
        .aliases("X = Vi(2)", "C = Vj(2)")
        .reductionOp("Min_ArgMin")
        .axis(1)
        .engine(engine)
        .build();
  }

  /** For each centre J the sum of its points, whose centre is L, and their number. */
  static Genred sums(Engine engine) {
    return Genred.of("(L == J) * Concat(X, IntCst(1))")
        .aliases("X = Vi(2)", "L = Vi(1)", "J = Vj(1)")
        .axis(0)
        .engine(engine)
        .build();
  }

  /**
   * What the steps led to.
   *
   * @param centres of shape (K, 2)
   * @param labels which centre each point has, of shape (M, 1)
   * @param costs the sum of squared distances to the centres, before each step
   */
  record Clustering(Tensor centres, Tensor labels, List<Double> costs) {
    /** Copies the list. */
    Clustering {
      costs = List.copyOf(costs);
    }
  }

  /** Points around ten places of the unit square. */
  Tensor data() {
    RandomPoints random = new RandomPoints(SEED);
    double[] places = random.uniform(2 * CENTRES);
    double[] numbers = random.normal(2 * points);
    for (int k = 0; k < numbers.length; k++) {
      numbers[k] = places[k % places.length] + SPREAD * numbers[k];
    }
    return Tensor.of(numbers, points, 2);
  }

  static Clustering cluster(
      Tensor x, Tensor start, Engine engine, CallOptions options, Progress progress) {
    Genred nearest = nearest(engine);
    Genred sums = sums(engine);
    int count = Math.toIntExact(start.shape().size(0));
    Tensor numbers = Tensor.of(IntStream.range(0, count).toArray(), count, 1);
    Tensor centres = start;
    Tensor labels = Tensor.of(new long[0], 0, 1);
    List<Double> costs = new ArrayList<>();
    for (int step = 0; step < MOST_STEPS; step++) {
      List<Tensor> found = nearest.callAll(options, x, centres);
      costs.add(Arrays.stream(found.get(0).toDoubleArray()).sum());
      if (Arrays.equals(labels.toLongArray(), found.get(1).toLongArray())) {
        break;
      }
      labels = found.get(1);
      centres = means(sums.call(options, x, labels, numbers), centres);
      progress.at(step + 1, MOST_STEPS);
    }
    return new Clustering(centres, labels, costs);
  }

  /** Means from sums and counts; a centre without points stays where it was. */
  private static Tensor means(Tensor sums, Tensor before) {
    double[] means = before.toDoubleArray();
    for (int k = 0; k < means.length; k++) {
      double count = sums.get(k / 2, 2);
      means[k] = count == 0 ? means[k] : sums.get(k / 2, k % 2) / count;
    }
    return Tensor.of(means, means.length / 2, 2);
  }

  /** The first centres. */
  static Tensor start(Tensor x, Engine engine, CallOptions options) {
    Genred nearest = nearest(engine);
    RandomPoints random = new RandomPoints(SEED);
    double[] centres = new double[2 * CENTRES];
    double[] weights = new double[Math.toIntExact(x.shape().size(0))];
    Arrays.fill(weights, 1);
    for (int k = 0; k < CENTRES; k++) {
      int chosen = draw(weights, random.random().nextDouble());
      centres[2 * k] = x.get(chosen, 0);
      centres[2 * k + 1] = x.get(chosen, 1);
      Tensor known = Tensor.of(Arrays.copyOf(centres, 2 * k + 2), k + 1, 2);
      weights = nearest.callAll(options, x, known).getFirst().toDoubleArray();
    }
    return Tensor.of(centres, CENTRES, 2);
  }

  /** A position with a probability in proportion to its weight. */
  private static int draw(double[] weights, double share) {
    double left = share * Arrays.stream(weights).sum();
    int position = 0;
    while (position < weights.length - 1 && left >= weights[position]) {
      left -= weights[position];
      position++;
    }
    return position;
  }

  @Override
  public SampleResult run(Engine engine, CallOptions options, Progress progress) {
    Tensor x = data();
    Clustering clusters = cluster(x, start(x, engine, options), engine, options, progress);
    List<Double> costs = clusters.costs();
    return SampleResult.of(
        List.of(
            String.format(
                Locale.ROOT,
                "Mean squared distance to the centres: %.6f, from %.6f, in %d steps",
                costs.getLast() / points,
                costs.getFirst() / points,
                costs.size() - 1),
            String.format(
                Locale.ROOT,
                "That of the places that the points were drawn around is %.6f on average",
                2 * SPREAD * SPREAD)),
        Workload.of(KMeansSample::nearest, x, clusters.centres()),
        picture(x, clusters, engine, options));
  }

  private Picture picture(Tensor x, Clustering clusters, Engine engine, CallOptions options) {
    int shown = Math.min(SHOWN, points);
    double[] some = Arrays.copyOf(x.toDoubleArray(), 2 * shown);
    Bounds bounds = Bounds.of(some);
    Tensor grid = Tensor.of(bounds.grid(CELLS, CELLS), CELLS * CELLS, 2);
    Tensor regions = nearest(engine).callAll(options, grid, clusters.centres()).get(1);
    int[] pale =
        Arrays.stream(regions.toIntArray())
            .map(kind -> Colours.pale(Colours.kind(kind), 0.75))
            .toArray();
    int[] colours =
        Arrays.stream(clusters.labels().toIntArray()).limit(shown).map(Colours::kind).toArray();
    return Panels.of(
        480,
        Panel.of("Points, centres, and what is nearest to each centre", bounds)
            .field(pale, CELLS)
            .dots(some, colours, 1)
            .dots(clusters.centres().toDoubleArray(), Colours.WHITE, 6)
            .dots(clusters.centres().toDoubleArray(), Colours.INK, 4.5));
  }
}

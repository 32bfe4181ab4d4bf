package io.github.quern.samples;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.data.Tensor;
import io.github.quern.samples.data.DataSet;
import io.github.quern.samples.measure.Progress;
import io.github.quern.samples.measure.Workload;
import io.github.quern.samples.picture.Bounds;
import io.github.quern.samples.picture.Chart;
import io.github.quern.samples.picture.Colours;
import io.github.quern.samples.picture.Picture;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Classification by the nearest neighbours: the species of a penguin is that of most of the K
 * penguins whose measures are most like its own. Each bird is classified by all others.
 */
public final class NeighboursSample implements Sample {
  private static final String[] SPECIES = {"Adélie", "chinstrap", "gentoo"};
  private static final int NEIGHBOURS = 5;
  private static final String[] MEASURES = {
    "bill_length", "bill_depth", "flipper_length", "body_mass"
  };
  private static final String[] BILL = {"bill_length", "bill_depth"};
  private static final int ACROSS = 90;
  private static final int UP = 78;

  /** Creates the sample; it holds nothing. */
  public NeighboursSample() {}

  @Override
  public String name() {
    return "neighbours";
  }

  @Override
  public String summary() {
    return "k-nearest neighbours classification of penguins by their measures";
  }

  /**
   * The K nearest, from KeOps' notation; S makes the measures comparable.
   *
   * @param dimension how many measures there are
   */
  static Genred nearest(Engine engine, int dimension, int count) {
    String measures = "(" + dimension + ")";
    return Genred.of("WeightedSqDist(S,X,Y)")
        .aliases("S = Pm" + measures, "X = Vi" + measures, "Y = Vj" + measures)
        .reductionOp("KMin_ArgKMin")
        .optArg(count)
        .axis(1)
        .engine(engine)
        .build();
  }

  /**
   * The kind that most have; of equally frequent ones, that of the nearest.
   *
   * @param kinds of the neighbours, nearest first
   */
  static int vote(int[] kinds) {
    int best = kinds[0];
    long most = 0;
    for (int kind : kinds) {
      long votes = Arrays.stream(kinds).filter(other -> other == kind).count();
      if (votes > most) {
        most = votes;
        best = kind;
      }
    }
    return best;
  }

  /**
   * Classifies points.
   *
   * @param nearest their neighbours' positions, one row for each
   * @param skipped how many of the nearest do not count
   * @param kinds of all that may be neighbours
   */
  static int[] classify(Tensor nearest, int skipped, int[] kinds) {
    int count = Math.toIntExact(nearest.shape().size(1));
    long[] positions = nearest.toLongArray();
    return IntStream.range(0, positions.length / count)
        .map(row ->
            vote(
                IntStream.range(row * count + skipped, (row + 1) * count)
                    .map(k -> kinds[(int) positions[k]])
                    .toArray()))
        .toArray();
  }

  @Override
  public SampleResult run(Engine engine, CallOptions options, Progress progress) {
    DataSet penguins = DataSet.penguins();
    int[] species = Arrays.stream(penguins.column("species")).mapToInt(s -> (int) s).toArray();
    Tensor measures = penguins.columns(MEASURES);
    Tensor scale = penguins.inverseVariances(MEASURES);
    // The nearest of all is the bird itself, since no two have the same measures.
    Tensor others =
        nearest(engine, MEASURES.length, NEIGHBOURS + 1)
            .callAll(options, scale, measures, measures)
            .get(1);
    int[] found = classify(others, 1, species);

    Tensor bills = penguins.columns(BILL);
    double[] grid = Bounds.of(bills.toDoubleArray()).grid(ACROSS, UP);
    Tensor[] seen = {penguins.inverseVariances(BILL), Tensor.of(grid, ACROSS * UP, 2), bills};
    Tensor near = nearest(engine, BILL.length, NEIGHBOURS).callAll(options, seen).get(1);
    return SampleResult.of(
        report(species, found),
        Workload.of(owner -> nearest(owner, BILL.length, NEIGHBOURS), seen),
        picture(grid, classify(near, 0, species), bills.toDoubleArray(), species, found));
  }

  private static List<String> report(int[] species, int[] found) {
    List<String> lines =
        IntStream.range(0, SPECIES.length)
            .mapToObj(kind ->
                String.format(
                    Locale.ROOT,
                    "%s: %d of %d recognised",
                    SPECIES[kind],
                    right(species, found, kind, kind),
                    right(species, species, kind, kind)))
            .toList();
    int all = right(species, found, 0, SPECIES.length - 1);
    String accuracy =
        String.format(
            Locale.ROOT,
            "Accuracy: %.4f, of %d penguins by their %d nearest neighbours",
            (double) all / species.length,
            species.length,
            NEIGHBOURS);
    return List.of(accuracy, lines.get(0), lines.get(1), lines.get(2));
  }

  /** How many of the species from one to another were found right. */
  private static int right(int[] species, int[] found, int first, int last) {
    return (int)
        IntStream.range(0, species.length)
            .filter(k -> first <= species[k] && species[k] <= last && found[k] == species[k])
            .count();
  }

  /** The birds by their bills, and which species a bird with any bill would be. */
  private static Picture picture(
      double[] grid, int[] regions, double[] bills, int[] species, int[] found) {
    Chart chart =
        Chart.of("Penguins and their nearest neighbours", "bill length, mm", "bill depth, mm");
    for (int kind = 0; kind < SPECIES.length; kind++) {
      int one = kind;
      chart =
          chart.shade(chosen(grid, k -> regions[k] == one), Colours.pale(Colours.kind(kind), 0.7));
    }
    for (int kind = 0; kind < SPECIES.length; kind++) {
      int one = kind;
      chart = chart.dots(SPECIES[kind], chosen(bills, k -> species[k] == one), Colours.kind(kind));
    }
    double[] wrong = chosen(bills, k -> found[k] != species[k]);
    return chart.crosses("taken for another", wrong, Colours.INK);
  }

  /** Some of the points, x and y in turn. */
  private static double[] chosen(double[] points, IntPredicate which) {
    return IntStream.range(0, points.length)
        .filter(k -> which.test(k / 2))
        .mapToDouble(k -> points[k])
        .toArray();
  }
}

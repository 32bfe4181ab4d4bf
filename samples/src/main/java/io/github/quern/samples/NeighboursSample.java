package io.github.quern.samples;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.data.Tensor;
import io.github.quern.samples.data.DataSet;
import io.github.quern.samples.measure.Workload;
import io.github.quern.samples.picture.Bounds;
import io.github.quern.samples.picture.Colours;
import io.github.quern.samples.picture.Panel;
import io.github.quern.samples.picture.Panels;
import io.github.quern.samples.picture.Picture;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Classification by the nearest neighbours: the species of a penguin is that of most of the K
 * penguins whose measures are most like its own. Each bird is classified by all others.
 */
public final class NeighboursSample implements Sample {
  private static final String[] SPECIES = {"Adélie", "chinstrap", "gentoo"};
  private static final int NEIGHBOURS = 5;
  private static final int CELLS = 200;

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
   * The K nearest, from KeOps' notation.
   *
   * @param dimension how many measures there are
   */
  static Genred nearest(Engine engine, int dimension, int count) {
    return Genred.of("SqDist(X,Y)")
        .aliases("X = Vi(" + dimension + ")", "Y = Vj(" + dimension + ")")
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
  public SampleResult run(Engine engine, CallOptions options) {
    DataSet penguins = DataSet.penguins();
    int[] species = Arrays.stream(penguins.column("species")).mapToInt(s -> (int) s).toArray();
    Tensor measures =
        penguins.standardised("bill_length", "bill_depth", "flipper_length", "body_mass");
    // The nearest of all is the bird itself, since no two have the same measures.
    Tensor others = nearest(engine, 4, NEIGHBOURS + 1).callAll(options, measures, measures).get(1);
    int[] found = classify(others, 1, species);

    Tensor bills = penguins.standardised("bill_length", "bill_depth");
    double[] birds = bills.toDoubleArray();
    Bounds bounds = Bounds.of(birds);
    Tensor grid = Tensor.of(bounds.grid(CELLS, CELLS), CELLS * CELLS, 2);
    Tensor near = nearest(engine, 2, NEIGHBOURS).callAll(options, grid, bills).get(1);
    return SampleResult.of(
        report(species, found),
        Workload.of(owner -> nearest(owner, 2, NEIGHBOURS), grid, bills),
        picture(bounds, classify(near, 0, species), birds, species));
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

  private static Picture picture(Bounds bounds, int[] regions, double[] birds, int[] species) {
    int[] pale =
        Arrays.stream(regions).map(kind -> Colours.pale(Colours.kind(kind), 0.65)).toArray();
    int[] colours = Arrays.stream(species).map(Colours::kind).toArray();
    return Panels.of(
        440,
        Panel.of("By two measures only: bill length (across), depth (up)", bounds)
            .field(pale, CELLS)
            .dots(birds, Colours.INK, 4)
            .dots(birds, colours, 3));
  }
}

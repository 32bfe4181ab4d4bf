package io.github.quern.spark;

import io.github.quern.api.Genred;
import io.github.quern.api.PartialSequence;
import java.util.Objects;
import org.apache.spark.sql.SparkSession;

/**
 * A {@link Genred} on a cluster: the same formula on distributed rows, with distributed results.
 *
 * <pre>{@code
 * SparkGenred density = SparkGenred.of(genred, spark);
 * SparkArguments arguments =
 *     SparkArguments.of()
 *         .i(DistributedRows.of(points).bind("X", "features").id("name"))
 *         .j(DistributedRows.of(points).bind("Y", "features"))
 *         .with("G", Tensor.of(new double[] {0.5}, 1));
 * Dataset<Row> result = density.call(arguments).dataset(); // name, sum
 * }</pre>
 *
 * <p>All reductions, both axes and derivatives of any order work; {@code Genred}'s documentation
 * says what they give. Parameters may have batch axes. Positions and {@code IndexI()}, {@code
 * IndexJ()} are numbers of rows in the order of the input, and positions are those of a call in one
 * process exactly. Sums are added block by block, so that they differ from those by rounding only;
 * the same data, options and tier give the same bits on every run and every cluster. With {@link
 * Distribution#ROWS} they are those of one process, but for blocks of so few rows that columns are
 * cut.
 *
 * <p>Executors need Quern's jars, and use the best tier that they have unless the options demand
 * one. The driver lowers formulas to programs; executors compile these, each once.
 *
 * <p>Immutable, and safe for use by several threads.
 */
public final class SparkGenred {
  private final Genred genred;
  private final SparkSession session;
  private final SparkOptions options;

  private SparkGenred(Genred genred, SparkSession session, SparkOptions options) {
    this.genred = Objects.requireNonNull(genred);
    this.session = Objects.requireNonNull(session);
    this.options = Objects.requireNonNull(options);
  }

  /** A reduction, or a derivative of one, on the cluster of a session. */
  public static SparkGenred of(Genred genred, SparkSession session) {
    return new SparkGenred(genred, session, SparkOptions.DEFAULT);
  }

  /** The same with other options. */
  public SparkGenred with(SparkOptions newOptions) {
    return new SparkGenred(genred, session, newOptions);
  }

  /** The reduction. */
  public Genred genred() {
    return genred;
  }

  /**
   * Computes the reduction; returns when all is computed.
   *
   * @throws IllegalArgumentException if an argument is missing or does not fit; the message names
   *     the variable, and of bad rows the row
   * @throws io.github.quern.backend.BackendException if an executor has not the tier asked for, or
   *     fails; the message is that of the executor
   */
  public SparkResult call(SparkArguments arguments) {
    try (PreparedCall prepared = prepare(arguments)) {
      return prepared.call();
    }
  }

  /**
   * Reads distributed rows and keeps them cut into blocks, for several calls.
   *
   * @throws IllegalArgumentException as for {@link #call}
   */
  public PreparedCall prepare(SparkArguments arguments) {
    Resolution resolution = resolution(arguments);
    PartialSequence sequence = sequence(resolution);
    return new PreparedCall(session, sequence, resolution, options, plan(sequence, resolution));
  }

  /**
   * Says how a call would be distributed and why. Rows are counted, but nothing is computed.
   *
   * @throws IllegalArgumentException if an argument is missing or does not fit
   */
  public SparkPlan explain(SparkArguments arguments) {
    Resolution resolution = resolution(arguments);
    return plan(sequence(resolution), resolution);
  }

  private Resolution resolution(SparkArguments arguments) {
    return Failures.unwrapped(() -> Resolution.of(genred, arguments));
  }

  private PartialSequence sequence(Resolution resolution) {
    return genred.partials(resolution.dtype(), resolution.integers());
  }

  private SparkPlan plan(PartialSequence sequence, Resolution resolution) {
    return SparkPlan.of(genred.toString(), sequence, resolution, options);
  }

  @Override
  public String toString() {
    return genred + ", on Spark";
  }
}

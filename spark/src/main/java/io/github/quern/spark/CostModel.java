package io.github.quern.spark;

import io.github.quern.api.PairWork;

/**
 * What plans reckon with. The numbers are rough on purpose and the same on every cluster, so that
 * tiles, and with them the bits of sums, do not depend on where a call runs.
 *
 * @param operationNanoseconds the time of an addition, multiplication or comparison on one core
 * @param specialNanoseconds the time of an elementary function, a quotient or a root on one core
 * @param bytesPerSecond what one core moves through the network, serialization included
 * @param taskSeconds what it costs a core to start and to end a task
 * @param callSeconds what a call takes besides its tasks: planning, and the transitions from stage
 *     to stage
 * @param computeOverRest how many times longer a task should compute than start and end, and a tile
 *     than move
 */
public record CostModel(
    double operationNanoseconds,
    double specialNanoseconds,
    double bytesPerSecond,
    double taskSeconds,
    double callSeconds,
    double computeOverRest) {
  /** A core of a server with vectors of 512 bits, in float32, and a network of 10 Gbit/s. */
  public static final CostModel DEFAULT = new CostModel(0.03, 0.15, 1e8, 0.015, 0.06, 20);

  /** Checks the numbers. */
  public CostModel {
    if (!(operationNanoseconds > 0
        && specialNanoseconds >= 0
        && bytesPerSecond > 0
        && taskSeconds > 0
        && callSeconds >= 0
        && computeOverRest >= 1)) {
      throw new IllegalArgumentException(
          "Times and speeds of a cost model are positive, and a task computes at least as long as it"
              + " starts, ends and moves.");
    }
  }

  /** The time that a pair takes on one core, in seconds. */
  public double pairSeconds(PairWork work) {
    return 1e-9
        * (operationNanoseconds * Math.max(1, work.arithmetic())
            + specialNanoseconds * work.special());
  }

  /** The time that moving some bytes takes, in seconds. */
  public double moveSeconds(double bytes) {
    return bytes / bytesPerSecond;
  }
}

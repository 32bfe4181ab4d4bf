package io.github.quern.spark;

import io.github.quern.api.PairWork;

/**
 * What plans reckon with. The numbers are rough on purpose and the same on every cluster, so that
 * tiles, and with them the bits of sums, do not depend on where a call runs.
 *
 * @param operationNanoseconds the time of an addition, multiplication or comparison on one core
 * @param specialNanoseconds the time of an elementary function, a quotient or a root on one core
 * @param bytesPerSecond what one core moves through the network, serialization included
 * @param taskSeconds how much a task should compute, so that starting it costs little
 * @param computeOverMove how many times longer a tile should be computed than moved
 */
public record CostModel(
    double operationNanoseconds,
    double specialNanoseconds,
    double bytesPerSecond,
    double taskSeconds,
    double computeOverMove) {
  /** A core of a server with vectors of 512 bits, in float32, and a network of 10 Gbit/s. */
  public static final CostModel DEFAULT = new CostModel(0.03, 0.15, 1e8, 0.2, 20);

  /** Checks the numbers. */
  public CostModel {
    if (!(operationNanoseconds > 0
        && specialNanoseconds >= 0
        && bytesPerSecond > 0
        && taskSeconds > 0
        && computeOverMove >= 1)) {
      throw new IllegalArgumentException(
          "Times and speeds of a cost model are positive, and computing takes at least as long as"
              + " moving.");
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

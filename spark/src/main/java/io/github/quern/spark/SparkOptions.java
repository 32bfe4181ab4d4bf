package io.github.quern.spark;

import java.util.Objects;
import java.util.Optional;

/**
 * How a reduction is distributed.
 *
 * @param backend the tier that every executor must have, as in {@code CallOptions}; {@code auto}
 *     for the best one of each
 * @param distribution what is distributed; empty for a choice by sizes
 * @param broadcastBytes the most that is broadcast of rows or columns; the driver and each executor
 *     hold that much
 * @param blockRows the number of rows of a block; 0 for a choice by the cost model
 * @param fanIn how many states one task merges
 * @param cost what the choice reckons with
 */
public record SparkOptions(
    String backend,
    Optional<Distribution> distribution,
    long broadcastBytes,
    int blockRows,
    int fanIn,
    CostModel cost) {
  /** The best tier of each executor, a choice by sizes, up to 256 MiB broadcast. */
  public static final SparkOptions DEFAULT =
      new SparkOptions("auto", Optional.empty(), 1L << 28, 0, 8, CostModel.DEFAULT);

  /** Checks the parts. */
  public SparkOptions {
    Objects.requireNonNull(backend);
    Objects.requireNonNull(distribution);
    Objects.requireNonNull(cost);
    if (broadcastBytes < 0 || blockRows < 0 || fanIn < 2) {
      throw new IllegalArgumentException(
          "Sizes are not negative, and at least 2 states are merged at a time; these are"
              + " broadcastBytes = "
              + broadcastBytes
              + ", blockRows = "
              + blockRows
              + ", fanIn = "
              + fanIn
              + ".");
    }
  }

  /** The same options with a tier that every executor must have. */
  public SparkOptions withBackend(String newBackend) {
    return new SparkOptions(newBackend, distribution, broadcastBytes, blockRows, fanIn, cost);
  }

  /** The same options with a fixed distribution. */
  public SparkOptions withDistribution(Distribution fixed) {
    return new SparkOptions(backend, Optional.of(fixed), broadcastBytes, blockRows, fanIn, cost);
  }

  /** The same options with another limit of what is broadcast. */
  public SparkOptions withBroadcastBytes(long limit) {
    return new SparkOptions(backend, distribution, limit, blockRows, fanIn, cost);
  }

  /** The same options with blocks of so many rows. */
  public SparkOptions withBlockRows(int rows) {
    return new SparkOptions(backend, distribution, broadcastBytes, rows, fanIn, cost);
  }

  /** The same options with so many states merged by one task. */
  public SparkOptions withFanIn(int states) {
    return new SparkOptions(backend, distribution, broadcastBytes, blockRows, states, cost);
  }

  /** The same options with another cost model. */
  public SparkOptions withCost(CostModel newCost) {
    return new SparkOptions(backend, distribution, broadcastBytes, blockRows, fanIn, newCost);
  }
}

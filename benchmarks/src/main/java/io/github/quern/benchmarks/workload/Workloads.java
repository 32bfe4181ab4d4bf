package io.github.quern.benchmarks.workload;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The workloads. */
public final class Workloads {
  private static final List<Workload> SET =
      List.of(
          new Gaussian(3),
          new GaussianGradient(),
          new LogSumExp(),
          new NearestNeighbours(3),
          new NearestNeighbours(50),
          new Gaussian(10),
          new Gaussian(100),
          new Gaussian(1000),
          GaussianOverRanges.blockSparse(),
          new GaussianInDouble());

  /** Of one tile of rows, for the memory that a call needs. */
  public static final Workload TILE = GaussianOverRanges.tile();

  private Workloads() {}

  /** The fixed set, in the order of the tables. */
  public static List<Workload> set() {
    return SET;
  }

  /**
   * A workload by its name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Workload find(String name) {
    return Stream.concat(SET.stream(), Stream.of(TILE))
        .filter(workload -> workload.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "There is no workload '"
                    + name
                    + "'; there are "
                    + SET.stream().map(Workload::name).collect(Collectors.joining(", "))
                    + "."));
  }
}

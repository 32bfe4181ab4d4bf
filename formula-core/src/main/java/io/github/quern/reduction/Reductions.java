package io.github.quern.reduction;

import java.util.List;
import java.util.Optional;

/** All reductions. A new one is one line here. */
public final class Reductions {
  private static final List<Reduction> ALL = List.of(new SumReduction());

  private Reductions() {}

  /** The reduction of that name, case-sensitive. */
  public static Optional<Reduction> find(String name) {
    return ALL.stream().filter(reduction -> reduction.name().equals(name)).findFirst();
  }

  /** The names, in the order of the documentation. */
  public static List<String> names() {
    return ALL.stream().map(Reduction::name).toList();
  }
}

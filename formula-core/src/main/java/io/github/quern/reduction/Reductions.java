package io.github.quern.reduction;

import java.util.List;
import java.util.Optional;

/** All reductions. A new one is one line here. */
public final class Reductions {
  private static final List<ReductionDefinition> ALL =
      List.of(
          SumReduction.DEFINITION,
          LogSumExpReduction.DEFINITION,
          LogSumExpWeightReduction.DEFINITION,
          SumSoftMaxWeightReduction.DEFINITION,
          MaxSumShiftExpReduction.DEFINITION,
          MaxSumShiftExpWeightReduction.DEFINITION,
          MinReduction.DEFINITION,
          MaxReduction.DEFINITION,
          ArgMinReduction.DEFINITION,
          ArgMaxReduction.DEFINITION,
          MinArgMinReduction.DEFINITION,
          MaxArgMaxReduction.DEFINITION,
          KMinReduction.DEFINITION,
          ArgKMinReduction.DEFINITION,
          KMinArgKMinReduction.DEFINITION);

  private Reductions() {}

  /** The reduction of that name, case-sensitive. */
  public static Optional<ReductionDefinition> find(String name) {
    return ALL.stream().filter(reduction -> reduction.name().equals(name)).findFirst();
  }

  /** All reductions, in the order of the documentation. */
  public static List<ReductionDefinition> all() {
    return ALL;
  }

  /** The names, in the order of the documentation. */
  public static List<String> names() {
    return ALL.stream().map(ReductionDefinition::name).toList();
  }
}

package io.github.quern.reduction;

import io.github.quern.register.Register;
import io.github.quern.register.Register.Reader;
import java.util.List;
import java.util.Optional;

/** All reductions. A new one is one line here. Finding one initialises no other. */
public final class Reductions {
  private static final Register<ReductionDefinition> ALL = new Register<>(Reductions::read);

  private Reductions() {}

  private static void read(Reader<ReductionDefinition> reader) {
    if (reader.wants("Sum")) reader.take(SumReduction.DEFINITION);
    if (reader.wants("LogSumExp")) reader.take(LogSumExpReduction.DEFINITION);
    if (reader.wants("LogSumExpWeight")) reader.take(LogSumExpWeightReduction.DEFINITION);
    if (reader.wants("SumSoftMaxWeight")) reader.take(SumSoftMaxWeightReduction.DEFINITION);
    if (reader.wants("Max_SumShiftExp")) reader.take(MaxSumShiftExpReduction.DEFINITION);
    if (reader.wants("Max_SumShiftExpWeight"))
      reader.take(MaxSumShiftExpWeightReduction.DEFINITION);
    if (reader.wants("Min")) reader.take(MinReduction.DEFINITION);
    if (reader.wants("Max")) reader.take(MaxReduction.DEFINITION);
    if (reader.wants("ArgMin")) reader.take(ArgMinReduction.DEFINITION);
    if (reader.wants("ArgMax")) reader.take(ArgMaxReduction.DEFINITION);
    if (reader.wants("Min_ArgMin")) reader.take(MinArgMinReduction.DEFINITION);
    if (reader.wants("Max_ArgMax")) reader.take(MaxArgMaxReduction.DEFINITION);
    if (reader.wants("KMin")) reader.take(KMinReduction.DEFINITION);
    if (reader.wants("ArgKMin")) reader.take(ArgKMinReduction.DEFINITION);
    if (reader.wants("KMin_ArgKMin")) reader.take(KMinArgKMinReduction.DEFINITION);
  }

  /** The reduction of that name, case-sensitive. */
  public static Optional<ReductionDefinition> find(String name) {
    return ALL.find(name);
  }

  /** All reductions, in the order of the documentation. */
  public static List<ReductionDefinition> all() {
    return ALL.all();
  }

  /** The names, in the order of the documentation. */
  public static List<String> names() {
    return ALL.names();
  }
}

package io.github.quern.samples.measure;

import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.data.Ranges;
import io.github.quern.data.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The reduction that a sample spends its time in, with the data it is called with.
 *
 * @param reduction builds the reduction for an engine; it must have an oracle
 * @param ranges which pairs count; all where there are none
 * @param arguments the data, without batch axes
 */
public record Workload(
    Function<Engine, Genred> reduction, Optional<Ranges> ranges, List<Tensor> arguments) {
  /** Copies the list. */
  public Workload {
    arguments = List.copyOf(arguments);
  }

  /** A reduction over all pairs. */
  public static Workload of(Function<Engine, Genred> reduction, Tensor... arguments) {
    return new Workload(reduction, Optional.empty(), List.of(arguments));
  }

  /** The same reduction over the pairs of some ranges only. */
  public Workload withRanges(Ranges newRanges) {
    return new Workload(reduction, Optional.of(newRanges), arguments);
  }
}

package io.github.quern.samples.measure;

import io.github.quern.api.Explanation;
import io.github.quern.data.Tensor;
import java.util.List;

/**
 * What was measured of a workload.
 *
 * @param explanation what was computed, and on which tier for which reason
 * @param values the first result, by the tier that was chosen
 * @param checkedRows how many of its rows were compared with the oracle
 * @param times one for each tier that ran it, the chosen one first
 * @param refusals one sentence for each tier that is present and could not run it
 */
public record Measurement(
    Explanation explanation,
    Tensor values,
    int checkedRows,
    List<TierTime> times,
    List<String> refusals) {
  /** Copies the lists. */
  public Measurement {
    times = List.copyOf(times);
    refusals = List.copyOf(refusals);
  }
}

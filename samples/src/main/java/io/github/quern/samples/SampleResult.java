package io.github.quern.samples;

import io.github.quern.samples.measure.Workload;
import io.github.quern.samples.picture.Picture;
import java.util.List;
import java.util.Optional;

/**
 * What a sample found.
 *
 * @param found what a reader should know, one line each
 * @param work the reduction that the sample spends its time in, to be measured on each tier
 * @param picture what is better looked at than read, if there is such a thing
 */
public record SampleResult(List<String> found, Workload work, Optional<Picture> picture) {
  /** Copies the list. */
  public SampleResult {
    found = List.copyOf(found);
  }

  /** A result that is looked at. */
  static SampleResult of(List<String> found, Workload work, Picture picture) {
    return new SampleResult(found, work, Optional.of(picture));
  }
}

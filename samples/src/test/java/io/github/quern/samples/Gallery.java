package io.github.quern.samples;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.samples.measure.Measurement;
import io.github.quern.samples.measure.Stopwatch;
import java.time.Duration;
import java.util.regex.Pattern;

/** Runs samples on the tier that is there on every machine. */
final class Gallery {
  static final CallOptions SCALAR = CallOptions.DEFAULT.withBackend("scalar");

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");
  private static final Stopwatch ONCE = new Stopwatch(Duration.ZERO, 1, Duration.ZERO);

  private Gallery() {}

  static SampleResult run(Sample sample) {
    return sample.run(Engine.shared(), SCALAR);
  }

  /** Runs the workload of a result once more and compares it with the double oracle. */
  static Measurement measure(SampleResult result) {
    return ONCE.measure(result.work(), SCALAR, 2);
  }

  /** The largest error of a result's workload. */
  static double error(SampleResult result) {
    return measure(result).times().getFirst().error();
  }

  /** The numbers in a line. */
  static double[] numbers(String line) {
    return NUMBER
        .matcher(line)
        .results()
        .mapToDouble(found -> Double.parseDouble(found.group()))
        .toArray();
  }
}

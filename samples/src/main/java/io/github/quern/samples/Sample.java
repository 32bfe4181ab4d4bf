package io.github.quern.samples;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.samples.measure.Progress;

/** One idea that can be run by its name. */
public interface Sample {
  /** The name that it is asked for by, in small letters. */
  String name();

  /** What it shows, in one line. */
  String summary();

  /**
   * Runs it.
   *
   * @param engine who compiles and runs it
   * @param options on which tier and device
   * @throws io.github.quern.backend.BackendException if the tier asked for cannot run it
   */
  default SampleResult run(Engine engine, CallOptions options) {
    return run(engine, options, Progress.NONE);
  }

  /**
   * Runs it, and tells of its steps.
   *
   * @param engine who compiles and runs it
   * @param options on which tier and device
   * @param progress hears of each step, if there are many
   * @throws io.github.quern.backend.BackendException if the tier asked for cannot run it
   */
  SampleResult run(Engine engine, CallOptions options, Progress progress);
}

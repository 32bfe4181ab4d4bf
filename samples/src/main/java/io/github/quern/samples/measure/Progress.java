package io.github.quern.samples.measure;

/** Hears how far a sample or a measurement is. */
@FunctionalInterface
public interface Progress {
  /** Nobody listens. */
  Progress NONE = (done, total) -> {};

  /**
   * Hears of a step.
   *
   * @param done how many are done
   * @param total how many there are, or may be: what converges may end sooner
   */
  void at(long done, long total);
}

package io.github.quern.benchmarks.measure;

/** Hears what is measured next. */
@FunctionalInterface
public interface Progress {
  /** One cell begins. */
  void next(String description);

  /** Nothing more is measured. */
  default void end() {}
}

package io.github.quern.benchmarks.measure;

/**
 * The loops that a Java programmer would write.
 *
 * @param jmh runs them
 */
record JavaLoop(Jmh jmh) implements Contender {
  static final String NAME = "Java loop";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Timing time(Task task, Budget budget) {
    return jmh.calls(task, NAME, budget);
  }
}

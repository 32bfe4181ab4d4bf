package io.github.quern.cli.conformance;

/**
 * What came of a case.
 *
 * @param id the case
 * @param status the verdict
 * @param detail why it failed or was skipped; empty if it passed
 */
public record Outcome(String id, Status status, String detail) {
  /** The verdicts. */
  public enum Status {
    /** As expected. */
    PASSED,
    /** Not as expected. */
    FAILED,
    /** The tier cannot run it by nature. */
    SKIPPED
  }

  static Outcome passed(String id) {
    return new Outcome(id, Status.PASSED, "");
  }

  static Outcome failed(String id, String detail) {
    return new Outcome(id, Status.FAILED, detail);
  }

  static Outcome skipped(String id, String detail) {
    return new Outcome(id, Status.SKIPPED, detail);
  }
}

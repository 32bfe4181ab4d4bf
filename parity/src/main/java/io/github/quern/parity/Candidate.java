package io.github.quern.parity;

import io.github.quern.data.Tensor;
import java.util.List;
import java.util.Optional;

/** What is compared with the reference. */
interface Candidate {
  /** What people call it. */
  String name();

  /** Asks whether it can compute at all. */
  Readiness readiness();

  /** Computes the results. */
  List<Tensor> compute();

  /**
   * The answer.
   *
   * @param device where it computes, for people
   * @param refusal why it cannot
   * @param missing whether it could not compute anything else either
   */
  record Readiness(Optional<String> device, Optional<String> refusal, boolean missing) {
    /** Of what has no device of its own. */
    static final Readiness READY = new Readiness(Optional.empty(), Optional.empty(), false);

    static Readiness on(String device) {
      return new Readiness(Optional.of(device), Optional.empty(), false);
    }

    static Readiness refuses(String reason) {
      return new Readiness(Optional.empty(), Optional.of(reason), false);
    }

    static Readiness missing(String reason) {
      return new Readiness(Optional.empty(), Optional.of(reason), true);
    }
  }
}

package io.github.quern.parity;

import io.github.quern.data.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/** What several candidates compute. */
interface Subject {
  /** The formula with its reduction, if one is known. */
  Optional<String> formula();

  /** What is right, where a test does not say otherwise. */
  Reference reference();

  /**
   * What the results should be.
   *
   * @param results what the reference gave
   */
  List<Expected> expected(List<Tensor> results);

  /** Everything that could be compared. */
  List<Candidate> candidates();

  /** The candidate of that name, even if there is none: that one then says so. */
  Candidate candidate(String name);

  /** The inputs that belong to an entry of a result, one line for each. */
  List<String> inputs(int result, long position);

  /**
   * Tells which positions are as good as the right ones.
   *
   * @param result which result
   * @param exact the right positions
   * @param got the ones that were found
   * @param tolerance how far equal values may be from each other; not given for the usual one
   * @throws IllegalStateException if no formula is known
   */
  LongPredicate ties(int result, Tensor exact, Tensor got, Optional<Tolerance> tolerance);
}

package io.github.quern.parity;

import java.util.List;

/**
 * The entry of a result whose error is the largest part of what is allowed for it.
 *
 * @param index where it is, one number for each axis
 * @param got what was computed: a Float, a Double or a Long
 * @param exact the exact value: a Double or a Long
 * @param error how far they are from each other
 * @param allowed the largest absolute error that the tolerance allows
 * @param inputs the arguments that belong to its row, one line for each; empty where no formula is
 *     known
 */
public record WorstEntry(
    List<Long> index,
    Number got,
    Number exact,
    EntryError error,
    double allowed,
    List<String> inputs) {
  /** Copies the lists. */
  public WorstEntry {
    index = List.copyOf(index);
    inputs = List.copyOf(inputs);
  }
}

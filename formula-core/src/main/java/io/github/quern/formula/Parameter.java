package io.github.quern.formula;

import java.util.List;
import java.util.stream.Collectors;

/** The value of an operator's parameter: known when the formula is written, never an array. */
public sealed interface Parameter {
  /** What a parameter can be. */
  enum Kind {
    /** A whole number that fits an {@code int}. */
    INTEGER,
    /** A whole number that fits a {@code long}. */
    LONG,
    /** A sequence of whole numbers, written {@code [2,3]} or {@code Ind(2,3)}. */
    INTEGERS
  }

  /**
   * A whole number, such as the exponent of {@code Pow}.
   *
   * @param value the number
   */
  record Whole(long value) implements Parameter {
    @Override
    public String toString() {
      return Long.toString(value);
    }
  }

  /**
   * A sequence, such as the shape of a tensor.
   *
   * @param values the numbers
   */
  record Sequence(List<Integer> values) implements Parameter {
    /** Copies the list. */
    public Sequence {
      values = List.copyOf(values);
    }

    @Override
    public String toString() {
      return values.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
    }
  }

  /**
   * The number, of a parameter of kind {@link Kind#INTEGER}.
   *
   * @throws ArithmeticException if it does not fit
   */
  default int whole() {
    return Math.toIntExact(number());
  }

  /** The number, of a parameter that is one. */
  default long number() {
    return switch (this) {
      case Whole whole -> whole.value();
      case Sequence sequence ->
          throw new IllegalArgumentException(sequence + " is not a single number");
    };
  }

  /** The numbers, of a parameter that is a sequence. */
  default List<Integer> sequence() {
    return switch (this) {
      case Whole whole -> throw new IllegalArgumentException(whole + " is not a sequence");
      case Sequence sequence -> sequence.values();
    };
  }
}

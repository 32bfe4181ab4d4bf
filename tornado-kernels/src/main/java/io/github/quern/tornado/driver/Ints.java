package io.github.quern.tornado.driver;

import java.util.Arrays;

/** Ints that grow in number, as they are put into tables. */
final class Ints {
  private int[] numbers = new int[16];
  private int length;

  /**
   * Adds one.
   *
   * @throws ArithmeticException if it is no int
   */
  void add(long number) {
    if (length == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * length);
    }
    numbers[length++] = Math.toIntExact(number);
  }

  /** How many there are. */
  int length() {
    return length;
  }

  /** The one at a position. */
  int get(int position) {
    return numbers[position];
  }
}

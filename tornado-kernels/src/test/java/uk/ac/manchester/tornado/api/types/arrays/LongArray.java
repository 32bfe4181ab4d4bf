package uk.ac.manchester.tornado.api.types.arrays;

/** Numbers in a Java array. */
public final class LongArray {
  private final long[] numbers;

  /** A view of an array. */
  public LongArray(long... numbers) {
    this.numbers = numbers;
  }

  public long get(int index) {
    return numbers[index];
  }

  public void set(int index, long value) {
    numbers[index] = value;
  }
}

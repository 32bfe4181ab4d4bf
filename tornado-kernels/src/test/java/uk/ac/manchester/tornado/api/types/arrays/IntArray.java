package uk.ac.manchester.tornado.api.types.arrays;

/** Numbers in a Java array. */
public final class IntArray {
  private final int[] numbers;

  /** A view of an array. */
  public IntArray(int... numbers) {
    this.numbers = numbers;
  }

  public int get(int index) {
    return numbers[index];
  }
}

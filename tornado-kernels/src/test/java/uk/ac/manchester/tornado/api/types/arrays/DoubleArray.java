package uk.ac.manchester.tornado.api.types.arrays;

/** Numbers in a Java array. */
public final class DoubleArray {
  private final double[] numbers;

  /** A view of an array. */
  public DoubleArray(double... numbers) {
    this.numbers = numbers;
  }

  public double get(int index) {
    return numbers[index];
  }

  public void set(int index, double value) {
    numbers[index] = value;
  }
}

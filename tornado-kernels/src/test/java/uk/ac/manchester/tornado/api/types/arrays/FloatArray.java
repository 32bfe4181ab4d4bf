package uk.ac.manchester.tornado.api.types.arrays;

/** Numbers in a Java array. */
public final class FloatArray {
  private final float[] numbers;

  /** A view of an array. */
  public FloatArray(float... numbers) {
    this.numbers = numbers;
  }

  public float get(int index) {
    return numbers[index];
  }

  public void set(int index, float value) {
    numbers[index] = value;
  }
}

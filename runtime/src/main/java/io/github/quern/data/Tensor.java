package io.github.quern.data;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * Numbers with a type and a shape, row-major and contiguous. A tensor is a view: it neither copies
 * nor owns what it is made of, and sees later changes.
 */
public final class Tensor {
  /** Results of more entries than this live outside the heap, since no Java array holds them. */
  private static final long LARGEST_ARRAY = Integer.MAX_VALUE - 8L;

  private final DType dtype;
  private final Shape shape;
  private final MemorySegment data;

  private Tensor(DType dtype, Shape shape, MemorySegment data) {
    long needed = Math.multiplyExact(shape.count(), dtype.bytes());
    if (data.byteSize() != needed) {
      throw new IllegalArgumentException(
          "The shape "
              + shape
              + " needs "
              + shape.count()
              + " entries of type "
              + dtype
              + ", but the data has "
              + entries(data.byteSize(), dtype)
              + ".");
    }
    this.dtype = dtype;
    this.shape = shape;
    this.data = data;
  }

  private static String entries(long bytes, DType dtype) {
    return bytes % dtype.bytes() == 0 ? Long.toString(bytes / dtype.bytes()) : bytes + " bytes";
  }

  /**
   * A view of single-precision numbers.
   *
   * @param data row-major, not copied
   * @param shape the sizes, whose product is the length of the data
   * @throws IllegalArgumentException if it is not
   */
  public static Tensor of(float[] data, long... shape) {
    return new Tensor(DType.FLOAT32, Shape.of(shape), MemorySegment.ofArray(data));
  }

  /**
   * A view of double-precision numbers.
   *
   * @param data row-major, not copied
   * @param shape the sizes, whose product is the length of the data
   * @throws IllegalArgumentException if it is not
   */
  public static Tensor of(double[] data, long... shape) {
    return new Tensor(DType.FLOAT64, Shape.of(shape), MemorySegment.ofArray(data));
  }

  /**
   * A view of memory, on or off the heap; it must stay alive while the tensor is used.
   *
   * @param data row-major, in native byte order, not copied
   * @param dtype the type of the numbers
   * @param shape the sizes, whose product is the number of entries in the data
   * @throws IllegalArgumentException if it is not
   */
  public static Tensor of(MemorySegment data, DType dtype, long... shape) {
    return new Tensor(Objects.requireNonNull(dtype), Shape.of(shape), Objects.requireNonNull(data));
  }

  /** New zeros. Up to 2^31 entries they are a Java array, more live off the heap. */
  public static Tensor zeros(DType dtype, Shape shape) {
    long count = shape.count();
    MemorySegment data =
        count > LARGEST_ARRAY
            ? Arena.ofAuto().allocate(Math.multiplyExact(count, dtype.bytes()), dtype.bytes())
            : switch (dtype) {
              case FLOAT32 -> MemorySegment.ofArray(new float[(int) count]);
              case FLOAT64 -> MemorySegment.ofArray(new double[(int) count]);
            };
    return new Tensor(dtype, shape, data);
  }

  /** The type of the numbers. */
  public DType dtype() {
    return dtype;
  }

  /** The sizes along the axes. */
  public Shape shape() {
    return shape;
  }

  /** The numbers themselves, row-major. */
  public MemorySegment segment() {
    return data;
  }

  /** The number of entries. */
  public long count() {
    return data.byteSize() / dtype.bytes();
  }

  /** The entry at a row-major position, as a double. */
  public double at(long position) {
    Objects.checkIndex(position, count());
    return switch (dtype) {
      case FLOAT32 ->
          data.get(java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED, position * Float.BYTES);
      case FLOAT64 ->
          data.get(java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED, position * Double.BYTES);
    };
  }

  /**
   * The entry at an index, one number per axis, as a double.
   *
   * @throws IndexOutOfBoundsException if the index lies outside the shape
   */
  public double get(long... index) {
    if (index.length != shape.rank()) {
      throw new IndexOutOfBoundsException(
          "The shape " + shape + " needs " + shape.rank() + " indices, not " + index.length);
    }
    long position = 0;
    for (int axis = 0; axis < index.length; axis++) {
      position = position * shape.size(axis) + Objects.checkIndex(index[axis], shape.size(axis));
    }
    return at(position);
  }

  /**
   * A copy of the entries as floats, row-major; doubles are rounded.
   *
   * @throws IllegalStateException if they are too many for an array
   */
  public float[] toFloatArray() {
    float[] copy = new float[arrayLength()];
    for (int position = 0; position < copy.length; position++) {
      copy[position] = (float) at(position);
    }
    return copy;
  }

  /**
   * A copy of the entries as doubles, row-major.
   *
   * @throws IllegalStateException if they are too many for an array
   */
  public double[] toDoubleArray() {
    double[] copy = new double[arrayLength()];
    for (int position = 0; position < copy.length; position++) {
      copy[position] = at(position);
    }
    return copy;
  }

  private int arrayLength() {
    if (count() > LARGEST_ARRAY) {
      throw new IllegalStateException(
          "A tensor of shape " + shape + " is too large for a Java array; use segment().");
    }
    return (int) count();
  }

  @Override
  public String toString() {
    return "Tensor" + shape + " of " + dtype;
  }
}

package io.github.quern.data;

import io.github.quern.backend.Operand;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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

  /** Stands for the numbers as long as they do not change; null if they may. */
  private final @Nullable Object version;

  private Tensor(DType dtype, Shape shape, MemorySegment data) {
    this(dtype, shape, data, null);
  }

  private Tensor(DType dtype, Shape shape, MemorySegment data, @Nullable Object version) {
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
    this.version = version;
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
   * A view of integers.
   *
   * @param data row-major, not copied
   * @param shape the sizes, whose product is the length of the data
   * @throws IllegalArgumentException if it is not
   */
  public static Tensor of(int[] data, long... shape) {
    return new Tensor(DType.INT32, Shape.of(shape), MemorySegment.ofArray(data));
  }

  /**
   * A view of integers.
   *
   * @param data row-major, not copied
   * @param shape the sizes, whose product is the length of the data
   * @throws IllegalArgumentException if it is not
   */
  public static Tensor of(long[] data, long... shape) {
    return new Tensor(DType.INT64, Shape.of(shape), MemorySegment.ofArray(data));
  }

  /**
   * A view of half-precision numbers.
   *
   * @param bits as {@link Float#floatToFloat16} gives them, row-major, not copied
   * @param shape the sizes, whose product is the length of the data
   * @throws IllegalArgumentException if it is not
   */
  public static Tensor ofFloat16(short[] bits, long... shape) {
    return new Tensor(DType.FLOAT16, Shape.of(shape), MemorySegment.ofArray(bits));
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
              case FLOAT16 -> MemorySegment.ofArray(new short[(int) count]);
              case FLOAT32 -> MemorySegment.ofArray(new float[(int) count]);
              case FLOAT64 -> MemorySegment.ofArray(new double[(int) count]);
              case INT32 -> MemorySegment.ofArray(new int[(int) count]);
              case INT64 -> MemorySegment.ofArray(new long[(int) count]);
            };
    return new Tensor(dtype, shape, data);
  }

  /**
   * A copy in another type; numbers that do not fit are rounded, and cut to integers.
   *
   * @param newType the type
   */
  public Tensor cast(DType newType) {
    Tensor copy = zeros(newType, shape);
    for (long position = 0; position < count(); position++) {
      if (newType.isInteger() && dtype.isInteger()) {
        copy.set(position, longAt(position));
      } else {
        copy.set(position, at(position));
      }
    }
    return copy;
  }

  /**
   * Other numbers in the type and the shape of this tensor.
   *
   * @param numbers row-major, as many as this has; rounded to the type
   * @throws IllegalArgumentException if there are more or fewer
   */
  public Tensor holding(double... numbers) {
    Tensor tensor = new Tensor(DType.FLOAT64, shape, MemorySegment.ofArray(numbers));
    return dtype == DType.FLOAT64 ? tensor : tensor.cast(dtype);
  }

  /**
   * The same numbers under another shape.
   *
   * @throws IllegalArgumentException if it has another number of entries
   */
  public Tensor reshaped(Shape newShape) {
    return new Tensor(dtype, newShape, data, version);
  }

  /**
   * The same numbers, which the caller will not change from now on. Devices keep what they were
   * given of this very tensor, so that later calls with it copy nothing; it is worth it for large
   * arrays that many calls share. After a change, freeze again: each call of this method stands for
   * numbers of its own.
   */
  public Tensor frozen() {
    return new Tensor(dtype, shape, data, new Object());
  }

  /** What a tier sees of it. */
  public Operand operand() {
    return new Operand(data, dtype.storage(), version);
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
    long byteOffset = position * dtype.bytes();
    return switch (dtype) {
      case FLOAT16 -> Float.float16ToFloat(data.get(ValueLayout.JAVA_SHORT_UNALIGNED, byteOffset));
      case FLOAT32 -> data.get(ValueLayout.JAVA_FLOAT_UNALIGNED, byteOffset);
      case FLOAT64 -> data.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, byteOffset);
      case INT32, INT64 -> longAt(position);
    };
  }

  /**
   * The integer at a row-major position, exactly.
   *
   * @throws IllegalStateException if the numbers are no integers
   */
  public long longAt(long position) {
    Objects.checkIndex(position, count());
    long byteOffset = position * dtype.bytes();
    return switch (dtype) {
      case INT32 -> data.get(ValueLayout.JAVA_INT_UNALIGNED, byteOffset);
      case INT64 -> data.get(ValueLayout.JAVA_LONG_UNALIGNED, byteOffset);
      case FLOAT16, FLOAT32, FLOAT64 ->
          throw new IllegalStateException("A tensor of " + dtype + " holds no integers.");
    };
  }

  private void set(long position, double number) {
    long byteOffset = position * dtype.bytes();
    switch (dtype) {
      case FLOAT16 ->
          data.set(
              ValueLayout.JAVA_SHORT_UNALIGNED, byteOffset, Float.floatToFloat16((float) number));
      case FLOAT32 -> data.set(ValueLayout.JAVA_FLOAT_UNALIGNED, byteOffset, (float) number);
      case FLOAT64 -> data.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, byteOffset, number);
      case INT32, INT64 -> set(position, (long) number);
    }
  }

  private void set(long position, long number) {
    long byteOffset = position * dtype.bytes();
    if (dtype == DType.INT32) {
      data.set(ValueLayout.JAVA_INT_UNALIGNED, byteOffset, (int) number);
    } else {
      data.set(ValueLayout.JAVA_LONG_UNALIGNED, byteOffset, number);
    }
  }

  /**
   * Marks all entries as not computed: NaN, or -1 where they are integers.
   *
   * <p>That is what becomes of a call's {@code out} when the call does not end well.
   */
  public void invalidate() {
    for (long position = 0; position < count(); position++) {
      if (dtype.isInteger()) {
        set(position, -1L);
      } else {
        set(position, Double.NaN);
      }
    }
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

  /**
   * A copy of the integers, row-major.
   *
   * @throws IllegalStateException if they are no integers, or too many for an array
   */
  public long[] toLongArray() {
    long[] copy = new long[arrayLength()];
    for (int position = 0; position < copy.length; position++) {
      copy[position] = longAt(position);
    }
    return copy;
  }

  /**
   * A copy of the integers as ints, row-major.
   *
   * @throws IllegalStateException if they are no integers, or too many for an array
   * @throws ArithmeticException if one does not fit
   */
  public int[] toIntArray() {
    return Arrays.stream(toLongArray()).mapToInt(Math::toIntExact).toArray();
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

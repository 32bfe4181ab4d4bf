package io.github.quern.tornado.pipeline;

import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.LongArray;

/**
 * TornadoVM's arrays as tensors, for calls on any tier: as arguments, or as results by {@code
 * CallOptions.withOut}. A tensor is a view of the array's memory of the host.
 */
public final class TornadoTensors {
  private TornadoTensors() {}

  /**
   * A view of single-precision numbers.
   *
   * @param data row-major, not copied
   * @param shape the sizes, whose product is the length of the data
   * @throws IllegalArgumentException if it is not
   */
  public static Tensor of(FloatArray data, long... shape) {
    return Tensor.of(data.getSegment(), DType.FLOAT32, shape);
  }

  /** The same of double-precision numbers. */
  public static Tensor of(DoubleArray data, long... shape) {
    return Tensor.of(data.getSegment(), DType.FLOAT64, shape);
  }

  /** The same of integers of 32 bits. */
  public static Tensor of(IntArray data, long... shape) {
    return Tensor.of(data.getSegment(), DType.INT32, shape);
  }

  /** The same of integers of 64 bits. */
  public static Tensor of(LongArray data, long... shape) {
    return Tensor.of(data.getSegment(), DType.INT64, shape);
  }
}

package io.github.quern.tornado.pipeline;

import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import java.util.Random;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/** TornadoVM's arrays of test data, and their contents as tensors. */
final class Numbers {
  private Numbers() {}

  /** Floats from -1 to 1. */
  static FloatArray floats(long seed, int count) {
    Random random = new Random(seed);
    FloatArray array = new FloatArray(count);
    for (int i = 0; i < count; i++) {
      array.set(i, 2 * random.nextFloat() - 1);
    }
    return array;
  }

  /** Doubles from -1 to 1. */
  static DoubleArray doubles(long seed, int count) {
    Random random = new Random(seed);
    DoubleArray array = new DoubleArray(count);
    for (int i = 0; i < count; i++) {
      array.set(i, 2 * random.nextDouble() - 1);
    }
    return array;
  }

  /** The numbers of an array. */
  static Tensor tensor(TornadoNativeArray array, long... shape) {
    DType type = array instanceof FloatArray ? DType.FLOAT32 : DType.FLOAT64;
    return Tensor.of(array.getSegment(), type, shape);
  }
}

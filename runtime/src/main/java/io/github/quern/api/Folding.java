package io.github.quern.api;

import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Sums of tensors along axes, in double precision and always in the same order. */
public final class Folding {
  private Folding() {}

  /** The sum over the rows, the axis before the last, which is gone then. */
  public static Tensor overRows(Tensor tensor) {
    List<Long> sizes = new ArrayList<>(tensor.shape().sizes());
    int rows = sizes.size() - 2;
    sizes.set(rows, 1L);
    Tensor sum = to(tensor, new Shape(sizes));
    sizes.remove(rows);
    return sum.reshaped(new Shape(sizes));
  }

  /**
   * The sum along all axes that have size 1 in a shape; what an array that was broadcast gets back.
   *
   * @param shape of the same rank, with sizes equal or 1
   */
  public static Tensor to(Tensor tensor, Shape shape) {
    if (tensor.shape().equals(shape)) {
      return tensor;
    }
    int rank = shape.rank();
    long[] strides = new long[rank];
    long stride = 1;
    for (int axis = rank - 1; axis >= 0; axis--) {
      if (shape.size(axis) != 1 && shape.size(axis) != tensor.shape().size(axis)) {
        throw new IllegalStateException(tensor.shape() + " cannot be summed to " + shape);
      }
      strides[axis] = shape.size(axis) == 1 ? 0 : stride;
      stride *= shape.size(axis);
    }
    double[] sums = new double[Math.toIntExact(shape.count())];
    long[] index = new long[rank];
    int target = 0;
    for (long position = 0; position < tensor.count(); position++) {
      sums[target] += tensor.at(position);
      for (int axis = rank - 1; axis >= 0; axis--) {
        target += (int) strides[axis];
        if (++index[axis] < tensor.shape().size(axis)) {
          break;
        }
        target -= (int) (strides[axis] * index[axis]);
        index[axis] = 0;
      }
    }
    long[] sizes = shape.sizes().stream().mapToLong(Long::longValue).toArray();
    return Tensor.of(sums, sizes).cast(tensor.dtype());
  }
}

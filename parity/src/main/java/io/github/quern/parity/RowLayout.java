package io.github.quern.parity;

import io.github.quern.data.Shape;
import io.github.quern.formula.Category;
import java.util.List;

/**
 * Where the rows of a tensor are: batch axes, then one axis of rows, which parameters do not have,
 * then the axes of a row.
 *
 * @param batch the sizes of the batch axes
 * @param rows the number of rows of a batch element
 * @param components the number of entries of a row
 */
record RowLayout(List<Long> batch, long rows, long components) {
  /** The layout of an argument or a result. */
  static RowLayout of(Shape shape, int batchAxes, Category category) {
    int rowAxes = category == Category.PM ? 0 : 1;
    return new RowLayout(
        List.copyOf(shape.sizes().subList(0, batchAxes)),
        rowAxes == 0 ? 1 : shape.size(batchAxes),
        shape.sizes().stream().skip(batchAxes + rowAxes).reduce(1L, Math::multiplyExact));
  }

  /** The number of batch axes of a call. */
  static int batchAxes(Shape argument, Category category) {
    return argument.rank() - category.arrayAxes();
  }

  /** The batch element that an entry belongs to. */
  long element(long position) {
    return position / (rows * components);
  }

  /** The row of an entry, counted within its batch element. */
  long row(long position) {
    return position / components % rows;
  }

  /** The place of an entry in its row. */
  long component(long position) {
    return position % components;
  }

  /** Where a row starts. */
  long start(long element, long row) {
    return (element * rows + row) * components;
  }

  /**
   * The element of this layout that is used together with an element of another one with as many
   * batch axes; along axes of size 1 there is but one.
   *
   * @return -1 if this one has several elements where the other has one
   */
  long elementFor(RowLayout other, long element) {
    List<Long> index = new Shape(other.batch).index(element);
    long own = 0;
    for (int axis = 0; axis < batch.size(); axis++) {
      if (batch.get(axis) != 1 && other.batch.get(axis) == 1) {
        return -1;
      }
      own = own * batch.get(axis) + (batch.get(axis) == 1 ? 0 : index.get(axis));
    }
    return own;
  }
}

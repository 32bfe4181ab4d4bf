package io.github.quern.ir;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * One result array of a program.
 *
 * @param name what messages and listings call it
 * @param axes the sizes of one row along its axes, row-major; their product is the number of
 *     components
 * @param type the type of its numbers: real, integer for positions, double for accumulators that
 *     another kernel goes on with
 */
public record Output(String name, List<Integer> axes, ValueType type) implements Serializable {
  /** Checks and copies the parts. */
  public Output {
    Objects.requireNonNull(name);
    axes = List.copyOf(axes);
    if (axes.stream().anyMatch(size -> size < 1)) {
      throw new IllegalArgumentException("axes of output " + name + " are " + axes);
    }
    Objects.requireNonNull(type);
  }

  /** A vector of real numbers. */
  public static Output real(String name, int dimension) {
    return new Output(name, List.of(dimension), ValueType.REAL);
  }

  /** The number of components of one row. */
  public int dimension() {
    return axes.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
  }
}

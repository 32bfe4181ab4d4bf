package io.github.quern.parity;

import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * What a result should be.
 *
 * @param name what it is called
 * @param exact its values
 * @param dtype the type that it should have; if none is given, that of the values, or any
 *     floating-point type where they are of type float64
 * @param chosen which entries count
 */
record Expected(String name, Tensor exact, Optional<DType> dtype, LongPredicate chosen) {
  /** Whether an entry counts. */
  boolean isCompared(long position) {
    return chosen.test(position);
  }

  /** What is wrong with type or shape of a result. */
  Optional<String> mismatch(Tensor got) {
    DType right = dtype.orElse(exact.dtype());
    boolean fits =
        got.dtype() == right
            || (dtype.isEmpty() && right == DType.FLOAT64 && !got.dtype().isInteger());
    if (!fits) {
      return Optional.of("its type is " + got.dtype() + ", but it should be " + right);
    }
    return got.shape().equals(exact.shape())
        ? Optional.empty()
        : Optional.of("its shape is " + got.shape() + ", but it should be " + exact.shape());
  }
}

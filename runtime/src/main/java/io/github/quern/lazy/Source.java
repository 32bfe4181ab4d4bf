package io.github.quern.lazy;

import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import org.jspecify.annotations.Nullable;

/** What a variable of a lazy tensor stands for. */
sealed interface Source {
  /** The tensor, where a number takes the type of the data beside it. */
  Tensor tensor(DType real);

  /**
   * The user's data. Equal where memory, type and shape are: such data become one argument.
   *
   * @param tensor the data
   */
  record Data(Tensor tensor) implements Source {
    @Override
    public Tensor tensor(DType real) {
      return tensor;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Data(Tensor that)
          && tensor.dtype() == that.dtype()
          && tensor.shape().equals(that.shape())
          && tensor.segment().equals(that.segment());
    }

    @Override
    public int hashCode() {
      return tensor.segment().hashCode();
    }
  }

  /** Data that stay an argument of their own where others are equal: an unknown. */
  final class Own implements Source {
    private final Tensor tensor;

    Own(Tensor tensor) {
      this.tensor = tensor;
    }

    @Override
    public Tensor tensor(DType real) {
      return tensor;
    }
  }

  /** A number. It equals only itself, so that kernels do not depend on which numbers are equal. */
  final class Scalar implements Source {
    private final double value;

    Scalar(double value) {
      this.value = value;
    }

    double value() {
      return value;
    }

    @Override
    public Tensor tensor(DType real) {
      return Tensor.of(new double[] {value}, 1).cast(real);
    }
  }
}

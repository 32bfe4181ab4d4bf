package io.github.quern.lazy;

import io.github.quern.data.Tensor;
import java.util.List;

/**
 * The two results of reductions such as {@code Min_ArgMin}.
 *
 * @param values the extreme values
 * @param positions where they are, of type int64 and the same shape
 */
public record ValuesAndPositions(Tensor values, Tensor positions) {
  static ValuesAndPositions of(List<Tensor> results) {
    return new ValuesAndPositions(results.getFirst(), results.getLast());
  }
}

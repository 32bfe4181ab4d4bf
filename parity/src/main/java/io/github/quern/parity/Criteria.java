package io.github.quern.parity;

import io.github.quern.data.DType;
import java.util.Optional;

/**
 * How results are judged.
 *
 * @param tolerance what is allowed for real numbers; if nothing is said, the usual
 * @param positions how integers are compared
 */
record Criteria(Optional<Tolerance> tolerance, Positions positions) {
  static final Criteria USUAL = new Criteria(Optional.empty(), Positions.EXACT);

  Criteria withTolerance(Tolerance newTolerance) {
    return new Criteria(Optional.of(newTolerance), positions);
  }

  Criteria withPositions(Positions newPositions) {
    return new Criteria(tolerance, newPositions);
  }

  Tolerance tolerance(DType dtype) {
    return tolerance.orElseGet(() -> Tolerance.usual(dtype));
  }
}

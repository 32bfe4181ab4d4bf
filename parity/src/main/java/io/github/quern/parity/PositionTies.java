package io.github.quern.parity;

import io.github.quern.api.PairValues;
import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import java.util.Optional;
import java.util.function.LongPredicate;

/** Tells positions that differ because of a tie from wrong ones, see {@link Positions#BY_VALUE}. */
final class PositionTies implements LongPredicate {
  private final PairValues values;
  private final Tensor exact;
  private final Tensor got;
  private final RowLayout layout;
  private final int dimension;
  private final Tolerance tolerance;
  private final DType real;

  /**
   * For one result.
   *
   * @param values what the formula gives for single pairs
   * @param exact the right positions
   * @param got the ones that were found
   * @param layout where their rows are; a row has K positions for each component of the formula,
   *     one of each in turn
   * @param dimension the number of components
   * @param tolerance how far equal values may be from each other
   * @param real the type of the arguments
   */
  PositionTies(
      PairValues values,
      Tensor exact,
      Tensor got,
      RowLayout layout,
      int dimension,
      Tolerance tolerance,
      DType real) {
    this.values = values;
    this.exact = exact;
    this.got = got;
    this.layout = layout;
    this.dimension = dimension;
    this.tolerance = tolerance;
    this.real = real;
  }

  @Override
  public boolean test(long position) {
    Optional<Double> right = value(position, exact);
    Optional<Double> found = value(position, got);
    return right.isPresent()
        && found.isPresent()
        && areEqual(right.get(), found.get())
        && isFoundOnce(position);
  }

  private Optional<Double> value(long position, Tensor positions) {
    int component = (int) (layout.component(position) % dimension);
    return values
        .at(layout.element(position), layout.row(position), positions.longAt(position))
        .map(all -> all[component])
        .filter(Double::isFinite);
  }

  private boolean areEqual(double right, double found) {
    double allowed = tolerance.bound(right, Numbers.ulp(real, right), Math.abs(right));
    return Math.abs(found - right) <= allowed;
  }

  private boolean isFoundOnce(long position) {
    long start = position - layout.component(position);
    for (long rank = layout.component(position) % dimension;
        rank < layout.components();
        rank += dimension) {
      if (start + rank != position && got.longAt(start + rank) == got.longAt(position)) {
        return false;
      }
    }
    return true;
  }
}

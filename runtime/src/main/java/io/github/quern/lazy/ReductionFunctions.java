package io.github.quern.lazy;

import io.github.quern.data.Tensor;

/**
 * Reductions over all rows or all columns, which are computed at once. The axis is counted after
 * batch axes: 0 reduces over i and gives one row per j, 1 reduces over j and gives one row per i.
 * In the shapes, R is the number of these rows and D the dimension. Empty input and NaN give what
 * {@code docs/reductions.md} says.
 */
public interface ReductionFunctions {
  /**
   * A reduction by its name, to be computed later.
   *
   * @param name such as {@code Sum}, one of {@link io.github.quern.reduction.Reductions}
   * @param axis 0 to reduce over i, 1 to reduce over j
   * @throws IllegalArgumentException if there is no such reduction or axis, or it needs a weight, a
   *     number K, or scalars; so do the other methods
   */
  LazyReduction reduce(String name, int axis);

  /** A reduction that takes a number, such as {@code KMin}. */
  LazyReduction reduce(String name, int axis, int k);

  /** A reduction that takes a weight, such as {@code SumSoftMaxWeight}. */
  LazyReduction reduce(String name, int axis, LazyTensor weight);

  /** Sum, (B.., R, D). */
  default Tensor sum(int axis) {
    return reduce("Sum", axis).call();
  }

  /** Logarithm of the sum of exponentials of scalars, (B.., R, 1). */
  default Tensor logSumExp(int axis) {
    return reduce("LogSumExp", axis).call();
  }

  /** The same where exponentials are multiplied by weights of dimension E, (B.., R, E). */
  default Tensor logSumExp(int axis, LazyTensor weight) {
    return reduce("LogSumExpWeight", axis, weight).call();
  }

  /** Mean of vectors of dimension E, weighted by the softmax of scalars, (B.., R, E). */
  default Tensor sumSoftMaxWeight(int axis, LazyTensor weight) {
    return reduce("SumSoftMaxWeight", axis, weight).call();
  }

  /** The two parts of {@link #logSumExp(int)}: largest value and sum, (B.., R, 2). */
  default Tensor maxSumShiftExp(int axis) {
    return reduce("Max_SumShiftExp", axis).call();
  }

  /** The parts of {@link #logSumExp(int, LazyTensor)}, (B.., R, 1 + E). */
  default Tensor maxSumShiftExp(int axis, LazyTensor weight) {
    return reduce("Max_SumShiftExpWeight", axis, weight).call();
  }

  /** Smallest values, (B.., R, D). */
  default Tensor min(int axis) {
    return reduce("Min", axis).call();
  }

  /** Largest values, (B.., R, D). */
  default Tensor max(int axis) {
    return reduce("Max", axis).call();
  }

  /** Positions of the smallest values, (B.., R, D) of int64; of equal ones the lowest. */
  default Tensor argMin(int axis) {
    return reduce("ArgMin", axis).call();
  }

  /** Positions of the largest values, (B.., R, D) of int64; of equal ones the lowest. */
  default Tensor argMax(int axis) {
    return reduce("ArgMax", axis).call();
  }

  /** Smallest values and their positions, (B.., R, D) each. */
  default ValuesAndPositions minArgMin(int axis) {
    return ValuesAndPositions.of(reduce("Min_ArgMin", axis).callAll());
  }

  /** Largest values and their positions, (B.., R, D) each. */
  default ValuesAndPositions maxArgMax(int axis) {
    return ValuesAndPositions.of(reduce("Max_ArgMax", axis).callAll());
  }

  /** The k smallest values, ascending: (B.., R, k) of scalars, (B.., R, k, D) of vectors. */
  default Tensor kMin(int k, int axis) {
    return reduce("KMin", axis, k).call();
  }

  /** Their positions, of the same shape. */
  default Tensor argKMin(int k, int axis) {
    return reduce("ArgKMin", axis, k).call();
  }

  /** Both. */
  default ValuesAndPositions kMinArgKMin(int k, int axis) {
    return ValuesAndPositions.of(reduce("KMin_ArgKMin", axis, k).callAll());
  }
}

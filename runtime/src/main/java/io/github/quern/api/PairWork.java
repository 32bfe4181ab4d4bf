package io.github.quern.api;

import io.github.quern.ir.Block;
import io.github.quern.plan.OperationCount;

/**
 * What a device has to do for one pair (i, j) at least, counted from the formula; what a kernel
 * does once for a row, a column or a call is not part of it.
 *
 * @param arithmetic additions, multiplications, comparisons and the like; a sum and the product
 *     that it takes count as one, which devices do in one instruction
 * @param special exponentials, logarithms, trigonometric functions, powers, quotients and roots,
 *     each of which takes one instruction of the unit for special functions or more
 */
public record PairWork(long arithmetic, long special) {
  static PairWork of(Block pair) {
    OperationCount least = OperationCount.leastOf(pair);
    return new PairWork(least.instructions(), least.special());
  }
}

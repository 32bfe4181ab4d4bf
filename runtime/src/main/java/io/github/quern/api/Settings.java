package io.github.quern.api;

import io.github.quern.reduction.SumScheme;
import io.github.quern.reduction.Summation;

/**
 * How reductions are compiled; derivatives keep what their reduction was made with.
 *
 * @param engine who compiles and runs them
 * @param unrolled whether sweeps over components never become loops
 * @param accumulators the type of sums
 * @param scheme how long sums are taken
 * @param fastMath whether fast maths was asked for
 */
record Settings(
    Engine engine,
    boolean unrolled,
    Accumulators accumulators,
    SumScheme scheme,
    boolean fastMath) {
  /** How sums are taken in kernels. */
  Summation summation() {
    return new Summation(accumulators.type(), scheme);
  }
}

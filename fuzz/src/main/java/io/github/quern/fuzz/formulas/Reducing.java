package io.github.quern.fuzz.formulas;

import io.github.quern.api.GenredBuilder;
import io.github.quern.reduction.ReductionDefinition;

/**
 * What a call reduces, and how.
 *
 * @param definition the reduction
 * @param k the number K, 0 where the reduction takes none
 * @param axis the axis
 * @param sumScheme how long sums are taken
 * @param doubleAcc whether sums are accumulated in double precision
 * @param chunks whether formulas of large dimension become loops
 */
record Reducing(
    ReductionDefinition definition,
    int k,
    int axis,
    String sumScheme,
    boolean doubleAcc,
    boolean chunks) {
  /** The same without options. */
  Reducing plain() {
    return new Reducing(definition, k, axis, "auto", false, true);
  }

  GenredBuilder configure(GenredBuilder builder) {
    builder
        .reductionOp(definition.name())
        .axis(axis)
        .sumScheme(sumScheme)
        .useDoubleAcc(doubleAcc)
        .enableChunks(chunks);
    return k == 0 ? builder : builder.optArg(k);
  }

  @Override
  public String toString() {
    return definition.name()
        + (k == 0 ? "" : " with K = " + k)
        + " over "
        + (axis == 1 ? "j" : "i")
        + (sumScheme.equals("auto") ? "" : ", " + sumScheme)
        + (doubleAcc ? ", double accumulators" : "")
        + (chunks ? "" : ", no loops");
  }
}

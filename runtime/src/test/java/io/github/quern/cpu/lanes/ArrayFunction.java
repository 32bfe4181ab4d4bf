package io.github.quern.cpu.lanes;

/** A generated function of numbers, applied to each entry of arrays. */
interface ArrayFunction {
  /**
   * Applies it.
   *
   * @param inputs arrays of numbers
   * @param output array for the results
   * @param length how many, a multiple of the number of lanes
   */
  void apply(Object[] inputs, Object output, int length);
}

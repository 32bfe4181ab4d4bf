package io.github.quern.contract;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import io.github.quern.dsl.Term;
import io.github.quern.formula.Formula;
import io.github.quern.testing.Numbers;
import io.github.quern.testing.StandardVariables;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The sum of a random formula over random numbers by the interpreter, and what rounding may change
 * of it. A random formula can magnify errors by any factor; how much this one does is seen from
 * what it makes of arguments that differ in their last bits.
 */
final class RandomSum {
  private static final int M = 5;
  private static final int N = 7;
  private static final int TRIALS = 8;

  /** The formula's own operations, some hundred at the most, and the additions of the sum. */
  private static final int ROUNDINGS = 256;

  /** The operations may round in a worse way than the few disturbances that are tried. */
  private static final int CAUTION = 64;

  private final Genred genred;
  private final int axis;
  private final Tensor[] arguments;
  private final double roundoff;
  private final double[] exact;
  private final double[] tolerances;

  /**
   * Evaluates a sum.
   *
   * @param formula over {@link StandardVariables}
   * @param engine whose tiers are to be checked
   * @param dtype the type of the arguments
   * @param seed decides the arguments, and the axis
   */
  RandomSum(Formula formula, Engine engine, DType dtype, long seed) {
    this.axis = (int) (seed % 2);
    this.genred =
        Genred.of(
                new Term(formula),
                StandardVariables.all().stream().map(Term::new).toArray(Term[]::new))
            .axis(axis)
            .engine(engine)
            .build();
    this.arguments = Tensors.random(genred.arguments(), M, N, dtype, seed);
    this.roundoff = SumCheck.roundoff(dtype);
    this.exact = exact(arguments);
    this.tolerances =
        Arrays.stream(exact)
            .map(entry -> ROUNDINGS * roundoff * Math.max(1, Math.abs(entry)))
            .toArray();
    SplittableRandom random = new SplittableRandom(seed);
    for (int trial = 0; trial < TRIALS; trial++) {
      note(exact(Tensors.map(arguments, tensor -> disturbed(tensor, random))));
    }
  }

  private double[] exact(Tensor... values) {
    int[] rows = IntStream.range(0, axis == 1 ? M : N).toArray();
    return Arrays.stream(genred.oracle().rows(rows, values))
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }

  private Tensor disturbed(Tensor tensor, SplittableRandom random) {
    double[] numbers =
        Arrays.stream(tensor.toDoubleArray())
            .map(number -> number * (1 + 2 * roundoff * random.nextInt(-1, 2)))
            .toArray();
    return Tensors.of(DType.FLOAT64, numbers, tensor.shape().sizes());
  }

  private void note(double[] near) {
    for (int entry = 0; entry < exact.length; entry++) {
      double spread = Math.abs(near[entry] - exact[entry]);
      tolerances[entry] = Math.max(tolerances[entry], CAUTION * spread);
    }
  }

  /** Requires that a tier gives the sum, but for roundings. */
  void requireRight(CallOptions options) {
    require(options, tolerances);
  }

  /** Requires that a tier gives the very sum. */
  void requireExact(CallOptions options) {
    require(options, new double[exact.length]);
  }

  private void require(CallOptions options, double[] allowed) {
    double[] got = genred.call(options, arguments).toDoubleArray();
    for (int entry = 0; entry < exact.length; entry++) {
      Numbers.requireAgreement(
          arguments[0].dtype() + ", axis " + axis + ", entry " + entry + " of " + genred,
          new double[] {exact[entry]},
          new double[] {got[entry]},
          0,
          allowed[entry]);
    }
  }

  /** The number of entries. */
  int entries() {
    return exact.length;
  }

  /** The number of entries that may differ by a thousandth at most, relatively or absolutely. */
  long closelyCompared() {
    return IntStream.range(0, exact.length)
        .filter(entry -> tolerances[entry] <= 1e-3 * Math.max(1, Math.abs(exact[entry])))
        .count();
  }
}

package io.github.quern.benchmarks.workload;

import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.data.Ranges;
import io.github.quern.data.Tensor;
import java.util.Optional;

/** A computation over M rows and N columns that Quern, a Java loop and a C program can all do. */
public interface Workload {
  /** A short name, such as {@code gaussian-d3}; that of the C kernel too. */
  String name();

  /** What it computes, for people. */
  String title();

  /** The reduction, over j; built anew at each call. */
  Genred reduction(Engine engine);

  /** The arguments of the reduction; the same numbers at each call and in the C program. */
  Tensor[] data(int m, int n);

  /** The same result by a plain loop, whose rows are shared by the threads of a parallel stream. */
  Tensor plainJava(Tensor... data);

  /** Which pairs count; all where there are none. */
  default Optional<Ranges> ranges(int m, int n) {
    return Optional.empty();
  }

  /** The number of pairs that are computed. */
  default long pairs(int m, int n) {
    return ranges(m, n)
        .map(ranges -> ranges.coverage(1, m, n).pairs())
        .orElseGet(() -> Math.multiplyExact((long) m, n));
  }

  /**
   * What two results are compared by: the result itself, unless several results are right.
   *
   * @param data the arguments
   * @param result row-major
   */
  default double[] comparable(Tensor[] data, double[] result) {
    return result;
  }

  /**
   * How far two right results may be apart, relative to the largest entry.
   *
   * <p>In single precision 10^-4: a plain loop adds up to 10^5 terms in one float, which costs
   * about √N · 2^-24 = 2 · 10^-5. A wrong formula is further off by far.
   */
  default double tolerance() {
    return 1e-4;
  }
}

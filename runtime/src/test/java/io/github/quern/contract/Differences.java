package io.github.quern.contract;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Genred;
import io.github.quern.data.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Gradients of reductions from their values alone: central differences of fourth order. */
public final class Differences {
  /** Errors of about step⁴ and 1e-16 / step: 1e-11 at best for values of size 1. */
  private static final double STEP = 1e-3;

  private Differences() {}

  /**
   * The gradient of Σ_k Σ e_k result_k in one argument.
   *
   * @param genred the reduction; it is called in double precision
   * @param options where
   * @param arguments its arguments
   * @param incoming e, one tensor for each result
   * @param position which argument
   * @return one number for each entry of the argument
   */
  public static double[] gradient(
      Genred genred,
      CallOptions options,
      List<Tensor> arguments,
      List<Tensor> incoming,
      int position) {
    double[] entries = arguments.get(position).toDoubleArray();
    double[] gradient = new double[entries.length];
    for (int entry = 0; entry < entries.length; entry++) {
      double[] values = new double[4];
      double[] steps = {1, -1, 2, -2};
      for (int side = 0; side < 4; side++) {
        double[] moved = entries.clone();
        moved[entry] += steps[side] * STEP;
        values[side] = product(genred, options, replaced(arguments, position, moved), incoming);
      }
      gradient[entry] = (8 * (values[0] - values[1]) - (values[2] - values[3])) / (12 * STEP);
    }
    return gradient;
  }

  private static List<Tensor> replaced(List<Tensor> arguments, int position, double[] entries) {
    List<Tensor> replaced = new ArrayList<>(arguments);
    long[] shape =
        arguments.get(position).shape().sizes().stream().mapToLong(Long::longValue).toArray();
    replaced.set(position, Tensor.of(entries, shape));
    return replaced;
  }

  private static double product(
      Genred genred, CallOptions options, List<Tensor> arguments, List<Tensor> incoming) {
    List<Tensor> results = genred.callAll(options, arguments.toArray(Tensor[]::new));
    double sum = 0;
    for (int number = 0; number < results.size(); number++) {
      sum += dot(results.get(number), incoming.get(number));
    }
    return sum;
  }

  /** The sum of the products of all entries. */
  public static double dot(Tensor a, Tensor b) {
    if (!a.shape().equals(b.shape())) {
      throw new AssertionError(a + " has another shape than " + b);
    }
    double sum = 0;
    for (long position = 0; position < a.count(); position++) {
      sum += a.at(position) * b.at(position);
    }
    return sum;
  }
}

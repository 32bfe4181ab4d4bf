package io.github.quern.testing;

import io.github.quern.formula.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Functions that read vectors as row-major tensors, entry by entry. */
final class TensorOracles {
  private TensorOracles() {}

  static Map<String, Oracle> all() {
    return Map.of(
        "Kron",
        (o, n) -> kron(o.get(0), o.get(1), sequence(n, 0), sequence(n, 1)),
        "TensorDot",
        TensorOracles::tensorDot);
  }

  private static List<Integer> sequence(List<Parameter> parameters, int position) {
    return parameters.get(position).sequence();
  }

  private static double[] kron(double[] f, double[] g, List<Integer> dimf, List<Integer> dimg) {
    List<Integer> shape = new ArrayList<>();
    for (int axis = 0; axis < dimf.size(); axis++) {
      shape.add(dimf.get(axis) * dimg.get(axis));
    }
    double[] result = new double[f.length * g.length];
    for (int entry = 0; entry < result.length; entry++) {
      int[] indices = indices(entry, shape);
      int[] inF = new int[indices.length];
      int[] inG = new int[indices.length];
      for (int axis = 0; axis < indices.length; axis++) {
        inF[axis] = indices[axis] / dimg.get(axis);
        inG[axis] = indices[axis] % dimg.get(axis);
      }
      result[entry] = f[entry(inF, dimf)] * g[entry(inG, dimg)];
    }
    return result;
  }

  /** Adds the product of each pair of entries that agree on the contracted axes. */
  private static double[] tensorDot(List<double[]> operands, List<Parameter> n) {
    double[] f = operands.get(0);
    double[] g = operands.get(1);
    List<Integer> dimf = sequence(n, 0);
    List<Integer> dimg = sequence(n, 1);
    List<Integer> contf = sequence(n, 2);
    List<Integer> contg = sequence(n, 3);
    List<Integer> perm = sequence(n, 4);
    List<Integer> lengths = kept(dimf.stream().mapToInt(Integer::intValue).toArray(), contf);
    lengths.addAll(kept(dimg.stream().mapToInt(Integer::intValue).toArray(), contg));
    List<Integer> shape = permuted(lengths, perm);
    double[] result = new double[shape.stream().reduce(1, (a, b) -> a * b)];
    for (int inF = 0; inF < f.length; inF++) {
      for (int inG = 0; inG < g.length; inG++) {
        int[] i = indices(inF, dimf);
        int[] j = indices(inG, dimg);
        boolean agree = true;
        for (int pair = 0; pair < contf.size(); pair++) {
          agree &= i[contf.get(pair)] == j[contg.get(pair)];
        }
        if (agree) {
          List<Integer> place = kept(i, contf);
          place.addAll(kept(j, contg));
          int[] at = permuted(place, perm).stream().mapToInt(Integer::intValue).toArray();
          result[entry(at, shape)] += f[inF] * g[inG];
        }
      }
    }
    return result;
  }

  private static List<Integer> kept(int[] numbers, List<Integer> contracted) {
    List<Integer> kept = new ArrayList<>();
    for (int axis = 0; axis < numbers.length; axis++) {
      if (!contracted.contains(axis)) {
        kept.add(numbers[axis]);
      }
    }
    return kept;
  }

  private static List<Integer> permuted(List<Integer> numbers, List<Integer> perm) {
    List<Integer> permuted = new ArrayList<>(numbers);
    for (int axis = 0; axis < perm.size(); axis++) {
      permuted.set(perm.get(axis), numbers.get(axis));
    }
    return permuted;
  }

  private static int[] indices(int entry, List<Integer> shape) {
    int[] indices = new int[shape.size()];
    int rest = entry;
    for (int axis = shape.size() - 1; axis >= 0; axis--) {
      indices[axis] = rest % shape.get(axis);
      rest /= shape.get(axis);
    }
    return indices;
  }

  private static int entry(int[] indices, List<Integer> shape) {
    int entry = 0;
    for (int axis = 0; axis < indices.length; axis++) {
      entry = entry * shape.get(axis) + indices[axis];
    }
    return entry;
  }
}

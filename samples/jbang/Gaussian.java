///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25
//DEPS io.github.quern:quern-runtime:0.1.0-SNAPSHOT
//RUNTIME_OPTIONS --add-modules jdk.incubator.vector

import io.github.quern.api.Genred;
import io.github.quern.data.Tensor;

/** Prints the density of points on a line, a_i = Σ_j exp(-(x_i - x_j)² / 2), at each of them. */
void main(String... numbers) {
  double[] x = Arrays.stream(numbers).mapToDouble(Double::parseDouble).toArray();
  Tensor points = Tensor.of(x, x.length, 1);
  Genred density =
      Genred.of("Exp(-SqDist(X,Y) / IntCst(2))").aliases("X = Vi(1)", "Y = Vj(1)").axis(1).build();
  for (double a : density.call(points, points).toDoubleArray()) {
    IO.println(String.format(Locale.ROOT, "%.6f", a));
  }
}

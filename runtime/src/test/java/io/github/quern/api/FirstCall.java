package io.github.quern.api;

import io.github.quern.data.Tensor;

/** What a program does that computes one small reduction; started in a JVM of its own. */
final class FirstCall {
  private FirstCall() {}

  /** Prints a result. */
  public static void main(String[] arguments) {
    Genred gaussian =
        Genred.of("Exp(-G*SqDist(X,Y))*B")
            .aliases("G = Pm(1)", "X = Vi(3)", "Y = Vj(3)", "B = Vj(1)")
            .axis(1)
            .build();
    Tensor result =
        gaussian.call(
            Tensor.of(new float[1], 1),
            Tensor.of(new float[30], 10, 3),
            Tensor.of(new float[60], 20, 3),
            Tensor.of(new float[20], 20, 1));
    System.out.println("result " + result.shape());
  }
}

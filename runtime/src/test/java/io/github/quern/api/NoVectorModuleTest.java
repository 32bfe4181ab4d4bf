package io.github.quern.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.data.DType;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class NoVectorModuleTest {
  /** What a user sees whose JVM was started without any flags. */
  static final class Main {
    private Main() {}

    /** Explains the seed's formula. */
    public static void main(String[] arguments) {
      Genred genred =
          Genred.of("Exp(-G*SqDist(X,Y))*B")
              .aliases("G = Pm(1)", "X = Vi(3)", "Y = Vj(3)", "B = Vj(2)")
              .axis(1)
              .build();
      Explanation explanation =
          genred.explain(CallOptions.DEFAULT.withBackend("CPU"), DType.FLOAT32);
      System.out.println(explanation.backend());
      explanation.reasons().stream()
          .filter(reason -> reason.startsWith("simd"))
          .forEach(System.out::println);
    }
  }

  @Test
  void theScalarTierRunsAndItIsSaidWhy() throws IOException, InterruptedException {
    assertEquals(
        """
        scalar
        simd: start java with --add-modules jdk.incubator.vector
        """,
        OtherJvm.run(Main.class));
  }
}

package io.github.quern.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.contract.UserFunctions;
import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import org.junit.jupiter.api.Test;

/** What reductions get of the fast maths that was asked for. */
class FastMathTest {
  private static GenredBuilder gaussian() {
    return Genred.of("Exp(-SqDist(X,Y))").aliases("X = Vi(1)", "Y = Vj(1)").axis(1);
  }

  private static String arithmetic(GenredBuilder builder, DType dtype) {
    return builder.build().explain(CallOptions.DEFAULT.withBackend("scalar"), dtype).arithmetic();
  }

  @Test
  void arithmeticIsExactWhereNothingIsSaid() {
    assertEquals("exact", arithmetic(gaussian(), DType.FLOAT32));
    assertEquals("exact", arithmetic(gaussian().fastMath(false), DType.FLOAT64));
  }

  @Test
  void fastMathsIsForSinglePrecisionOnly() {
    assertEquals(
        "fast on OpenCL and PTX devices of the tier tornado, exact elsewhere",
        arithmetic(gaussian().fastMath(true), DType.FLOAT32));
    assertEquals(
        "exact; fast maths is for float32 only",
        arithmetic(gaussian().fastMath(true), DType.FLOAT64));
    assertEquals(
        "exact; fast maths is for float32 only, and sums are accumulated in float64",
        arithmetic(gaussian().fastMath(true).dtypeAcc("float64"), DType.FLOAT32));
  }

  /** OpenCL's fast functions know no doubles, such as those of Math.exp in a method of floats. */
  @Test
  void kernelsThatCallUsersMethodsAreExact() {
    GenredBuilder builder =
        Genred.of("Swish(X - Y)")
            .aliases("X = Vi(1)", "Y = Vj(1)")
            .operators(JavaOperator.of("Swish", UserFunctions.class, "swish"))
            .axis(1)
            .fastMath(true);
    assertEquals(
        "exact; fast maths is for float32 only, and users' methods may use float64 inside",
        arithmetic(builder, DType.FLOAT32));
  }

  @Test
  void theExplanationSaysIt() {
    String text =
        gaussian()
            .fastMath(true)
            .build()
            .explain(CallOptions.DEFAULT.withBackend("scalar"), DType.FLOAT64)
            .toString();
    assertTrue(text.contains("\nArithmetic: exact; fast maths is for float32 only\n"), text);
  }

  @Test
  void tiersThatHaveNothingFasterComputeAsEver() {
    Tensor x = Tensor.of(new float[] {0, 1, -2}, 3, 1);
    Tensor y = Tensor.of(new float[] {0.5f, 3}, 2, 1);
    CallOptions scalar = CallOptions.DEFAULT.withBackend("scalar");
    assertArrayEquals(
        gaussian().build().call(scalar, x, y).toFloatArray(),
        gaussian().fastMath(true).build().call(scalar, x, y).toFloatArray());
  }
}

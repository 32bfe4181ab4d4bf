package io.github.quern.lower;

import io.github.quern.ir.Printer;
import io.github.quern.testing.Golden;
import io.github.quern.testing.Programs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The programs of typical formulas, so that a change of one of them is seen and meant. */
class GoldenListingTest {
  private static final String[] ALIASES = {
    "x = Vi(3)", "y = Vj(3)", "b = Vj(2)", "g = Pm(1)", "a = Pm(9)", "u = Vi(100)", "v = Vj(100)",
  };

  @ParameterizedTest
  @CsvSource({
    "gaussian, 'Exp(-g*SqDist(x,y))*b'",
    "gaussian-axis-0, 'Exp(-g*SqDist(x,y))*b'",
    "gaussian-100, 'Exp(-g*SqDist(u,v))*b'",
    "laplacian-kernel, 'Exp(-g*Norm2(x-y))*b'",
    "cauchy, 'b/(1+g*SqDist(x,y))'",
    "polynomial, '((x|y)+1)**3*b'",
    "arc-cosine, 'Acos((Normalize(x)|Normalize(y)))'",
    "negative-power, 'Pow(x-y,-2)'",
    "clamp, 'Clamp(x-y,-1,1)'",
    "if-else, 'IfElse(x-y,Sqrt(x),y)'",
    "round, 'Round(x,2)'",
    "arg-max, 'ArgMax(x-y)'",
    "arg-max-100, 'ArgMax(u-v)'",
    "one-hot, 'OneHot(ArgMin(x-y),3)*y'",
    "concatenation-100, 'Concat(u,u*v)'",
    "padding, 'ExtractT(b,1,4)+ElemT(g,4,0)'",
    "matrix-vector, 'MatVecMult(a,x-y)'",
    "quadratic-form, 'SymSqNorm(a,x-y)'",
    "outer-product, 'TensorProd(x,y)'",
    "outer-product-100, 'TensorProd(b,u)'",
    "softmax-100, 'Exp(u-v)/Sum(Exp(u-v))'",
    "constants, 'RatCst(1,3)*x+IntCst(2)*IntInv(4)'",
  })
  void programsAreThoseCheckedIn(String name, String formula) {
    int axis = name.endsWith("axis-0") ? 0 : 1;
    Golden.requireSame(
        name, formula + "\n\n" + Printer.print(Programs.sum(formula, axis, ALIASES)));
  }
}

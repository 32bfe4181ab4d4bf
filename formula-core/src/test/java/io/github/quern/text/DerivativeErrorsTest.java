package io.github.quern.text;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.formula.FormulaException;
import io.github.quern.testing.StandardVariables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Derivatives of what has none, and operands that do not fit. */
class DerivativeErrorsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      textBlock =
          """
          Grad(x*y, x, a)@ 13@ 1@ Grad needs an incoming gradient of the formula's dimension 3, not 9.
          Grad(Exp(x+y), x+y, x)@ 15@ 3@ Grad differentiates with respect to a variable; this operand is a term.
          Grad(x*y, x)@ 0@ 12@ Grad(f, v, e) takes 3 arguments, not 2.
          Diff(x*y, x, s)@ 13@ 1@ Diff needs 'u' to have dimension 3; it has dimension 1.
          Laplacian(x*y, x)@ 10@ 3@ Laplacian needs 'f' to have dimension 1; it has dimension 3.
          Divergence((x|y), x)@ 11@ 5@ Divergence needs 'f' to have dimension 3; it has dimension 1.
          TraceOperator(x*x, x)@ 14@ 3@ TraceOperator needs a formula that is linear in x.
          TraceOperator(Concat(x,x), x)@ 14@ 11@ TraceOperator needs 'f' to have dimension 3; it has dimension 6.
          AdjointOperator(Exp(x), x, y)@ 16@ 6@ AdjointOperator needs a formula that is linear in x.
          AdjointOperator(x*y, x, s)@ 24@ 1@ AdjointOperator needs 'u' to have dimension 3; it has dimension 1.
          """)
  void theOperandAtFaultIsMarked(String formula, int start, int length, String sentence) {
    Messages.assertRefused(
        formula,
        sentence + "\n  " + formula + "\n  " + " ".repeat(start) + "^".repeat(length) + "\n");
  }

  @Test
  void anOperatorWithoutDerivativeIsNamed() {
    Messages.assertRefused(
        "x + Grad(SoftDTW_Alignment(x,y,g), x, IntCst(1))",
        """
        In Grad: SoftDTW_Alignment has no derivative: it is part of the gradient of SoftDTW_SqDist, of which there is no second one, as in KeOps.
          x + Grad(SoftDTW_Alignment(x,y,g), x, IntCst(1))
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        """);
  }

  @Test
  void aSecondDerivativeThatIsNotThereIsNamed() {
    Messages.assertRefused(
        "x + Grad(Grad(SoftDTW_SqDist(x,y,g), x, IntCst(1)), y, x)",
        """
        In Grad: SoftDTW_Alignment has no derivative: it is part of the gradient of SoftDTW_SqDist, of which there is no second one, as in KeOps.
          x + Grad(Grad(SoftDTW_SqDist(x,y,g), x, IntCst(1)), y, x)
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        """);
  }

  @Test
  void endlessDerivativesAreRefused() {
    // Each one multiplies the number of terms; what is written stays short.
    String endless = "Grad(".repeat(60) + "Exp(Sin(x|y))*Sin(x*y)" + ",x,x)".repeat(60);
    String message =
        String.valueOf(
            assertThrows(FormulaException.class, () -> StandardVariables.parse(endless))
                .getMessage());
    assertTrue(message.startsWith("In Grad: The formula has"), message);
    assertTrue(
        message.contains(" distinct terms; those of more than 50000 are not differentiated."));
  }

  @Test
  void aLargeJacobianMatrixIsRefused() {
    Messages.assertRefused(
        "Sum(GradMatrix(SumT(s, 2000), s))",
        """
        In GradMatrix: A Jacobian matrix takes one gradient for each component, at most 1024; this formula has 2000.
          Sum(GradMatrix(SumT(s, 2000), s))
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        """);
  }
}

package io.github.quern.text;

import static io.github.quern.text.Messages.assertRefused;

import org.junit.jupiter.api.Test;

class DimensionErrorsTest {
  @Test
  void sumsNeedOneDimension() {
    assertRefused(
        "x + a",
        """
        Add needs operands of one dimension, or scalars: operand 1 has dimension 3, operand 2 has dimension 9.
          x + a
              ^
        """);
  }

  @Test
  void differencesNeedOneDimension() {
    assertRefused(
        "a - x",
        """
        Subtract needs operands of one dimension, or scalars: operand 1 has dimension 9, operand 2 has dimension 3.
          a - x
              ^
        """);
  }

  @Test
  void productsNeedOneDimension() {
    assertRefused(
        "x * a",
        """
        Mult needs operands of one dimension, or scalars: operand 1 has dimension 3, operand 2 has dimension 9.
          x * a
              ^
        """);
  }

  @Test
  void quotientsNeedOneDimension() {
    assertRefused(
        "x / a",
        """
        Divide needs operands of one dimension, or scalars: operand 1 has dimension 3, operand 2 has dimension 9.
          x / a
              ^
        """);
  }

  @Test
  void scalarProductsNeedOneDimension() {
    assertRefused(
        "(x | a)",
        """
        Scalprod needs operands of one dimension, or scalars: operand 1 has dimension 3, operand 2 has dimension 9.
          (x | a)
               ^
        """);
  }

  @Test
  void comparisonsNeedOneDimension() {
    assertRefused(
        "x < a",
        """
        LessThan needs operands of one dimension, or scalars: operand 1 has dimension 3, operand 2 has dimension 9.
          x < a
              ^
        """);
  }

  @Test
  void reversedComparisonsPointAtTheRightOperand() {
    assertRefused(
        "x > a",
        """
        LessThan needs operands of one dimension, or scalars: operand 1 has dimension 9, operand 2 has dimension 3.
          x > a
          ^
        """);
  }

  @Test
  void atan2NeedsOneDimension() {
    assertRefused(
        "Atan2(x, a)",
        """
        Atan2 needs operands of one dimension, or scalars: operand 1 has dimension 3, operand 2 has dimension 9.
          Atan2(x, a)
                   ^
        """);
  }

  @Test
  void theOperandThatDiffersFromTheFirstVectorIsShown() {
    assertRefused(
        "IfElse(s, a, x)",
        """
        IfElse needs operands of one dimension, or scalars: operand 2 has dimension 9, operand 3 has dimension 3.
          IfElse(s, a, x)
                       ^
        """);
  }

  @Test
  void scalarsAmongTheOperandsDoNotMatter() {
    assertRefused(
        "Clamp(x, s, a)",
        """
        Clamp needs operands of one dimension, or scalars: operand 1 has dimension 3, operand 3 has dimension 9.
          Clamp(x, s, a)
                      ^
        """);
  }

  @Test
  void aCombinationNamesTheOperatorWithin() {
    assertRefused(
        "SqDist(x, a)",
        """
        In SqDist: Subtract needs operands of one dimension, or scalars: operand 1 has dimension 3, operand 2 has dimension 9.
          SqDist(x, a)
          ^^^^^^^^^^^^
        """);
  }

  @Test
  void weightsFitTheVector() {
    assertRefused(
        "WeightedSqNorm(Concat(s,t), x)",
        """
        WeightedSqNorm needs a weight of dimension 1, 3 or 9 for a vector of dimension 3, not 2.
          WeightedSqNorm(Concat(s,t), x)
                         ^^^^^^^^^^^
        """);
  }

  @Test
  void weightsOfADistanceFitTheDifference() {
    assertRefused(
        "WeightedSqDist(Concat(s,t), x, y)",
        """
        In WeightedSqDist: WeightedSqNorm needs a weight of dimension 1, 3 or 9 for a vector of dimension 3, not 2.
          WeightedSqDist(Concat(s,t), x, y)
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        """);
  }

  @Test
  void diagonalWeightsFitTheVector() {
    assertRefused(
        "SqNormDiag(a, x)",
        """
        In SqNormDiag: Mult needs operands of one dimension, or scalars: operand 1 has dimension 9, operand 2 has dimension 3.
          SqNormDiag(a, x)
          ^^^^^^^^^^^^^^^^
        """);
  }

  @Test
  void aQuadraticFormNeedsASquareMatrix() {
    assertRefused(
        "SymSqNorm(x, y)",
        """
        SymSqNorm needs a square matrix for its vector: the vector has dimension 3, so the matrix needs 9 entries, but has 3.
          SymSqNorm(x, y)
                    ^
        """);
  }

  @Test
  void aMatrixIsAMultipleOfItsVector() {
    assertRefused(
        "MatVecMult(a, Concat(s,t))",
        """
        MatVecMult needs a matrix whose size is a multiple of the vector's: the matrix has 9 entries, the vector 2.
          MatVecMult(a, Concat(s,t))
                     ^
        """);
  }

  @Test
  void aMatrixOnTheRightIsAMultipleOfItsVector() {
    assertRefused(
        "VecMatMult(Concat(s,t),a)",
        """
        VecMatMult needs a matrix whose size is a multiple of the vector's: the matrix has 9 entries, the vector 2.
          VecMatMult(Concat(s,t),a)
                                 ^
        """);
  }

  @Test
  void aDimensionThatDoesNotFitAnIntIsRefused() {
    assertRefused(
        "Concat(Zero(2147483647),s)",
        """
        This term has 2147483647 components; the limit is 1048576.
          Concat(Zero(2147483647),s)
                 ^^^^^^^^^^^^^^^^
        """);
  }

  @Test
  void anOuterProductThatDoesNotFitAnIntIsRefused() {
    assertRefused(
        "TensorProd(Zero(100000),Zero(100000))",
        """
        In TensorProd: the numbers divide by zero or are too large.
          TensorProd(Zero(100000),Zero(100000))
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        """);
  }
}

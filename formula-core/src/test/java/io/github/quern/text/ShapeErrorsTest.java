package io.github.quern.text;

import static io.github.quern.text.Messages.assertRefused;

import org.junit.jupiter.api.Test;

/** What complex, tensor and special functions say about operands that do not fit. */
class ShapeErrorsTest {
  @Test
  void complexNumbersHaveTwoComponentsEach() {
    assertRefused(
        "ComplexReal(x)",
        """
        ComplexReal needs complex numbers, two components each: operand 1 has the odd dimension 3.
          ComplexReal(x)
                      ^
        """);
  }

  @Test
  void complexProductsNeedEvenDimensions() {
    assertRefused(
        "ComplexMult(Real2Complex(x), y)",
        """
        ComplexMult needs complex numbers, two components each: operand 2 has the odd dimension 3.
          ComplexMult(Real2Complex(x), y)
                                       ^
        """);
  }

  @Test
  void complexProductsNeedOneDimension() {
    assertRefused(
        "ComplexMult(Real2Complex(x), Real2Complex(Concat(x, y)))",
        """
        ComplexMult needs operands of one dimension, or complex scalars of dimension 2: operand 1 has dimension 6, operand 2 has dimension 12.
          ComplexMult(Real2Complex(x), Real2Complex(Concat(x, y)))
                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^
        """);
  }

  @Test
  void aCombinationNamesWhatItIsMadeOf() {
    assertRefused(
        "ComplexAbs(x)",
        """
        In ComplexAbs: ComplexSquareAbs needs complex numbers, two components each: operand 1 has the odd dimension 3.
          ComplexAbs(x)
          ^^^^^^^^^^^^^
        """);
  }

  @Test
  void aRealScalarIsNoVector() {
    assertRefused(
        "ComplexRealScal(x, Real2Complex(x))",
        """
        ComplexRealScal needs a real scalar and a complex vector: the operands have dimensions 3 and 6.
          ComplexRealScal(x, Real2Complex(x))
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        """);
  }

  @Test
  void aRealScalarScalesComplexNumbers() {
    assertRefused(
        "ComplexRealScal(x, s)",
        """
        ComplexRealScal needs complex numbers, two components each: operand 1 has the odd dimension 3.
          ComplexRealScal(x, s)
                          ^
        """);
  }

  @Test
  void complexSumTNeedsOneNumber() {
    assertRefused(
        "ComplexSumT(x, 6)",
        """
        ComplexSumT needs one complex number, of dimension 2, not a vector of dimension 3.
          ComplexSumT(x, 6)
                      ^
        """);
  }

  @Test
  void complexSumTHasAnEvenLength() {
    assertRefused(
        "ComplexSumT(Real2Complex(s), 5)",
        """
        ComplexSumT's length must be even, two for each complex number; it is 5.
          ComplexSumT(Real2Complex(s), 5)
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        """);
  }

  @Test
  void aShapeHasTheSizeOfItsOperand() {
    assertRefused(
        "Kron(x, y, [3], [2,2])",
        """
        Kron needs tensors with equally many axes: dimf has 1, dimg has 2.
          Kron(x, y, [3], [2,2])
          ^^^^^^^^^^^^^^^^^^^^^^
        """);
  }

  @Test
  void kronShapesFit() {
    assertRefused(
        "Kron(x, y, [3], [2])",
        """
        Kron's dimg, the shape [2], has 2 entries, but the operand has dimension 3.
          Kron(x, y, [3], [2])
                  ^
        """);
  }

  @Test
  void tensorShapesFit() {
    assertRefused(
        "TensorDot(x, y, [], [3], [], [])",
        """
        TensorDot's dimf, the shape [], has 1 entry, but the operand has dimension 3.
          TensorDot(x, y, [], [3], [], [])
                    ^
        """);
  }

  @Test
  void lengthsOfAxesArePositive() {
    assertRefused(
        "TensorDot(x, y, [-3,-1], [3], [], [])",
        """
        TensorDot's dimf must be a shape of positive lengths, not [-3, -1].
          TensorDot(x, y, [-3,-1], [3], [], [])
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        """);
  }

  @Test
  void contractedAxesComeInPairs() {
    assertRefused(
        "TensorDot(x, y, [3], [3], [0], [])",
        """
        TensorDot contracts axes in pairs: contf has 1 axes, contg has 0.
          TensorDot(x, y, [3], [3], [0], [])
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        """);
  }

  @Test
  void contractedAxesHaveOneLength() {
    assertRefused(
        "TensorDot(x, y, [3,1], [3], [1], [0])",
        """
        TensorDot contracts axes of equal length: axis 1 of f has length 1, axis 0 of g has length 3.
          TensorDot(x, y, [3,1], [3], [1], [0])
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        """);
  }

  @Test
  void contractedAxesExist() {
    assertRefused(
        "TensorDot(x, y, [3], [3], [1], [0])",
        """
        TensorDot's contf must hold numbers of axes, from 0, below 1; it holds 1.
          TensorDot(x, y, [3], [3], [1], [0])
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        """);
  }

  @Test
  void contractedAxesDiffer() {
    assertRefused(
        "TensorDot(x, y, [3], [3], [0,0], [0,0])",
        """
        TensorDot's contf must name each axis once, not [0, 0].
          TensorDot(x, y, [3], [3], [0,0], [0,0])
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        """);
  }

  @Test
  void anOrderPlacesAllKeptAxes() {
    assertRefused(
        "TensorDot(x, y, [3], [3], [], [], [0])",
        """
        TensorDot's perm must place all kept axes: there are 2, it has 1 entries.
          TensorDot(x, y, [3], [3], [], [], [0])
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        """);
  }

  @Test
  void splinesNeedEnoughKnots() {
    assertRefused(
        "BSpline(x, s, 2)",
        """
        BSpline of order 2 needs at least 4 knots; there are 3.
          BSpline(x, s, 2)
                  ^
        """);
  }

  @Test
  void splinesHaveAScalarArgument() {
    assertRefused(
        "BSpline(x, y, 1)",
        """
        BSpline needs a scalar as operand 2, not a vector of dimension 3.
          BSpline(x, y, 1)
                     ^
        """);
  }

  @Test
  void softDtwIsSmoothedByAScalar() {
    assertRefused(
        "SoftDTW_SqDist(x, y, p)",
        """
        SoftDTW_SqDist needs a scalar as operand 3, not a vector of dimension 3.
          SoftDTW_SqDist(x, y, p)
                               ^
        """);
  }
}

package io.github.quern.operator.complex;

import static io.github.quern.operator.scalar.Algebra.times;

import io.github.quern.formula.Definition;
import io.github.quern.formula.DimensionException;
import io.github.quern.formula.Formula;

/**
 * {@code ComplexRealScal(f,g)}: a real scalar, of dimension 1 and on either side, times a complex
 * vector.
 */
public final class ComplexRealScal {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.combination(
              "ComplexRealScal",
              "f g",
              (operands, parameters, span) -> of(operands.get(0), operands.get(1)),
              "real scalar times complex vector",
              "ComplexRealScal(s, ComplexExp1j(x))")
          .withFormula("f g")
          .withDimensions("1, 2D → 2D or 2D, 1 → 2D");

  private ComplexRealScal() {}

  /** The term. */
  public static Formula of(Formula f, Formula g) {
    if (f.isScalar() == g.isScalar()) {
      throw new DimensionException(
          "ComplexRealScal needs a real scalar and a complex vector: the operands have dimensions "
              + f.dimension()
              + " and "
              + g.dimension()
              + ".",
          -1);
    }
    int complex = f.isScalar() ? 1 : 0;
    if ((complex == 1 ? g : f).dimension() % 2 != 0) {
      throw new DimensionException(
          "ComplexRealScal needs complex numbers, two components each: operand "
              + (complex + 1)
              + " has the odd dimension "
              + (complex == 1 ? g : f).dimension()
              + ".",
          complex);
    }
    return times(f, g);
  }
}

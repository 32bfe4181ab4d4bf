package io.github.quern.dsl;

import static io.github.quern.dsl.Terms.apply;

import io.github.quern.operator.complex.ComplexAbs;
import io.github.quern.operator.complex.ComplexAdd;
import io.github.quern.operator.complex.ComplexAngle;
import io.github.quern.operator.complex.ComplexDivide;
import io.github.quern.operator.complex.ComplexExp;
import io.github.quern.operator.complex.ComplexExp1j;
import io.github.quern.operator.complex.ComplexImag;
import io.github.quern.operator.complex.ComplexMult;
import io.github.quern.operator.complex.ComplexReal;
import io.github.quern.operator.complex.ComplexRealScal;
import io.github.quern.operator.complex.ComplexScal;
import io.github.quern.operator.complex.ComplexSquareAbs;
import io.github.quern.operator.complex.ComplexSubtract;
import io.github.quern.operator.complex.ComplexSum;
import io.github.quern.operator.complex.ComplexSumT;
import io.github.quern.operator.complex.Conj;
import io.github.quern.operator.complex.Imag2Complex;
import io.github.quern.operator.complex.Real2Complex;

/**
 * The functions of {@link Terms} that are about complex numbers: a vector of n of them has
 * dimension 2n and holds re, im, re, im, and so on. Meant for {@code import static}.
 */
public final class ComplexTerms {
  private ComplexTerms() {}

  /** {@code ComplexReal}: real parts. */
  public static Term complexReal(Term f) {
    return apply(new ComplexReal(), f);
  }

  /** {@code ComplexImag}: imaginary parts. */
  public static Term complexImag(Term f) {
    return apply(new ComplexImag(), f);
  }

  /** {@code Real2Complex}: real numbers as complex ones. */
  public static Term real2Complex(Term f) {
    return apply(new Real2Complex(), f);
  }

  /** {@code Imag2Complex}: complex numbers with these imaginary parts. */
  public static Term imag2Complex(Term f) {
    return apply(new Imag2Complex(), f);
  }

  /** {@code Conj}: complex conjugates. */
  public static Term conj(Term f) {
    return apply(new Conj(), f);
  }

  /** {@code ComplexAbs}: absolute values. */
  public static Term complexAbs(Term f) {
    return new Term(ComplexAbs.of(f.formula()));
  }

  /** {@code ComplexSquareAbs}: squared absolute values. */
  public static Term complexSquareAbs(Term f) {
    return apply(new ComplexSquareAbs(), f);
  }

  /** {@code ComplexAngle}: angles in radians. */
  public static Term complexAngle(Term f) {
    return apply(new ComplexAngle(), f);
  }

  /** {@code ComplexSum}: sum of complex numbers. */
  public static Term complexSum(Term f) {
    return apply(new ComplexSum(), f);
  }

  /** {@code ComplexExp}: complex exponential function. */
  public static Term complexExp(Term f) {
    return apply(new ComplexExp(), f);
  }

  /** {@code ComplexExp1j}: exp(i f) of real numbers. */
  public static Term complexExp1j(Term f) {
    return apply(new ComplexExp1j(), f);
  }

  /** {@code ComplexSumT}: one complex number repeated, the result has that dimension. */
  public static Term complexSumT(Term f, int dimension) {
    return apply(new ComplexSumT(dimension), f);
  }

  /** {@code ComplexAdd}: complex sum. */
  public static Term complexAdd(Term f, Term g) {
    return apply(new ComplexAdd(), f, g);
  }

  /** {@code ComplexSubtract}: complex difference. */
  public static Term complexSubtract(Term f, Term g) {
    return apply(new ComplexSubtract(), f, g);
  }

  /** {@code ComplexMult}: complex product. */
  public static Term complexMult(Term f, Term g) {
    return apply(new ComplexMult(), f, g);
  }

  /** {@code ComplexScal}: complex number times complex vector. */
  public static Term complexScal(Term f, Term g) {
    return new Term(ComplexScal.of(f.formula(), g.formula()));
  }

  /** {@code ComplexRealScal}: real scalar times complex vector. */
  public static Term complexRealScal(Term f, Term g) {
    return new Term(ComplexRealScal.of(f.formula(), g.formula()));
  }

  /** {@code ComplexDivide}: complex quotient. */
  public static Term complexDivide(Term f, Term g) {
    return apply(new ComplexDivide(), f, g);
  }
}

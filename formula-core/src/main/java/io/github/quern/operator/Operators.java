package io.github.quern.operator;

import io.github.quern.derivative.Derivatives;
import io.github.quern.formula.Definition;
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
import io.github.quern.operator.constant.IntCst;
import io.github.quern.operator.constant.IntInv;
import io.github.quern.operator.constant.RatCst;
import io.github.quern.operator.constant.Zero;
import io.github.quern.operator.index.Gather;
import io.github.quern.operator.index.GatherT;
import io.github.quern.operator.index.IndexI;
import io.github.quern.operator.index.IndexJ;
import io.github.quern.operator.matrix.Kron;
import io.github.quern.operator.matrix.MatVecMult;
import io.github.quern.operator.matrix.SymSqNorm;
import io.github.quern.operator.matrix.TensorDot;
import io.github.quern.operator.matrix.TensorProd;
import io.github.quern.operator.matrix.VecMatMult;
import io.github.quern.operator.scalar.Abs;
import io.github.quern.operator.scalar.Acos;
import io.github.quern.operator.scalar.Add;
import io.github.quern.operator.scalar.Asin;
import io.github.quern.operator.scalar.Atan;
import io.github.quern.operator.scalar.Atan2;
import io.github.quern.operator.scalar.Ceil;
import io.github.quern.operator.scalar.Clamp;
import io.github.quern.operator.scalar.ClampInt;
import io.github.quern.operator.scalar.Cos;
import io.github.quern.operator.scalar.Cosh;
import io.github.quern.operator.scalar.Divide;
import io.github.quern.operator.scalar.Equal;
import io.github.quern.operator.scalar.Erf;
import io.github.quern.operator.scalar.Exp;
import io.github.quern.operator.scalar.Expm1;
import io.github.quern.operator.scalar.Floor;
import io.github.quern.operator.scalar.Hypot;
import io.github.quern.operator.scalar.IfElse;
import io.github.quern.operator.scalar.Inv;
import io.github.quern.operator.scalar.LessOrEqual;
import io.github.quern.operator.scalar.LessThan;
import io.github.quern.operator.scalar.Log;
import io.github.quern.operator.scalar.Log1p;
import io.github.quern.operator.scalar.Minus;
import io.github.quern.operator.scalar.Mod;
import io.github.quern.operator.scalar.Mult;
import io.github.quern.operator.scalar.NotEqual;
import io.github.quern.operator.scalar.Pow;
import io.github.quern.operator.scalar.Powf;
import io.github.quern.operator.scalar.ReLU;
import io.github.quern.operator.scalar.Round;
import io.github.quern.operator.scalar.Rsqrt;
import io.github.quern.operator.scalar.Sigmoid;
import io.github.quern.operator.scalar.Sign;
import io.github.quern.operator.scalar.Sin;
import io.github.quern.operator.scalar.SinXDivX;
import io.github.quern.operator.scalar.Sinh;
import io.github.quern.operator.scalar.Softplus;
import io.github.quern.operator.scalar.Sqrt;
import io.github.quern.operator.scalar.Square;
import io.github.quern.operator.scalar.Step;
import io.github.quern.operator.scalar.Subtract;
import io.github.quern.operator.scalar.Tanh;
import io.github.quern.operator.scalar.XLogX;
import io.github.quern.operator.vector.ArgMax;
import io.github.quern.operator.vector.ArgMin;
import io.github.quern.operator.vector.AutoFactorize;
import io.github.quern.operator.vector.BSpline;
import io.github.quern.operator.vector.Concat;
import io.github.quern.operator.vector.Elem;
import io.github.quern.operator.vector.ElemT;
import io.github.quern.operator.vector.Extract;
import io.github.quern.operator.vector.ExtractT;
import io.github.quern.operator.vector.Factorize;
import io.github.quern.operator.vector.Max;
import io.github.quern.operator.vector.Min;
import io.github.quern.operator.vector.Norm2;
import io.github.quern.operator.vector.Normalize;
import io.github.quern.operator.vector.OneHot;
import io.github.quern.operator.vector.Scalprod;
import io.github.quern.operator.vector.SoftDtwAlignment;
import io.github.quern.operator.vector.SoftDtwSqDist;
import io.github.quern.operator.vector.SqDist;
import io.github.quern.operator.vector.SqNorm2;
import io.github.quern.operator.vector.SqNormDiag;
import io.github.quern.operator.vector.SqNormIso;
import io.github.quern.operator.vector.Sum;
import io.github.quern.operator.vector.SumT;
import io.github.quern.operator.vector.WeightedSqDist;
import io.github.quern.operator.vector.WeightedSqNorm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * All functions that a formula can call. A new one is one line here, in the group it belongs to.
 */
public final class Operators {
  private static final List<Group> STANDARD =
      List.of(
          new Group(
              "arithmetic",
              List.of(
                  Add.DEFINITION,
                  Subtract.DEFINITION,
                  Mult.DEFINITION,
                  Divide.DEFINITION,
                  Minus.DEFINITION,
                  Inv.DEFINITION,
                  Equal.DEFINITION,
                  NotEqual.DEFINITION,
                  LessThan.DEFINITION,
                  LessOrEqual.DEFINITION)),
          new Group(
              "elementary",
              List.of(
                  Exp.DEFINITION,
                  Expm1.DEFINITION,
                  Log.DEFINITION,
                  Log1p.DEFINITION,
                  XLogX.DEFINITION,
                  Sin.DEFINITION,
                  SinXDivX.DEFINITION,
                  Asin.DEFINITION,
                  Cos.DEFINITION,
                  Acos.DEFINITION,
                  Atan.DEFINITION,
                  Atan2.DEFINITION,
                  Sinh.DEFINITION,
                  Cosh.DEFINITION,
                  Tanh.DEFINITION,
                  Sigmoid.DEFINITION,
                  Softplus.DEFINITION,
                  Erf.DEFINITION,
                  Pow.DEFINITION,
                  Powf.DEFINITION,
                  Square.DEFINITION,
                  Sqrt.DEFINITION,
                  Rsqrt.DEFINITION,
                  Hypot.DEFINITION,
                  Abs.DEFINITION,
                  Sign.DEFINITION,
                  Step.DEFINITION,
                  ReLU.DEFINITION,
                  Clamp.DEFINITION,
                  ClampInt.DEFINITION,
                  IfElse.DEFINITION,
                  Mod.DEFINITION,
                  Round.DEFINITION,
                  Floor.DEFINITION,
                  Ceil.DEFINITION)),
          new Group(
              "vectors",
              List.of(
                  Scalprod.DEFINITION,
                  SqNorm2.DEFINITION,
                  Norm2.DEFINITION,
                  Normalize.DEFINITION,
                  SqDist.DEFINITION,
                  WeightedSqNorm.DEFINITION,
                  WeightedSqDist.DEFINITION,
                  SqNormIso.DEFINITION,
                  SqNormDiag.DEFINITION,
                  Sum.DEFINITION,
                  SumT.DEFINITION,
                  Max.DEFINITION,
                  Min.DEFINITION,
                  ArgMax.DEFINITION,
                  ArgMin.DEFINITION,
                  Elem.DEFINITION,
                  ElemT.DEFINITION,
                  Extract.DEFINITION,
                  ExtractT.DEFINITION,
                  Concat.DEFINITION,
                  OneHot.DEFINITION)),
          new Group(
              "matrices",
              List.of(
                  MatVecMult.DEFINITION,
                  VecMatMult.DEFINITION,
                  TensorProd.DEFINITION,
                  Kron.DEFINITION,
                  TensorDot.DEFINITION,
                  SymSqNorm.DEFINITION)),
          new Group(
              "complex",
              List.of(
                  ComplexReal.DEFINITION,
                  ComplexImag.DEFINITION,
                  Real2Complex.DEFINITION,
                  Imag2Complex.DEFINITION,
                  Conj.DEFINITION,
                  ComplexAbs.DEFINITION,
                  ComplexSquareAbs.DEFINITION,
                  ComplexAngle.DEFINITION,
                  ComplexSum.DEFINITION,
                  ComplexSumT.DEFINITION,
                  ComplexAdd.DEFINITION,
                  ComplexSubtract.DEFINITION,
                  ComplexMult.DEFINITION,
                  ComplexScal.DEFINITION,
                  ComplexRealScal.DEFINITION,
                  ComplexDivide.DEFINITION,
                  ComplexExp.DEFINITION,
                  ComplexExp1j.DEFINITION)),
          new Group(
              "special",
              List.of(BSpline.DEFINITION, SoftDtwSqDist.DEFINITION, SoftDtwAlignment.DEFINITION)),
          new Group("derivatives", Derivatives.all()),
          new Group("hints", List.of(Factorize.DEFINITION, AutoFactorize.DEFINITION)),
          new Group(
              "constants",
              List.of(IntCst.DEFINITION, IntInv.DEFINITION, RatCst.DEFINITION, Zero.DEFINITION)),
          new Group(
              "indices",
              List.of(
                  IndexI.DEFINITION, IndexJ.DEFINITION, Gather.DEFINITION, GatherT.DEFINITION)));

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");

  /** Words of the language that are no functions. */
  private static final Set<String> RESERVED = Set.of("Vi", "Vj", "Pm", "Var", "Ind");

  private final List<Group> groups;
  private final Map<String, Definition> byName;

  private Operators(List<Group> groups) {
    this.groups = groups;
    Map<String, Definition> definitions = new LinkedHashMap<>();
    for (Group group : groups) {
      for (Definition definition : group.functions()) {
        if (definitions.put(definition.name(), definition) != null) {
          throw new IllegalStateException("two functions are called " + definition.name());
        }
      }
    }
    this.byName = Collections.unmodifiableMap(definitions);
  }

  /**
   * Functions that the documentation lists together.
   *
   * @param title what they are, one word
   * @param functions the functions, in the order of the documentation
   */
  public record Group(String title, List<Definition> functions) {
    /** Copies the list. */
    public Group {
      functions = List.copyOf(functions);
    }
  }

  /** Quern's own functions. */
  public static Operators standard() {
    return new Operators(STANDARD);
  }

  /**
   * These functions and more.
   *
   * @throws IllegalArgumentException if a name is taken or cannot be called in a formula
   */
  public Operators with(List<Definition> more) {
    for (Definition definition : more) {
      String name = definition.name();
      if (!NAME.matcher(name).matches() || RESERVED.contains(name)) {
        throw new IllegalArgumentException("A function cannot be called '" + name + "'.");
      }
      boolean twice = more.stream().filter(other -> other.name().equals(name)).count() > 1;
      if (twice || byName.containsKey(name)) {
        throw new IllegalArgumentException("There is a function " + name + " already.");
      }
    }
    List<Group> extended = new ArrayList<>(groups);
    extended.add(new Group("own", more));
    return new Operators(extended);
  }

  /** The function of that name, case-sensitive. */
  public Optional<Definition> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** All functions, in the order of the documentation. */
  public Collection<Definition> all() {
    return byName.values();
  }

  /** The same by groups. */
  public List<Group> groups() {
    return groups;
  }
}

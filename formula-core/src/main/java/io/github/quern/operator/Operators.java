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
import io.github.quern.register.Register;
import io.github.quern.register.Register.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All functions that a formula can call. A new one is one line here, in the group it belongs to.
 * Finding one initialises no other.
 */
public final class Operators {
  /** The groups, in the order of the documentation. */
  private static final List<String> TITLES =
      List.of(
          "arithmetic",
          "elementary",
          "vectors",
          "matrices",
          "complex",
          "special",
          "derivatives",
          "hints",
          "constants",
          "indices");

  private static final Register<Definition> STANDARD = new Register<>(Operators::read);

  /** Words of the language that are no functions. */
  private static final Set<String> RESERVED = Set.of("Vi", "Vj", "Pm", "Var", "Ind");

  /** The functions that are not Quern's. */
  private final List<Definition> own;

  private Operators(List<Definition> own) {
    this.own = List.copyOf(own);
  }

  private static void read(Reader<Definition> reader) {
    for (String title : TITLES) {
      read(title, reader);
    }
  }

  private static void read(String title, Reader<Definition> reader) {
    switch (title) {
      case "arithmetic" -> arithmetic(reader);
      case "elementary" -> elementary(reader);
      case "vectors" -> vectors(reader);
      case "matrices" -> matrices(reader);
      case "complex" -> complex(reader);
      case "special" -> special(reader);
      case "derivatives" -> Derivatives.read(reader);
      case "hints" -> hints(reader);
      case "constants" -> constants(reader);
      case "indices" -> indices(reader);
      default -> throw new IllegalArgumentException(title);
    }
  }

  private static void arithmetic(Reader<Definition> reader) {
    if (reader.wants("Add")) reader.take(Add.DEFINITION);
    if (reader.wants("Subtract")) reader.take(Subtract.DEFINITION);
    if (reader.wants("Mult")) reader.take(Mult.DEFINITION);
    if (reader.wants("Divide")) reader.take(Divide.DEFINITION);
    if (reader.wants("Minus")) reader.take(Minus.DEFINITION);
    if (reader.wants("Inv")) reader.take(Inv.DEFINITION);
    if (reader.wants("Equal")) reader.take(Equal.DEFINITION);
    if (reader.wants("NotEqual")) reader.take(NotEqual.DEFINITION);
    if (reader.wants("LessThan")) reader.take(LessThan.DEFINITION);
    if (reader.wants("LessOrEqual")) reader.take(LessOrEqual.DEFINITION);
  }

  private static void elementary(Reader<Definition> reader) {
    if (reader.wants("Exp")) reader.take(Exp.DEFINITION);
    if (reader.wants("Expm1")) reader.take(Expm1.DEFINITION);
    if (reader.wants("Log")) reader.take(Log.DEFINITION);
    if (reader.wants("Log1p")) reader.take(Log1p.DEFINITION);
    if (reader.wants("XLogX")) reader.take(XLogX.DEFINITION);
    if (reader.wants("Sin")) reader.take(Sin.DEFINITION);
    if (reader.wants("SinXDivX")) reader.take(SinXDivX.DEFINITION);
    if (reader.wants("Asin")) reader.take(Asin.DEFINITION);
    if (reader.wants("Cos")) reader.take(Cos.DEFINITION);
    if (reader.wants("Acos")) reader.take(Acos.DEFINITION);
    if (reader.wants("Atan")) reader.take(Atan.DEFINITION);
    if (reader.wants("Atan2")) reader.take(Atan2.DEFINITION);
    if (reader.wants("Sinh")) reader.take(Sinh.DEFINITION);
    if (reader.wants("Cosh")) reader.take(Cosh.DEFINITION);
    if (reader.wants("Tanh")) reader.take(Tanh.DEFINITION);
    if (reader.wants("Sigmoid")) reader.take(Sigmoid.DEFINITION);
    if (reader.wants("Softplus")) reader.take(Softplus.DEFINITION);
    if (reader.wants("Erf")) reader.take(Erf.DEFINITION);
    if (reader.wants("Pow")) reader.take(Pow.DEFINITION);
    if (reader.wants("Powf")) reader.take(Powf.DEFINITION);
    if (reader.wants("Square")) reader.take(Square.DEFINITION);
    if (reader.wants("Sqrt")) reader.take(Sqrt.DEFINITION);
    if (reader.wants("Rsqrt")) reader.take(Rsqrt.DEFINITION);
    if (reader.wants("Hypot")) reader.take(Hypot.DEFINITION);
    if (reader.wants("Abs")) reader.take(Abs.DEFINITION);
    if (reader.wants("Sign")) reader.take(Sign.DEFINITION);
    if (reader.wants("Step")) reader.take(Step.DEFINITION);
    if (reader.wants("ReLU")) reader.take(ReLU.DEFINITION);
    if (reader.wants("Clamp")) reader.take(Clamp.DEFINITION);
    if (reader.wants("ClampInt")) reader.take(ClampInt.DEFINITION);
    if (reader.wants("IfElse")) reader.take(IfElse.DEFINITION);
    if (reader.wants("Mod")) reader.take(Mod.DEFINITION);
    if (reader.wants("Round")) reader.take(Round.DEFINITION);
    if (reader.wants("Floor")) reader.take(Floor.DEFINITION);
    if (reader.wants("Ceil")) reader.take(Ceil.DEFINITION);
  }

  private static void vectors(Reader<Definition> reader) {
    if (reader.wants("Scalprod")) reader.take(Scalprod.DEFINITION);
    if (reader.wants("SqNorm2")) reader.take(SqNorm2.DEFINITION);
    if (reader.wants("Norm2")) reader.take(Norm2.DEFINITION);
    if (reader.wants("Normalize")) reader.take(Normalize.DEFINITION);
    if (reader.wants("SqDist")) reader.take(SqDist.DEFINITION);
    if (reader.wants("WeightedSqNorm")) reader.take(WeightedSqNorm.DEFINITION);
    if (reader.wants("WeightedSqDist")) reader.take(WeightedSqDist.DEFINITION);
    if (reader.wants("SqNormIso")) reader.take(SqNormIso.DEFINITION);
    if (reader.wants("SqNormDiag")) reader.take(SqNormDiag.DEFINITION);
    if (reader.wants("Sum")) reader.take(Sum.DEFINITION);
    if (reader.wants("SumT")) reader.take(SumT.DEFINITION);
    if (reader.wants("Max")) reader.take(Max.DEFINITION);
    if (reader.wants("Min")) reader.take(Min.DEFINITION);
    if (reader.wants("ArgMax")) reader.take(ArgMax.DEFINITION);
    if (reader.wants("ArgMin")) reader.take(ArgMin.DEFINITION);
    if (reader.wants("Elem")) reader.take(Elem.DEFINITION);
    if (reader.wants("ElemT")) reader.take(ElemT.DEFINITION);
    if (reader.wants("Extract")) reader.take(Extract.DEFINITION);
    if (reader.wants("ExtractT")) reader.take(ExtractT.DEFINITION);
    if (reader.wants("Concat")) reader.take(Concat.DEFINITION);
    if (reader.wants("OneHot")) reader.take(OneHot.DEFINITION);
  }

  private static void matrices(Reader<Definition> reader) {
    if (reader.wants("MatVecMult")) reader.take(MatVecMult.DEFINITION);
    if (reader.wants("VecMatMult")) reader.take(VecMatMult.DEFINITION);
    if (reader.wants("TensorProd")) reader.take(TensorProd.DEFINITION);
    if (reader.wants("Kron")) reader.take(Kron.DEFINITION);
    if (reader.wants("TensorDot")) reader.take(TensorDot.DEFINITION);
    if (reader.wants("SymSqNorm")) reader.take(SymSqNorm.DEFINITION);
  }

  private static void complex(Reader<Definition> reader) {
    if (reader.wants("ComplexReal")) reader.take(ComplexReal.DEFINITION);
    if (reader.wants("ComplexImag")) reader.take(ComplexImag.DEFINITION);
    if (reader.wants("Real2Complex")) reader.take(Real2Complex.DEFINITION);
    if (reader.wants("Imag2Complex")) reader.take(Imag2Complex.DEFINITION);
    if (reader.wants("Conj")) reader.take(Conj.DEFINITION);
    if (reader.wants("ComplexAbs")) reader.take(ComplexAbs.DEFINITION);
    if (reader.wants("ComplexSquareAbs")) reader.take(ComplexSquareAbs.DEFINITION);
    if (reader.wants("ComplexAngle")) reader.take(ComplexAngle.DEFINITION);
    if (reader.wants("ComplexSum")) reader.take(ComplexSum.DEFINITION);
    if (reader.wants("ComplexSumT")) reader.take(ComplexSumT.DEFINITION);
    if (reader.wants("ComplexAdd")) reader.take(ComplexAdd.DEFINITION);
    if (reader.wants("ComplexSubtract")) reader.take(ComplexSubtract.DEFINITION);
    if (reader.wants("ComplexMult")) reader.take(ComplexMult.DEFINITION);
    if (reader.wants("ComplexScal")) reader.take(ComplexScal.DEFINITION);
    if (reader.wants("ComplexRealScal")) reader.take(ComplexRealScal.DEFINITION);
    if (reader.wants("ComplexDivide")) reader.take(ComplexDivide.DEFINITION);
    if (reader.wants("ComplexExp")) reader.take(ComplexExp.DEFINITION);
    if (reader.wants("ComplexExp1j")) reader.take(ComplexExp1j.DEFINITION);
  }

  private static void special(Reader<Definition> reader) {
    if (reader.wants("BSpline")) reader.take(BSpline.DEFINITION);
    if (reader.wants("SoftDTW_SqDist")) reader.take(SoftDtwSqDist.DEFINITION);
    if (reader.wants("SoftDTW_Alignment")) reader.take(SoftDtwAlignment.DEFINITION);
  }

  private static void hints(Reader<Definition> reader) {
    if (reader.wants("Factorize")) reader.take(Factorize.DEFINITION);
    if (reader.wants("AutoFactorize")) reader.take(AutoFactorize.DEFINITION);
  }

  private static void constants(Reader<Definition> reader) {
    if (reader.wants("IntCst")) reader.take(IntCst.DEFINITION);
    if (reader.wants("IntInv")) reader.take(IntInv.DEFINITION);
    if (reader.wants("RatCst")) reader.take(RatCst.DEFINITION);
    if (reader.wants("Zero")) reader.take(Zero.DEFINITION);
  }

  private static void indices(Reader<Definition> reader) {
    if (reader.wants("IndexI")) reader.take(IndexI.DEFINITION);
    if (reader.wants("IndexJ")) reader.take(IndexJ.DEFINITION);
    if (reader.wants("Gather")) reader.take(Gather.DEFINITION);
    if (reader.wants("GatherT")) reader.take(GatherT.DEFINITION);
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
    return new Operators(List.of());
  }

  /**
   * These functions and more.
   *
   * @throws IllegalArgumentException if a name is taken or cannot be called in a formula
   */
  public Operators with(List<Definition> more) {
    List<Definition> extended = new ArrayList<>(own);
    List<String> taken = new ArrayList<>(names());
    for (Definition definition : more) {
      String name = definition.name();
      if (!name.matches("[A-Za-z_][A-Za-z_0-9]*") || RESERVED.contains(name)) {
        throw new IllegalArgumentException("A function cannot be called '" + name + "'.");
      }
      if (taken.contains(name)) {
        throw new IllegalArgumentException("There is a function " + name + " already.");
      }
      taken.add(name);
      extended.add(definition);
    }
    return new Operators(extended);
  }

  /** The function of that name, case-sensitive. */
  public Optional<Definition> find(String name) {
    for (Definition definition : own) {
      if (definition.name().equals(name)) {
        return Optional.of(definition);
      }
    }
    return STANDARD.find(name);
  }

  /** The names of all functions, in the order of the documentation. */
  public List<String> names() {
    List<String> names = new ArrayList<>(STANDARD.names());
    for (Definition definition : own) {
      names.add(definition.name());
    }
    return names;
  }

  /** All functions, in the order of the documentation. */
  public List<Definition> all() {
    List<Definition> all = new ArrayList<>(STANDARD.all());
    all.addAll(own);
    return all;
  }

  /** The same by groups. */
  public List<Group> groups() {
    List<Group> groups = new ArrayList<>();
    for (String title : TITLES) {
      groups.add(new Group(title, new Register<Definition>(reader -> read(title, reader)).all()));
    }
    if (!own.isEmpty()) {
      groups.add(new Group("own", own));
    }
    return groups;
  }
}

package io.github.quern.dsl;

import io.github.quern.formula.Apply;
import io.github.quern.formula.Category;
import io.github.quern.formula.Constant;
import io.github.quern.formula.Definition;
import io.github.quern.formula.Operator;
import io.github.quern.formula.Parameter;
import io.github.quern.formula.Span;
import io.github.quern.formula.Variable;
import io.github.quern.operator.Operators;
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
import io.github.quern.operator.scalar.Asin;
import io.github.quern.operator.scalar.Atan;
import io.github.quern.operator.scalar.Atan2;
import io.github.quern.operator.scalar.Ceil;
import io.github.quern.operator.scalar.Clamp;
import io.github.quern.operator.scalar.ClampInt;
import io.github.quern.operator.scalar.Cos;
import io.github.quern.operator.scalar.Cosh;
import io.github.quern.operator.scalar.Erf;
import io.github.quern.operator.scalar.Exp;
import io.github.quern.operator.scalar.Expm1;
import io.github.quern.operator.scalar.Floor;
import io.github.quern.operator.scalar.Hypot;
import io.github.quern.operator.scalar.IfElse;
import io.github.quern.operator.scalar.Inv;
import io.github.quern.operator.scalar.Log;
import io.github.quern.operator.scalar.Log1p;
import io.github.quern.operator.scalar.Mod;
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
import io.github.quern.operator.scalar.Tanh;
import io.github.quern.operator.scalar.XLogX;
import io.github.quern.operator.vector.ArgMax;
import io.github.quern.operator.vector.ArgMin;
import io.github.quern.operator.vector.BSpline;
import io.github.quern.operator.vector.Concat;
import io.github.quern.operator.vector.Elem;
import io.github.quern.operator.vector.ElemT;
import io.github.quern.operator.vector.Extract;
import io.github.quern.operator.vector.ExtractT;
import io.github.quern.operator.vector.Max;
import io.github.quern.operator.vector.Min;
import io.github.quern.operator.vector.Norm2;
import io.github.quern.operator.vector.Normalize;
import io.github.quern.operator.vector.OneHot;
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
import java.util.Arrays;
import java.util.List;

/**
 * Where terms come from: variables, numbers and every function of the formula language but those of
 * {@link ComplexTerms}, under its name with a small first letter. Meant for {@code import static}.
 */
public final class Terms {
  private Terms() {}

  /** A variable indexed by i, of that dimension; the call's signature gives its position. */
  public static Term vi(int dimension) {
    return variable(Variable.UNPLACED, dimension, Category.VI);
  }

  /** A variable indexed by i at a position of the call. */
  public static Term vi(int position, int dimension) {
    return variable(position, dimension, Category.VI);
  }

  /** A variable indexed by j, of that dimension; the call's signature gives its position. */
  public static Term vj(int dimension) {
    return variable(Variable.UNPLACED, dimension, Category.VJ);
  }

  /** A variable indexed by j at a position of the call. */
  public static Term vj(int position, int dimension) {
    return variable(position, dimension, Category.VJ);
  }

  /** A parameter of that dimension; the call's signature gives its position. */
  public static Term pm(int dimension) {
    return variable(Variable.UNPLACED, dimension, Category.PM);
  }

  /** A parameter at a position of the call. */
  public static Term pm(int position, int dimension) {
    return variable(position, dimension, Category.PM);
  }

  private static Term variable(int position, int dimension, Category category) {
    return new Term(new Variable(position, dimension, category, null, Span.NONE));
  }

  /** The whole number n. */
  public static Term intCst(long n) {
    return new Term(Constant.of(n));
  }

  /** The number 1/n. */
  public static Term intInv(long n) {
    return ratCst(1, n);
  }

  /** The number p/q. */
  public static Term ratCst(long p, long q) {
    return new Term(new Constant(p, q, Span.NONE));
  }

  /** Any operator, also one without a function here. */
  public static Term apply(Operator operator, Term... operands) {
    return new Term(
        new Apply(operator, Arrays.stream(operands).map(Term::formula).toList(), Span.NONE));
  }

  /**
   * A function by its name in formulas, such as {@code call("Exp", x)}: for those that have no
   * method here. Parameters that can be left out are.
   *
   * @throws IllegalArgumentException if there is no such function, it takes another number of
   *     operands, or it has parameters that must be given
   */
  public static Term call(String name, Term... operands) {
    Definition definition =
        Operators.standard()
            .find(name)
            .orElseThrow(
                () -> new IllegalArgumentException("There is no function called '" + name + "'."));
    List<Parameter> presets =
        definition.parameters().stream().flatMap(slot -> slot.preset().stream()).toList();
    if (definition.operands().size() != operands.length
        || presets.size() < definition.parameters().size()) {
      throw new IllegalArgumentException(
          definition.signature()
              + " cannot be built from operands alone, of which there are "
              + operands.length
              + ".");
    }
    return new Term(
        definition
            .builder()
            .build(Arrays.stream(operands).map(Term::formula).toList(), presets, Span.NONE));
  }

  /** {@code Inv}: 1/f. */
  public static Term inv(Term f) {
    return apply(new Inv(), f);
  }

  /** {@code Exp}: e to the power f. */
  public static Term exp(Term f) {
    return apply(new Exp(), f);
  }

  /** {@code Expm1}: e to the power f, less 1; accurate near 0. */
  public static Term expm1(Term f) {
    return apply(new Expm1(), f);
  }

  /** {@code Log}: natural logarithm. */
  public static Term log(Term f) {
    return apply(new Log(), f);
  }

  /** {@code Log1p}: log(1 + f), accurate near 0. */
  public static Term log1p(Term f) {
    return apply(new Log1p(), f);
  }

  /** {@code XLogX}: f log f, 0 at 0. */
  public static Term xLogX(Term f) {
    return apply(new XLogX(), f);
  }

  /** {@code Sin}: sine. */
  public static Term sin(Term f) {
    return apply(new Sin(), f);
  }

  /** {@code SinXDivX}: sin(f)/f, 1 at 0. */
  public static Term sinXDivX(Term f) {
    return apply(new SinXDivX(), f);
  }

  /** {@code Asin}: arc sine. */
  public static Term asin(Term f) {
    return apply(new Asin(), f);
  }

  /** {@code Cos}: cosine. */
  public static Term cos(Term f) {
    return apply(new Cos(), f);
  }

  /** {@code Acos}: arc cosine. */
  public static Term acos(Term f) {
    return apply(new Acos(), f);
  }

  /** {@code Atan}: arc tangent. */
  public static Term atan(Term f) {
    return apply(new Atan(), f);
  }

  /** {@code Sinh}: hyperbolic sine. */
  public static Term sinh(Term f) {
    return apply(new Sinh(), f);
  }

  /** {@code Cosh}: hyperbolic cosine. */
  public static Term cosh(Term f) {
    return apply(new Cosh(), f);
  }

  /** {@code Tanh}: hyperbolic tangent. */
  public static Term tanh(Term f) {
    return apply(new Tanh(), f);
  }

  /** {@code Sigmoid}: 1/(1 + exp(-f)). */
  public static Term sigmoid(Term f) {
    return apply(new Sigmoid(), f);
  }

  /** {@code Softplus}: log(1 + exp(f)). */
  public static Term softplus(Term f) {
    return apply(new Softplus(), f);
  }

  /** {@code Erf}: error function. */
  public static Term erf(Term f) {
    return apply(new Erf(), f);
  }

  /** {@code Square}: f². */
  public static Term square(Term f) {
    return apply(new Square(), f);
  }

  /** {@code Sqrt}: square root. */
  public static Term sqrt(Term f) {
    return apply(new Sqrt(), f);
  }

  /** {@code Rsqrt}: inverse square root, 0 at 0. */
  public static Term rsqrt(Term f) {
    return apply(new Rsqrt(), f);
  }

  /** {@code Hypot}: square root of f² + g². */
  public static Term hypot(Term f, Term g) {
    return apply(new Hypot(), f, g);
  }

  /** {@code Abs}: absolute value. */
  public static Term abs(Term f) {
    return apply(new Abs(), f);
  }

  /** {@code Sign}: -1, 0 or 1. */
  public static Term sign(Term f) {
    return apply(new Sign(), f);
  }

  /** {@code Step}: 0 below 0, else 1. */
  public static Term step(Term f) {
    return apply(new Step(), f);
  }

  /** {@code ReLU}: 0 below 0, else f. */
  public static Term relu(Term f) {
    return apply(new ReLU(), f);
  }

  /** {@code Floor}: largest whole number not above f. */
  public static Term floor(Term f) {
    return apply(new Floor(), f);
  }

  /** {@code Ceil}: smallest whole number not below f. */
  public static Term ceil(Term f) {
    return apply(new Ceil(), f);
  }

  /** {@code Pow}: f to a fixed whole power. */
  public static Term pow(Term f, int exponent) {
    return apply(new Pow(exponent), f);
  }

  /** {@code Powf}: f to the power g. */
  public static Term powf(Term f, Term g) {
    return apply(new Powf(), f, g);
  }

  /** {@code Atan2}: angle of the point (g, f). */
  public static Term atan2(Term f, Term g) {
    return apply(new Atan2(), f, g);
  }

  /** {@code Clamp}: f limited to [a, b]. */
  public static Term clamp(Term f, Term a, Term b) {
    return apply(new Clamp(), f, a, b);
  }

  /** {@code ClampInt}: f limited to [a, b]. */
  public static Term clampInt(Term f, int a, int b) {
    return apply(new ClampInt(a, b), f);
  }

  /** {@code IfElse}: a where f is at least 0, else b. */
  public static Term ifElse(Term f, Term a, Term b) {
    return apply(new IfElse(), f, a, b);
  }

  /** {@code Mod}: f modulo m, starting at the offset. */
  public static Term mod(Term f, Term m, Term offset) {
    return apply(new Mod(), f, m, offset);
  }

  /** {@code Round}: f rounded, halves away from zero. */
  public static Term round(Term f, int decimals) {
    return apply(new Round(decimals), f);
  }

  /** {@code SqNorm2}: squared Euclidean norm. */
  public static Term sqNorm2(Term f) {
    return apply(new SqNorm2(), f);
  }

  /** {@code Sum}: sum of the components. */
  public static Term sum(Term f) {
    return apply(new Sum(), f);
  }

  /** {@code Max}: largest component. */
  public static Term max(Term f) {
    return apply(new Max(), f);
  }

  /** {@code Min}: smallest component. */
  public static Term min(Term f) {
    return apply(new Min(), f);
  }

  /** {@code ArgMax}: position of the largest component. */
  public static Term argMax(Term f) {
    return apply(new ArgMax(), f);
  }

  /** {@code ArgMin}: position of the smallest component. */
  public static Term argMin(Term f) {
    return apply(new ArgMin(), f);
  }

  /** {@code Norm2}: Euclidean norm. */
  public static Term norm2(Term f) {
    return new Term(Norm2.of(f.formula()));
  }

  /** {@code Normalize}: f divided by its norm. */
  public static Term normalize(Term f) {
    return new Term(Normalize.of(f.formula()));
  }

  /** {@code SqDist}: squared Euclidean distance. */
  public static Term sqDist(Term f, Term g) {
    return new Term(SqDist.of(f.formula(), g.formula()));
  }

  /** {@code WeightedSqNorm}: squared norm weighted by a scalar, diagonal or matrix. */
  public static Term weightedSqNorm(Term s, Term f) {
    return new Term(WeightedSqNorm.of(s.formula(), f.formula()));
  }

  /** {@code WeightedSqDist}: the weighted squared norm of f - g. */
  public static Term weightedSqDist(Term s, Term f, Term g) {
    return new Term(WeightedSqDist.of(s.formula(), f.formula(), g.formula()));
  }

  /** {@code SqNormIso}: squared norm times a scalar. */
  public static Term sqNormIso(Term s, Term f) {
    return new Term(SqNormIso.of(s.formula(), f.formula()));
  }

  /** {@code SqNormDiag}: squared norm with one weight per component. */
  public static Term sqNormDiag(Term s, Term f) {
    return new Term(SqNormDiag.of(s.formula(), f.formula()));
  }

  /** {@code SymSqNorm}: quadratic form of a square matrix. */
  public static Term symSqNorm(Term a, Term f) {
    return apply(new SymSqNorm(), a, f);
  }

  /** {@code SumT}: scalar f repeated n times. */
  public static Term sumT(Term f, int n) {
    return apply(new SumT(n), f);
  }

  /** {@code Elem}: component m, from 0. */
  public static Term elem(Term f, int m) {
    return apply(new Elem(m), f);
  }

  /** {@code ElemT}: scalar f at position m of n zeros. */
  public static Term elemT(Term f, int n, int m) {
    return apply(new ElemT(n, m), f);
  }

  /** {@code Extract}: d components from position m on. */
  public static Term extract(Term f, int m, int d) {
    return apply(new Extract(m, d), f);
  }

  /** {@code ExtractT}: f at position m of n zeros. */
  public static Term extractT(Term f, int m, int n) {
    return apply(new ExtractT(m, n), f);
  }

  /** {@code Concat}: components of f, then those of g. */
  public static Term concat(Term f, Term g) {
    return apply(new Concat(), f, g);
  }

  /** {@code OneHot}: 1 at the position nearest to scalar f, else 0. */
  public static Term oneHot(Term f, int n) {
    return apply(new OneHot(n), f);
  }

  /** {@code IndexI}: the index i of the pair, an integer. */
  public static Term indexI() {
    return apply(new IndexI());
  }

  /** {@code IndexJ}: the index j of the pair, an integer. */
  public static Term indexJ() {
    return apply(new IndexJ());
  }

  /** {@code Gather}: row k of a table with rows of d components. */
  public static Term gather(Term table, Term k, int d) {
    return apply(new Gather(d), table, k);
  }

  /** {@code GatherT}: a table of n components, zero but in row k, which is f. */
  public static Term gatherT(Term f, Term k, int n) {
    return apply(new GatherT(n), f, k);
  }

  /** {@code MatVecMult}: row-major matrix times vector. */
  public static Term matVecMult(Term a, Term b) {
    return apply(new MatVecMult(), a, b);
  }

  /** {@code VecMatMult}: vector times row-major matrix. */
  public static Term vecMatMult(Term b, Term a) {
    return apply(new VecMatMult(), b, a);
  }

  /** {@code TensorProd}: outer product. */
  public static Term tensorProd(Term f, Term g) {
    return apply(new TensorProd(), f, g);
  }

  /** {@code Zero}: n zeros. */
  public static Term zero(int n) {
    return apply(new Zero(n));
  }

  /** {@code Kron}: Kronecker product of tensors of these shapes. */
  public static Term kron(Term f, Term g, List<Integer> shapeF, List<Integer> shapeG) {
    return new Term(Kron.of(f.formula(), g.formula(), shapeF, shapeG));
  }

  /** {@code TensorDot}: product of tensors of these shapes, summed over pairs of axes. */
  public static Term tensorDot(
      Term f,
      Term g,
      List<Integer> shapeF,
      List<Integer> shapeG,
      List<Integer> contractedF,
      List<Integer> contractedG) {
    return tensorDot(f, g, shapeF, shapeG, contractedF, contractedG, List.of());
  }

  /** {@code TensorDot}: the same, and kept axis m becomes axis {@code order[m]} of the result. */
  public static Term tensorDot(
      Term f,
      Term g,
      List<Integer> shapeF,
      List<Integer> shapeG,
      List<Integer> contractedF,
      List<Integer> contractedG,
      List<Integer> order) {
    return apply(new TensorDot(shapeF, shapeG, contractedF, contractedG, order), f, g);
  }

  /** {@code BSpline}: B-splines of a degree over the knots at x. */
  public static Term bSpline(Term knots, Term x, int order) {
    return apply(new BSpline(order), knots, x);
  }

  /** {@code SoftDTW_SqDist}: soft dynamic time warping of two series, smoothed by g. */
  public static Term softDtwSqDist(Term x, Term y, Term g) {
    return apply(new SoftDtwSqDist(), x, y, g);
  }

  /** {@code SoftDTW_Alignment}: derivative of SoftDTW_SqDist in each squared difference. */
  public static Term softDtwAlignment(Term x, Term y, Term g) {
    return apply(new SoftDtwAlignment(), x, y, g);
  }

  /** {@code Factorize}: f, with a hint that changes nothing. */
  public static Term factorize(Term f, @SuppressWarnings("unused") Term g) {
    return f;
  }

  /** {@code AutoFactorize}: f, with a hint that changes nothing. */
  public static Term autoFactorize(Term f) {
    return f;
  }
}

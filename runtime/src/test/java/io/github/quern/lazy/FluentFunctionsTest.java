package io.github.quern.lazy;

import static io.github.quern.lazy.LazyTensor.indexI;
import static io.github.quern.lazy.LazyTensor.indexJ;
import static io.github.quern.lazy.LazyTensor.number;
import static io.github.quern.lazy.LazyTensor.ratio;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.data.DType;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.operator.Operators;
import io.github.quern.testing.StandardVariables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every function of the language has a method, which makes the formula that the text makes. */
class FluentFunctionsTest {
  /** The data of the standard variables, by alias. */
  private static final Map<String, Tensor> DATA =
      Map.of(
          "x = Vi(3)", array(4, 3),
          "y = Vj(3)", array(5, 3),
          "s = Vi(1)", array(4, 1),
          "t = Vj(1)", array(5, 1),
          "p = Pm(3)", array(3),
          "a = Pm(9)", array(9),
          "g = Pm(1)", array(1));

  private static final LazyTensor X = LazyTensor.vi(data("x = Vi(3)"));
  private static final LazyTensor Y = LazyTensor.vj(data("y = Vj(3)"));
  private static final LazyTensor S = LazyTensor.vi(data("s = Vi(1)"));
  private static final LazyTensor P = LazyTensor.pm(data("p = Pm(3)"));
  private static final LazyTensor A = LazyTensor.pm(data("a = Pm(9)"));
  private static final ComplexLazyTensor Z = X.complexExp1j();
  private static final ComplexLazyTensor W = S.complexExp1j();

  private static final Map<String, LazyTensor> FUNCTIONS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("Add(x,y)", X.plus(Y)),
              Map.entry("Subtract(x,y)", X.minus(Y)),
              Map.entry("Mult(x,y)", X.times(Y)),
              Map.entry("Divide(x,y)", X.over(Y)),
              Map.entry("Minus(x)", X.negate()),
              Map.entry("Inv(x)", X.inv()),
              Map.entry("Equal(x,y)", X.equalTo(Y)),
              Map.entry("NotEqual(x,y)", X.notEqualTo(Y)),
              Map.entry("LessThan(x,y)", X.lessThan(Y)),
              Map.entry("LessOrEqual(x,y)", X.lessOrEqual(Y)),
              Map.entry("Exp(x)", X.exp()),
              Map.entry("Expm1(x)", X.expm1()),
              Map.entry("Log(x)", X.log()),
              Map.entry("Log1p(x)", X.log1p()),
              Map.entry("XLogX(x)", X.xLogX()),
              Map.entry("Sin(x)", X.sin()),
              Map.entry("SinXDivX(x)", X.sinXDivX()),
              Map.entry("Asin(x)", X.asin()),
              Map.entry("Cos(x)", X.cos()),
              Map.entry("Acos(x)", X.acos()),
              Map.entry("Atan(x)", X.atan()),
              Map.entry("Atan2(x,y)", X.atan2(Y)),
              Map.entry("Sinh(x)", X.sinh()),
              Map.entry("Cosh(x)", X.cosh()),
              Map.entry("Tanh(x)", X.tanh()),
              Map.entry("Sigmoid(x)", X.sigmoid()),
              Map.entry("Softplus(x)", X.softplus()),
              Map.entry("Erf(x)", X.erf()),
              Map.entry("Pow(x,3)", X.pow(3)),
              Map.entry("Powf(x,y)", X.powf(Y)),
              Map.entry("Square(x)", X.square()),
              Map.entry("Sqrt(x)", X.sqrt()),
              Map.entry("Rsqrt(x)", X.rsqrt()),
              Map.entry("Hypot(x,y)", X.hypot(Y)),
              Map.entry("Abs(x)", X.abs()),
              Map.entry("Sign(x)", X.sign()),
              Map.entry("Step(x)", X.step()),
              Map.entry("ReLU(x)", X.relu()),
              Map.entry("Clamp(x,y,p)", X.clamp(Y, P)),
              Map.entry("ClampInt(x,-1,2)", X.clampInt(-1, 2)),
              Map.entry("IfElse(x,y,p)", X.ifElse(Y, P)),
              Map.entry("Mod(x,y,p)", X.mod(Y, P)),
              Map.entry("Round(x,2)", X.round(2)),
              Map.entry("Floor(x)", X.floor()),
              Map.entry("Ceil(x)", X.ceil()),
              Map.entry("Scalprod(x,y)", X.dot(Y)),
              Map.entry("SqNorm2(x)", X.sqNorm2()),
              Map.entry("Norm2(x)", X.norm2()),
              Map.entry("Normalize(x)", X.normalize()),
              Map.entry("SqDist(x,y)", X.sqDist(Y)),
              Map.entry("WeightedSqNorm(a,x)", X.weightedSqNorm(A)),
              Map.entry("WeightedSqDist(p,x,y)", X.weightedSqDist(Y, P)),
              Map.entry("SqNormIso(s,x)", X.sqNormIso(S)),
              Map.entry("SqNormDiag(p,x)", X.sqNormDiag(P)),
              Map.entry("Sum(x)", X.sum()),
              Map.entry("SumT(s,3)", S.sumT(3)),
              Map.entry("Max(x)", X.max()),
              Map.entry("Min(x)", X.min()),
              Map.entry("ArgMax(x)", X.argMax()),
              Map.entry("ArgMin(x)", X.argMin()),
              Map.entry("Elem(x,1)", X.elem(1)),
              Map.entry("ElemT(s,3,1)", S.elemT(3, 1)),
              Map.entry("Extract(x,1,2)", X.extract(1, 2)),
              Map.entry("ExtractT(x,1,5)", X.extractT(1, 5)),
              Map.entry("Concat(x,y)", X.concat(Y)),
              Map.entry("OneHot(s,3)", S.oneHot(3)),
              Map.entry("MatVecMult(a,x)", A.matVecMult(X)),
              Map.entry("VecMatMult(x,a)", X.vecMatMult(A)),
              Map.entry("TensorProd(x,y)", X.tensorProd(Y)),
              Map.entry("Kron(x,y,[3],[3])", X.kron(Y, List.of(3), List.of(3))),
              Map.entry(
                  "TensorDot(a,x,[3,3],[3],[],[],[1,0,2])",
                  A.tensorDot(
                      X, List.of(3, 3), List.of(3), List.of(), List.of(), List.of(1, 0, 2))),
              Map.entry("SymSqNorm(a,x)", X.symSqNorm(A)),
              Map.entry("ComplexReal(ComplexExp1j(x))", Z.real()),
              Map.entry("ComplexImag(ComplexExp1j(x))", Z.imag()),
              Map.entry("Real2Complex(x)", X.real2Complex().asReal()),
              Map.entry("Imag2Complex(x)", X.imag2Complex().asReal()),
              Map.entry("Conj(ComplexExp1j(x))", Z.conj().asReal()),
              Map.entry("ComplexAbs(ComplexExp1j(x))", Z.abs()),
              Map.entry("ComplexSquareAbs(ComplexExp1j(x))", Z.squareAbs()),
              Map.entry("ComplexAngle(ComplexExp1j(x))", Z.angle()),
              Map.entry("ComplexSum(ComplexExp1j(x))", Z.sum().asReal()),
              Map.entry("ComplexSumT(ComplexExp1j(s),6)", W.sumT(6).asReal()),
              Map.entry("ComplexAdd(ComplexExp1j(s),ComplexExp1j(x))", W.plus(Z).asReal()),
              Map.entry("ComplexSubtract(ComplexExp1j(s),ComplexExp1j(x))", W.minus(Z).asReal()),
              Map.entry("ComplexMult(ComplexExp1j(s),ComplexExp1j(x))", W.times(Z).asReal()),
              Map.entry("ComplexScal(ComplexExp1j(s),ComplexExp1j(x))", Z.scal(W).asReal()),
              Map.entry("ComplexRealScal(s,ComplexExp1j(x))", Z.realScal(S).asReal()),
              Map.entry("ComplexDivide(ComplexExp1j(s),ComplexExp1j(x))", W.over(Z).asReal()),
              Map.entry("ComplexExp(ComplexExp1j(x))", Z.exp().asReal()),
              Map.entry("ComplexExp1j(x)", Z.asReal()),
              Map.entry("BSpline(a,s,2)", S.bSpline(A, 2)),
              Map.entry("SoftDTW_SqDist(x,y,s)", X.softDtwSqDist(Y, S)),
              Map.entry("SoftDTW_Alignment(x,y,s)", X.softDtwAlignment(Y, S)),
              Map.entry("Grad(Exp(x*y),x,p)", X.times(Y).exp().grad(X, P)),
              Map.entry("Diff(Exp(x*y),x,p)", X.times(Y).exp().diff(X, P)),
              Map.entry("GradMatrix(x*y,x)", X.times(Y).gradMatrix(X)),
              Map.entry("Divergence(Exp(x*y),x)", X.times(Y).exp().divergence(X)),
              Map.entry("Laplacian(SqDist(x,y),x)", X.sqDist(Y).laplacian(X)),
              Map.entry("TraceOperator(x*y,x)", X.times(Y).traceOperator(X)),
              Map.entry("AdjointOperator(x*y,x,p)", X.times(Y).adjointOperator(X, P)),
              Map.entry("Factorize(x,y)", X.factorize(Y)),
              Map.entry("AutoFactorize(x)", X.autoFactorize()),
              Map.entry("IntCst(3)", number(3)),
              Map.entry("IntInv(3)", ratio(1, 3)),
              Map.entry("RatCst(2,3)", ratio(2, 3)),
              Map.entry("Zero(4)", LazyTensor.zeros(4)),
              Map.entry("IndexI()", indexI()),
              Map.entry("IndexJ()", indexJ()),
              Map.entry("Gather(a,s,3)", A.gather(S, 3)),
              Map.entry("GatherT(y,s,9)", Y.gatherT(S, 9))));

  /** Methods beside those of the table. */
  private static final Map<String, LazyTensor> MORE =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("x+2", X.plus(2)),
              Map.entry("x-2", X.minus(2)),
              Map.entry("x*2", X.times(2)),
              Map.entry("x/2", X.over(2)),
              Map.entry("x>y", X.greaterThan(Y)),
              Map.entry("x>=y", X.greaterOrEqual(Y)),
              Map.entry("Minus(ComplexExp1j(x))", Z.negate().asReal()),
              Map.entry(
                  "TensorDot(a,x,[3,3],[3],[0],[0])",
                  A.tensorDot(X, List.of(3, 3), List.of(3), List.of(0), List.of(0))),
              Map.entry("Concat(Concat(x,y),p)", LazyTensor.concatenate(X, Y, P)),
              Map.entry("ComplexAbs(Concat(s,s))", S.concat(S).asComplex().abs()),
              Map.entry("Exp(-s*SqDist(x,y))*y", S.negate().times(X.sqDist(Y)).exp().times(Y))));

  private static Tensor array(long... shape) {
    return Tensor.zeros(DType.FLOAT64, Shape.of(shape));
  }

  private static Tensor data(String alias) {
    Tensor tensor = DATA.get(alias);
    if (tensor == null) {
      throw new IllegalArgumentException(alias);
    }
    return tensor;
  }

  private static Stream<Map.Entry<String, LazyTensor>> formulas() {
    return Stream.concat(FUNCTIONS.entrySet().stream(), MORE.entrySet().stream());
  }

  @ParameterizedTest
  @MethodSource("formulas")
  void aMethodMakesTheFormulaOfItsText(Map.Entry<String, LazyTensor> formula) {
    LazyTensor tensor = formula.getValue();
    List<String> aliases = new ArrayList<>(tensor.arguments().stream().map(this::alias).toList());
    StandardVariables.ALIASES.stream()
        .filter(alias -> !aliases.contains(alias))
        .forEach(aliases::add);
    Formula expected = StandardVariables.parser(aliases).parse(formula.getKey());
    assertEquals(expected, tensor.formula());
  }

  private String alias(Tensor argument) {
    return DATA.entrySet().stream()
        .filter(entry -> entry.getValue().segment().equals(argument.segment()))
        .map(Map.Entry::getKey)
        .collect(Collectors.joining());
  }

  @Test
  void everyFunctionOfTheLanguageIsInTheTable() {
    Set<String> reached =
        FUNCTIONS.keySet().stream()
            .map(text -> text.substring(0, text.indexOf('(')))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(
        Operators.standard().all().stream()
            .map(Definition::name)
            .collect(Collectors.toCollection(TreeSet::new)),
        reached);
  }

  /** A number of type double can stand for an operand, as a parameter. */
  @Test
  void numbersAreParameters() {
    Map<String, LazyTensor> formulas =
        new TreeMap<>(
            Map.ofEntries(
                Map.entry("x+g", X.plus(0.5)),
                Map.entry("x-g", X.minus(0.5)),
                Map.entry("x*g", X.times(0.5)),
                Map.entry("x/g", X.over(0.5)),
                Map.entry("x<g", X.lessThan(0.5)),
                Map.entry("x<=g", X.lessOrEqual(0.5)),
                Map.entry("x>g", X.greaterThan(0.5)),
                Map.entry("x>=g", X.greaterOrEqual(0.5)),
                Map.entry("x==g", X.equalTo(0.5)),
                Map.entry("x!=g", X.notEqualTo(0.5)),
                Map.entry("Powf(x,g)", X.powf(0.5)),
                Map.entry("Mod(x,g,IntCst(0))", X.mod(0.5)),
                Map.entry("Clamp(x,g,h)", X.clamp(0.5, 0.75))));
    formulas.forEach((text, tensor) -> {
      Formula expected =
          StandardVariables.parser(List.of("x = Vi(3)", "g = Pm(1)", "h = Pm(1)")).parse(text);
      assertEquals(expected, tensor.formula());
      assertEquals(0.5, tensor.arguments().get(1).at(0));
    });
    assertEquals(0.75, X.clamp(0.5, 0.75).arguments().get(2).at(0));
  }
}

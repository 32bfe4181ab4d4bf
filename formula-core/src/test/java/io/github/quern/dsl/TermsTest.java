package io.github.quern.dsl;

import static io.github.quern.dsl.ComplexTerms.*;
import static io.github.quern.dsl.DerivativeTerms.*;
import static io.github.quern.dsl.Terms.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.quern.formula.Definition;
import io.github.quern.formula.DimensionException;
import io.github.quern.operator.Operators;
import io.github.quern.testing.StandardVariables;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Formulas written in Java are those written as text. */
class TermsTest {
  private static final Term X = vi(0, 3);
  private static final Term Y = vj(1, 3);
  private static final Term S = vi(2, 1);
  private static final Term P = pm(4, 3);
  private static final Term A = pm(5, 9);
  private static final Term Z = complexExp1j(X);
  private static final Term W = complexExp1j(S);

  private static final Map<String, Term> FUNCTIONS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("Grad(x*y,x,p)", grad(X.times(Y), X, P)),
              Map.entry("Diff(Exp(x),x,y)", diff(exp(X), X, Y)),
              Map.entry("GradMatrix(x*y,x)", gradMatrix(X.times(Y), X)),
              Map.entry("Divergence(x*y,x)", divergence(X.times(Y), X)),
              Map.entry("Laplacian(SqDist(x,y),x)", laplacian(sqDist(X, Y), X)),
              Map.entry("TraceOperator(x*y,x)", traceOperator(X.times(Y), X)),
              Map.entry("AdjointOperator((x|y),x,s)", adjointOperator(X.dot(Y), X, S)),
              Map.entry("IntCst(3)", intCst(3)),
              Map.entry("IntInv(3)", intInv(3)),
              Map.entry("RatCst(2,3)", ratCst(2, 3)),
              Map.entry("Zero(4)", zero(4)),
              Map.entry("Inv(x)", inv(X)),
              Map.entry("Exp(x)", exp(X)),
              Map.entry("Log(x)", log(X)),
              Map.entry("XLogX(x)", xLogX(X)),
              Map.entry("Sin(x)", sin(X)),
              Map.entry("SinXDivX(x)", sinXDivX(X)),
              Map.entry("Asin(x)", asin(X)),
              Map.entry("Cos(x)", cos(X)),
              Map.entry("Acos(x)", acos(X)),
              Map.entry("Atan(x)", atan(X)),
              Map.entry("Atan2(x,y)", atan2(X, Y)),
              Map.entry("Square(x)", square(X)),
              Map.entry("Sqrt(x)", sqrt(X)),
              Map.entry("Rsqrt(x)", rsqrt(X)),
              Map.entry("Abs(x)", abs(X)),
              Map.entry("Sign(x)", sign(X)),
              Map.entry("Step(x)", step(X)),
              Map.entry("ReLU(x)", relu(X)),
              Map.entry("Floor(x)", floor(X)),
              Map.entry("Ceil(x)", ceil(X)),
              Map.entry("IndexI()", indexI()),
              Map.entry("IndexJ()", indexJ()),
              Map.entry("Gather(a,s,3)", gather(A, S, 3)),
              Map.entry("GatherT(y,s,9)", gatherT(Y, S, 9)),
              Map.entry("Expm1(x)", expm1(X)),
              Map.entry("Log1p(x)", log1p(X)),
              Map.entry("Sinh(x)", sinh(X)),
              Map.entry("Cosh(x)", cosh(X)),
              Map.entry("Tanh(x)", tanh(X)),
              Map.entry("Sigmoid(x)", sigmoid(X)),
              Map.entry("Softplus(x)", softplus(X)),
              Map.entry("Erf(x)", erf(X)),
              Map.entry("Hypot(x,y)", hypot(X, Y)),
              Map.entry("Pow(x,3)", pow(X, 3)),
              Map.entry("Powf(x,y)", powf(X, Y)),
              Map.entry("Clamp(x,y,p)", clamp(X, Y, P)),
              Map.entry("ClampInt(x,-1,2)", clampInt(X, -1, 2)),
              Map.entry("IfElse(x,y,p)", ifElse(X, Y, P)),
              Map.entry("Mod(x,y,p)", mod(X, Y, P)),
              Map.entry("Round(x,2)", round(X, 2)),
              Map.entry("SqNorm2(x)", sqNorm2(X)),
              Map.entry("Norm2(x)", norm2(X)),
              Map.entry("Normalize(x)", normalize(X)),
              Map.entry("SqDist(x,y)", sqDist(X, Y)),
              Map.entry("WeightedSqNorm(a,x)", weightedSqNorm(A, X)),
              Map.entry("WeightedSqDist(p,x,y)", weightedSqDist(P, X, Y)),
              Map.entry("SqNormIso(s,x)", sqNormIso(S, X)),
              Map.entry("SqNormDiag(p,x)", sqNormDiag(P, X)),
              Map.entry("SymSqNorm(a,x)", symSqNorm(A, X)),
              Map.entry("Sum(x)", sum(X)),
              Map.entry("SumT(s,3)", sumT(S, 3)),
              Map.entry("Max(x)", max(X)),
              Map.entry("Min(x)", min(X)),
              Map.entry("ArgMax(x)", argMax(X)),
              Map.entry("ArgMin(x)", argMin(X)),
              Map.entry("Elem(x,1)", elem(X, 1)),
              Map.entry("ElemT(s,3,1)", elemT(S, 3, 1)),
              Map.entry("Extract(x,1,2)", extract(X, 1, 2)),
              Map.entry("ExtractT(x,1,5)", extractT(X, 1, 5)),
              Map.entry("Concat(x,y)", concat(X, Y)),
              Map.entry("OneHot(s,3)", oneHot(S, 3)),
              Map.entry("MatVecMult(a,x)", matVecMult(A, X)),
              Map.entry("VecMatMult(x,a)", vecMatMult(X, A)),
              Map.entry("TensorProd(x,y)", tensorProd(X, Y)),
              Map.entry("Kron(x,y,[3],[3])", kron(X, Y, List.of(3), List.of(3))),
              Map.entry(
                  "TensorDot(a,x,[3,3],[3],[0],[0])",
                  tensorDot(A, X, List.of(3, 3), List.of(3), List.of(0), List.of(0))),
              Map.entry(
                  "TensorDot(a,x,[3,3],[3],[],[],[1,0,2])",
                  tensorDot(
                      A, X, List.of(3, 3), List.of(3), List.of(), List.of(), List.of(1, 0, 2))),
              Map.entry("BSpline(a,s,2)", bSpline(A, S, 2)),
              Map.entry("SoftDTW_SqDist(x,y,s)", softDtwSqDist(X, Y, S)),
              Map.entry("SoftDTW_Alignment(x,y,s)", softDtwAlignment(X, Y, S)),
              Map.entry("Factorize(x,y)", factorize(X, Y)),
              Map.entry("AutoFactorize(x)", autoFactorize(X)),
              Map.entry("ComplexReal(ComplexExp1j(x))", complexReal(Z)),
              Map.entry("ComplexImag(ComplexExp1j(x))", complexImag(Z)),
              Map.entry("Real2Complex(x)", real2Complex(X)),
              Map.entry("Imag2Complex(x)", imag2Complex(X)),
              Map.entry("Conj(ComplexExp1j(x))", conj(Z)),
              Map.entry("ComplexAbs(ComplexExp1j(x))", complexAbs(Z)),
              Map.entry("ComplexSquareAbs(ComplexExp1j(x))", complexSquareAbs(Z)),
              Map.entry("ComplexAngle(ComplexExp1j(x))", complexAngle(Z)),
              Map.entry("ComplexSum(ComplexExp1j(x))", complexSum(Z)),
              Map.entry("ComplexExp(ComplexExp1j(x))", complexExp(Z)),
              Map.entry("ComplexExp1j(x)", complexExp1j(X)),
              Map.entry("ComplexSumT(ComplexExp1j(s),6)", complexSumT(W, 6)),
              Map.entry("ComplexAdd(ComplexExp1j(s),ComplexExp1j(x))", complexAdd(W, Z)),
              Map.entry("ComplexSubtract(ComplexExp1j(s),ComplexExp1j(x))", complexSubtract(W, Z)),
              Map.entry("ComplexMult(ComplexExp1j(s),ComplexExp1j(x))", complexMult(W, Z)),
              Map.entry("ComplexScal(ComplexExp1j(s),ComplexExp1j(x))", complexScal(W, Z)),
              Map.entry("ComplexRealScal(s,ComplexExp1j(x))", complexRealScal(S, Z)),
              Map.entry("ComplexDivide(ComplexExp1j(s),ComplexExp1j(x))", complexDivide(W, Z))));

  private static final Map<String, Term> SIGNS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("x+y", X.plus(Y)),
              Map.entry("x+2", X.plus(2)),
              Map.entry("x-y", X.minus(Y)),
              Map.entry("x-2", X.minus(2)),
              Map.entry("x*y", X.times(Y)),
              Map.entry("x*2", X.times(2)),
              Map.entry("x/y", X.over(Y)),
              Map.entry("x/2", X.over(2)),
              Map.entry("-x", X.negate()),
              Map.entry("(x|y)", X.dot(Y)),
              Map.entry("x<y", X.lessThan(Y)),
              Map.entry("x<=y", X.lessOrEqual(Y)),
              Map.entry("x>y", X.greaterThan(Y)),
              Map.entry("x>=y", X.greaterOrEqual(Y)),
              Map.entry("x==y", X.equalTo(Y)),
              Map.entry("x!=y", X.notEqualTo(Y)),
              Map.entry("Exp(-s*SqDist(x,y))*y", exp(S.negate().times(sqDist(X, Y))).times(Y))));

  private static Stream<Map.Entry<String, Term>> formulas() {
    return Stream.concat(FUNCTIONS.entrySet().stream(), SIGNS.entrySet().stream());
  }

  @ParameterizedTest
  @MethodSource("formulas")
  void aTermIsTheFormulaOfItsText(Map.Entry<String, Term> formula) {
    assertEquals(StandardVariables.parse(formula.getKey()), formula.getValue().formula());
  }

  @Test
  void everyFunctionThatHasParametersHasAMethod() {
    Set<String> methods =
        Stream.of(Terms.class, ComplexTerms.class, DerivativeTerms.class, Term.class)
            .flatMap(type -> Stream.of(type.getMethods()))
            .map(Method::getName)
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    Map<String, String> otherNames =
        Map.of(
            "add",
            "plus",
            "subtract",
            "minus",
            "mult",
            "times",
            "divide",
            "over",
            "minus",
            "negate",
            "scalprod",
            "dot",
            "equal",
            "equalto",
            "notequal",
            "notequalto");
    List<String> missing =
        Operators.standard().all().stream()
            .map(Definition::name)
            .map(TermsTest::plain)
            .map(name -> otherNames.getOrDefault(name, name))
            .filter(name -> !methods.contains(name))
            .toList();
    assertEquals(List.of(), missing);
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "");
  }

  @Test
  void everyOtherFunctionIsCalledByItsName() {
    assertEquals(exp(X), Terms.call("Exp", X));
    assertEquals(sqDist(X, Y), Terms.call("SqDist", X, Y));
    assertEquals(
        "There is no function called 'exp'.",
        assertThrows(IllegalArgumentException.class, () -> Terms.call("exp", X)).getMessage());
    assertEquals(
        "Pow(f, n) cannot be built from operands alone, of which there are 1.",
        assertThrows(IllegalArgumentException.class, () -> Terms.call("Pow", X)).getMessage());
    assertEquals(
        "SqDist(f, g) cannot be built from operands alone, of which there are 1.",
        assertThrows(IllegalArgumentException.class, () -> Terms.call("SqDist", X)).getMessage());
  }

  @Test
  void everyMethodForAFunctionIsTestedHere() {
    Set<String> tested =
        FUNCTIONS.keySet().stream()
            .map(text -> plain(text.substring(0, text.indexOf('('))))
            .collect(Collectors.toSet());
    List<String> untested =
        Stream.of(Terms.class, ComplexTerms.class, DerivativeTerms.class)
            .flatMap(type -> Stream.of(type.getDeclaredMethods()))
            .filter(method -> java.lang.reflect.Modifier.isPublic(method.getModifiers()))
            .map(method -> method.getName().toLowerCase(Locale.ROOT))
            .filter(name -> !Set.of("vi", "vj", "pm", "apply", "call").contains(name))
            .filter(name -> !tested.contains(name))
            .toList();
    assertEquals(List.of(), untested);
  }

  @Test
  void dimensionsAreCheckedAtOnce() {
    assertThrows(DimensionException.class, () -> X.plus(A));
  }

  @Test
  void aVariableWithoutPositionPrintsItsNotation() {
    assertEquals("(Vi(3)*Vj(3))", vi(3).times(vj(3)).toString());
  }
}

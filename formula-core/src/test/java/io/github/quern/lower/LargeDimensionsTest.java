package io.github.quern.lower;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.formula.Formula;
import io.github.quern.formula.Variable;
import io.github.quern.ir.Block;
import io.github.quern.ir.Blocks;
import io.github.quern.ir.Instruction;
import io.github.quern.ir.Program;
import io.github.quern.testing.Evaluation;
import io.github.quern.testing.Numbers;
import io.github.quern.testing.Oracles;
import io.github.quern.testing.Programs;
import io.github.quern.testing.RandomInputs;
import io.github.quern.testing.StandardVariables;
import io.github.quern.text.FormulaParser;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Formulas that are too large to unroll, against the oracles. */
class LargeDimensionsTest {
  private static final List<String> ALIASES =
      List.of("u = Vi(100)", "v = Vj(100)", "m = Pm(1000)", "c = Vj(10)", "s = Vi(1)", "d = Vi(3)");

  private static final long SEED = 7;

  /** Sums of up to 1000 positive products, in another order than the oracle's: 1000 * 1.1e-16. */
  private static final double RELATIVE = 1e-12;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "u * v",
        "Exp(-u) + s * v",
        "SqDist(u, v)",
        "m * Sum(u)",
        "Concat(u, v)",
        "Concat(Concat(v, u), m)",
        "Extract(u - v, 37, 50)",
        "Extract(Concat(u, v), 90, 20)",
        "ExtractT(u * v, 7, 150)",
        "Elem(u * v, 57)",
        "ElemT(s, 100, 42) + v",
        "SumT(Sum(u * v), 100) * v",
        "Zero(200)",
        "Max(u - v)",
        "ArgMin(u * v)",
        "OneHot(ArgMax(u - v), 100)",
        "OneHot(ArgMax(u), 100) * v",
        "TensorProd(c, u)",
        "TensorProd(TensorProd(c, c), d)",
        "MatVecMult(m, c)",
        "MatVecMult(m, u)",
        "VecMatMult(c, m)",
        "VecMatMult(u, m)",
        "MatVecMult(TensorProd(u, c), c)",
        "SymSqNorm(TensorProd(c, c), c)",
        "Normalize(m)",
        "WeightedSqDist(u, v, u * u)",
        "IfElse(u - v, u, v)",
        "Clamp(u, v, s)",
        "Sum(Concat(IndexI(), u))",
        "Max(Concat(IndexI() - 5, v))",
        "(Concat(IndexJ(), u) | Concat(IndexI(), v)) + IndexI()",
        "Sum(SumT(IndexI(), 100) + 1)",
        "Gather(m, 3 * s, 100)",
        "Gather(Concat(u, v), s, 100) * u",
        "Gather(m, IndexJ() + 2, 10) * c",
        "GatherT(c, 50 * s, 1000) - m",
        "Gather(GatherT(v, s, 400), s, 100) - u",
        "ComplexMult(u, v)",
        "ComplexMult(Real2Complex(s), ComplexDivide(u, v + 1))",
        "ComplexAbs(ComplexMult(Conj(u), ComplexExp(v)))",
        "ComplexSum(ComplexSubtract(u, ComplexSumT(ComplexExp1j(s), 100)))",
        "ComplexImag(ComplexExp1j(u - v))",
        "Kron(u, c, [10,10], [5,2])",
        "TensorDot(m, c, [10,10,10], [10], [1], [0], [1,0])",
        "BSpline(m, s, 2)",
        "SoftDTW_SqDist(u, v, s)",
        "SoftDTW_SqDist(d, u * v, s)",
        "SoftDTW_Alignment(u, v, s)",
        "MatVecMult(SoftDTW_Alignment(c, u, s), u)",
      })
  void largeFormulasAgreeWithTheOracles(String text) {
    check(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sum(MatVecMult(m, c) * MatVecMult(m, c))",
        "Sum(TensorProd(u, c) * m)",
        "MatVecMult(m, VecMatMult(MatVecMult(m, c), m))",
        "Max(Concat(MatVecMult(m, c), VecMatMult(c, m)))",
        "SqNorm2(u - SumT(Max(v), 100))",
      })
  void foldsWithinFoldsAgreeWithTheOracles(String text) {
    check(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Exp(u - v) / Sum(Exp(u - v))",
        "Concat(u * v, Exp(u * v))",
        "(u * v | u * v) * (u * v)",
        "Max(u * v) - Min(u * v) + u * v",
        "MatVecMult(m, c) * Sum(MatVecMult(m, c))",
        "OneHot(ArgMax(u * v), 100) * (u * v)",
        "Elem(u * v, 3) + Sum(u * v)",
      })
  void vectorsWithSeveralConsumersAgreeWithTheOracles(String text) {
    check(text);
  }

  private static void check(String text) {
    FormulaParser parser = StandardVariables.parser(ALIASES);
    Formula formula = parser.parse(text);
    List<Variable> variables = parser.arguments();
    List<double[]> inputs = RandomInputs.withoutPoles(variables, 1, 1, SEED);
    double[] expected = Oracles.evaluate(formula, inputs);
    double[] actual = Evaluation.atFirstPair(formula, variables, inputs);
    Numbers.requireAgreement(text + ", seed " + SEED, expected, actual, RELATIVE, 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "u + v",
        "Concat(u, v)",
        "ExtractT(u, 7, 150)",
        "TensorProd(c, u)",
        "MatVecMult(m, c)",
        "ArgMax(v)",
        "OneHot(s, 100)",
        "SqDist(u, v)",
        "ComplexMult(u, v)",
        "ComplexSum(u)",
        "ComplexExp1j(v)",
        "Kron(u, c, [10,10], [5,2])",
        "TensorDot(m, c, [10,10,10], [10], [1], [0], [1,0])",
        "SoftDTW_SqDist(u, v, s)",
      })
  void largeFormulasAreLoops(String text) {
    Program program = Programs.sum(text, 1, ALIASES.toArray(String[]::new));
    assertTrue(loops(program) > 0, text);
    // A few instructions per operator and block, not one for each of 100 components.
    int size = Programs.size(program);
    assertTrue(size < 80, () -> text + " has " + size + " instructions");
  }

  @ParameterizedTest
  @ValueSource(strings = {"d * s", "SqNorm2(d)", "TensorProd(d, d)", "ArgMax(c)", "Exp(c)"})
  void smallFormulasAreStraightLines(String text) {
    Program program = Programs.sum(text, 1, ALIASES.toArray(String[]::new));
    assertTrue(loops(program) == 0, text);
  }

  private static long loops(Program program) {
    return Stream.of(program.parameters(), program.row(), program.pair())
        .mapToLong(LargeDimensionsTest::loops)
        .sum();
  }

  private static long loops(Block block) {
    return Blocks.flatten(block).filter(Instruction.Loop.class::isInstance).count();
  }
}

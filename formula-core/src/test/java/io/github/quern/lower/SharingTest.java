package io.github.quern.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.dsl.Term;
import io.github.quern.formula.Category;
import io.github.quern.formula.Span;
import io.github.quern.formula.Variable;
import io.github.quern.ir.BinaryFunction;
import io.github.quern.ir.Blocks;
import io.github.quern.ir.Instruction;
import io.github.quern.ir.Program;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.testing.Evaluation;
import io.github.quern.testing.Numbers;
import io.github.quern.testing.Programs;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a formula needs several times is computed once. */
class SharingTest {
  private static long count(Program program, Predicate<Instruction> kind) {
    return Stream.of(program.parameters(), program.row(), program.pair())
        .flatMap(Blocks::flatten)
        .filter(kind)
        .count();
  }

  private static boolean isExp(Instruction instruction) {
    return instruction instanceof Instruction.Unary unary && unary.function() == UnaryFunction.EXP;
  }

  private static boolean isProduct(Instruction instruction) {
    return instruction instanceof Instruction.Binary binary
        && binary.function() == BinaryFunction.MULTIPLY;
  }

  @ParameterizedTest
  @CsvSource({
    "'Exp(x) + Exp(x)', 3",
    "'Exp(x+y) * Exp(y+x)', 3",
    "'Exp(x*y) - Exp(y*x)', 3",
    "'Exp(x-y) + Exp(y-x)', 6",
    "'Exp(x) * Elem(Exp(x),0)', 3",
    "'Concat(Exp(x),Exp(x))', 3",
    "'Elem(Exp(x),0)', 1",
    "'Exp(s) * x', 1",
  })
  void equalTermsAreComputedOnce(String formula, int exponentials) {
    Program program = Programs.sum(formula, 1, "x = Vi(3)", "y = Vj(3)", "s = Vj(1)");
    assertEquals(exponentials, count(program, SharingTest::isExp), formula);
  }

  @ParameterizedTest
  @CsvSource({
    "'Exp(-SqDist(u,v))*y', 1",
    "'Concat(Sum(u*v)*y, Sum(u*v)*y)', 1",
    "'Max(u*v)*y + y', 1",
  })
  void aSweepIsRunOnceForAllComponentsThatNeedIt(String formula, int loops) {
    Program program = Programs.sum(formula, 1, "u = Vi(100)", "v = Vj(100)", "y = Vj(3)");
    assertEquals(loops, count(program, Instruction.Loop.class::isInstance), formula);
  }

  @Test
  void aLargeVectorWithTwoConsumersIsStored() {
    Program program =
        Programs.sum("Sum(Exp(u*v)) + Max(Exp(u*v))", 1, "u = Vi(100)", "v = Vj(100)");
    // One for the first component, where both sweeps start, and one in the loop that stores all.
    assertEquals(2, count(program, SharingTest::isExp));
  }

  @Test
  void nestedBroadcastsTakeNoMoreThanTheirSize() {
    String formula = "(x|".repeat(150) + "x" + ")".repeat(150);
    Program program = Programs.sum(formula, 1, "x = Vi(3)");
    double sum = 0.5 + 0.25 + 0.125;
    double innermost = 0.25 + 0.0625 + 0.015625;
    // 150 products and sums, each rounded to 1.1e-16.
    Numbers.requireAgreement(
        "nested scalar products",
        new double[] {innermost * Math.pow(sum, 149)},
        Evaluation.ofProgram(program, List.of(new double[] {0.5, 0.25, 0.125}), 1, 1),
        1e-13,
        0);
  }

  @Test
  void sharedTermsOfJavaFormulasTakeNoMoreThanTheirSize() {
    Variable x = new Variable(0, 1, Category.VI, "x", Span.NONE);
    Term power = new Term(x);
    for (int doubling = 0; doubling < 60; doubling++) {
      power = power.times(power);
    }
    Program program = Programs.sum(power.formula(), 1, List.of(x));
    assertEquals(60, count(program, SharingTest::isProduct));
  }
}

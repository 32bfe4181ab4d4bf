package io.github.quern.interpret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.ir.Instruction;
import io.github.quern.ir.Program;
import io.github.quern.testing.Evaluation;
import io.github.quern.testing.Programs;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterpreterTest {
  private static final double[] X = {1, 2, 3, 4, 5, 6};
  private static final double[] Y = {10, 20, 30, 40};
  private static final double[] P = {100, 1000};
  private static final String[] ALIASES = {"x = Vi(2)", "y = Vj(2)", "p = Pm(2)"};

  @Test
  void rowsAreIndexedByIForAxisOne() {
    Program program = Programs.sum("x*y+p", 1, ALIASES);
    assertArrayEquals(
        new double[] {240, 2120, 320, 2240, 400, 2360},
        Evaluation.ofProgram(program, List.of(X, Y, P), 3, 2));
  }

  @Test
  void rowsAreIndexedByJForAxisZero() {
    Program program = Programs.sum("x*y+p", 0, ALIASES);
    assertArrayEquals(
        new double[] {90 + 300, 240 + 3000, 270 + 300, 480 + 3000},
        Evaluation.ofProgram(program, List.of(X, Y, P), 2, 3));
  }

  @Test
  void rowsCanBeAskedForInAnyOrderAndAgain() {
    Interpreter interpreter = new Interpreter(Programs.sum("x*y", 1, ALIASES), List.of(X, Y, P), 2);
    double[] last = interpreter.row(2);
    double[] first = interpreter.row(0);
    assertArrayEquals(new double[] {200, 360}, last);
    assertArrayEquals(new double[] {40, 120}, first);
    assertArrayEquals(last, interpreter.row(2));
  }

  @Test
  void aRowIsTheCallersToKeep() {
    Interpreter interpreter = new Interpreter(Programs.sum("x*y", 1, ALIASES), List.of(X, Y, P), 2);
    double[] first = interpreter.row(0);
    interpreter.row(1);
    assertArrayEquals(new double[] {40, 120}, first);
  }

  @Test
  void aFormulaOfParametersIsAddedOncePerColumn() {
    Program program = Programs.sum("p", 1, ALIASES);
    assertArrayEquals(
        new double[] {500, 5000}, Evaluation.ofProgram(program, List.of(X, Y, P), 1, 5));
  }

  @Test
  void noColumnsGiveTheNeutralElement() {
    Program program = Programs.sum("x*y", 1, ALIASES);
    assertArrayEquals(
        new double[4], Evaluation.ofProgram(program, List.of(X, new double[0], P), 2, 0));
  }

  @Test
  void everyNumberThatIsComputedIsRounded() {
    Program program = Programs.sum("x*y", 1, ALIASES);
    // Twice each product, and twice each sum after it; inputs and zeros stay.
    Rounding twice =
        (instruction, number) -> instruction instanceof Instruction.Binary ? 2 * number : number;
    Interpreter interpreter = new Interpreter(program, List.of(X, Y, P), 1, twice);
    // (0 + 2·1·10)·2 for the column, and that again where the tile is added to the total.
    assertArrayEquals(new double[] {80, 320}, interpreter.row(0));
  }

  @Test
  void dividedColumnsAreReducedByThemselvesAndMerged() {
    Program program = Programs.sum("x*y", 1, "x = Pm(1)", "y = Vj(1)");
    // Doubles around 1e17 are 16 apart, so that it swallows what is added to it.
    List<double[]> inputs = List.of(new double[] {1}, new double[] {1e17, 1, -1e17, 1});
    List<Integer> asked = new ArrayList<>();
    Rounding afterTheFirst =
        new Rounding() {
          @Override
          public double round(Instruction.Pure instruction, double number) {
            return number;
          }

          @Override
          public int divide(int columns) {
            asked.add(columns);
            return columns == 4 ? 1 : 0;
          }
        };
    assertArrayEquals(new double[] {1}, new Interpreter(program, inputs, 4).row(0));
    assertArrayEquals(new double[] {0}, new Interpreter(program, inputs, 4, afterTheFirst).row(0));
    assertEquals(List.of(4, 1, 3), asked);
  }
}

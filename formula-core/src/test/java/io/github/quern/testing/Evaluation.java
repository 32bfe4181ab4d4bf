package io.github.quern.testing;

import io.github.quern.formula.Formula;
import io.github.quern.formula.Variable;
import io.github.quern.interpret.Interpreter;
import io.github.quern.ir.Program;
import java.util.List;

/** Formulas evaluated by lowering and interpreting them. */
public final class Evaluation {
  private Evaluation() {}

  /**
   * The value of a formula at the first pair: a sum over one column.
   *
   * @param formula what to evaluate
   * @param variables the variables by position
   * @param inputs their arrays
   */
  public static double[] atFirstPair(
      Formula formula, List<Variable> variables, List<double[]> inputs) {
    return ofProgram(Programs.sum(formula, 1, variables), inputs, 1, 1);
  }

  /** The result of a program: its output rows one after the other. */
  public static double[] ofProgram(Program program, List<double[]> inputs, int rows, int columns) {
    Interpreter interpreter = new Interpreter(program, inputs, columns);
    int dimension = Programs.dimension(program);
    double[] result = new double[rows * dimension];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(interpreter.row(row), 0, result, row * dimension, dimension);
    }
    return result;
  }
}

package io.github.quern.testing;

import io.github.quern.formula.Formula;
import io.github.quern.formula.Variable;
import io.github.quern.interpret.Interpreter;
import io.github.quern.ir.Program;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

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

  /** The only result of a program: its output rows one after the other. */
  public static double[] ofProgram(Program program, List<double[]> inputs, int rows, int columns) {
    Programs.dimension(program);
    return allOfProgram(program, inputs, rows, columns).getFirst();
  }

  /** The results of a program: of each the output rows one after the other. */
  public static List<double[]> allOfProgram(
      Program program, List<double[]> inputs, int rows, int columns) {
    Interpreter interpreter = new Interpreter(program, inputs, columns);
    List<List<double[]>> byRow = IntStream.range(0, rows).mapToObj(interpreter::rows).toList();
    return IntStream.range(0, program.outputs().size())
        .mapToObj(output ->
            byRow.stream().flatMapToDouble(row -> Arrays.stream(row.get(output))).toArray())
        .toList();
  }
}

package io.github.quern.api;

import io.github.quern.data.Sizes;
import io.github.quern.data.Tensor;
import io.github.quern.formula.Variable;
import io.github.quern.interpret.Interpreter;
import io.github.quern.ir.Program;
import java.util.Arrays;
import java.util.List;

/** A reduction evaluated plainly in double precision: slow, and what every tier is compared with. */
public final class Oracle {
  private final Program program;
  private final List<Variable> variables;
  private final int axis;

  Oracle(Program program, List<Variable> variables, int axis) {
    this.program = program;
    this.variables = variables;
    this.axis = axis;
  }

  /**
   * Some rows of the result.
   *
   * @param rows which rows
   * @param arguments as for {@link Genred#call(Tensor...)}; single precision is widened exactly
   * @return one array per row, of the dimension of the result
   */
  public double[][] rows(int[] rows, Tensor... arguments) {
    Sizes sizes = Sizes.check(variables, List.of(arguments));
    long columns = axis == 1 ? sizes.n() : sizes.m();
    Interpreter interpreter =
        new Interpreter(
            program,
            Arrays.stream(arguments).map(Tensor::toDoubleArray).toList(),
            Math.toIntExact(columns));
    return Arrays.stream(rows).mapToObj(interpreter::row).toArray(double[][]::new);
  }
}

package io.github.quern.api;

import io.github.quern.data.Sizes;
import io.github.quern.data.Tensor;
import io.github.quern.formula.Variable;
import io.github.quern.interpret.Interpreter;
import io.github.quern.ir.Program;
import io.github.quern.ir.ValueType;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * A reduction evaluated plainly in double precision: slow, and what every tier is compared with.
 */
public final class Oracle {
  private final Function<List<ValueType>, Program> programs;
  private final List<Variable> variables;
  private final int axis;

  Oracle(Function<List<ValueType>, Program> programs, List<Variable> variables, int axis) {
    this.programs = programs;
    this.variables = variables;
    this.axis = axis;
  }

  /**
   * Some rows of the first result.
   *
   * @param rows which rows
   * @param arguments as for {@link Genred#call(Tensor...)}, without batch axes; narrower numbers
   *     are widened exactly
   * @return one array per row, of the dimension of the result
   */
  public double[][] rows(int[] rows, Tensor... arguments) {
    Sizes sizes = Sizes.check(variables, List.of(arguments));
    if (!sizes.batch().isEmpty()) {
      throw new IllegalArgumentException("The oracle takes one batch element at a time.");
    }
    long columns = axis == 1 ? sizes.n() : sizes.m();
    Interpreter interpreter =
        new Interpreter(
            programs.apply(sizes.types()),
            Arrays.stream(arguments).map(Tensor::toDoubleArray).toList(),
            Math.toIntExact(columns));
    return Arrays.stream(rows).mapToObj(interpreter::row).toArray(double[][]::new);
  }

  /**
   * How far a result is from the exact one.
   *
   * @param result what a tier gave for these arguments
   * @param rows which of its rows are compared
   * @param arguments as for {@link Genred#call(Tensor...)}
   * @return the largest |got - exact| divided by the largest finite |exact|, over all entries of
   *     these rows but those where both are the same infinity or both NaN; infinite if one of the
   *     two is infinite or NaN and the other is not
   */
  public double relativeError(Tensor result, int[] rows, Tensor... arguments) {
    double[][] exact = rows(rows, arguments);
    double difference = 0;
    double scale = 0;
    for (int k = 0; k < rows.length; k++) {
      for (int component = 0; component < exact[k].length; component++) {
        double expected = exact[k][component];
        double got = result.get(rows[k], component);
        if (Double.isFinite(expected) && Double.isFinite(got)) {
          difference = Math.max(difference, Math.abs(got - expected));
          scale = Math.max(scale, Math.abs(expected));
        } else if (Double.compare(got, expected) != 0) {
          return Double.POSITIVE_INFINITY;
        }
      }
    }
    return difference == 0 ? 0 : difference / scale;
  }
}

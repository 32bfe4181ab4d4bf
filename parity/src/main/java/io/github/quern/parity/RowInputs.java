package io.github.quern.parity;

import io.github.quern.data.Tensor;
import io.github.quern.formula.Category;
import io.github.quern.formula.Variable;
import java.util.ArrayList;
import java.util.List;

/** The arguments that belong to a row of a result: those with the same rows, and parameters. */
final class RowInputs {
  private final List<Variable> variables;
  private final List<Tensor> arguments;
  private final int batchAxes;

  RowInputs(List<Variable> variables, List<Tensor> arguments, int batchAxes) {
    this.variables = variables;
    this.arguments = arguments;
    this.batchAxes = batchAxes;
  }

  /**
   * One line for each argument.
   *
   * @param category what the rows of the result are indexed by
   * @param result where the rows of the result are
   * @param position an entry of it
   */
  List<String> lines(Category category, RowLayout result, long position) {
    List<String> lines = new ArrayList<>();
    for (int number = 0; number < variables.size(); number++) {
      Variable variable = variables.get(number);
      Tensor argument = arguments.get(number);
      RowLayout layout = RowLayout.of(argument.shape(), batchAxes, variable.category());
      long element = layout.elementFor(result, result.element(position));
      boolean parameter = variable.category() == Category.PM;
      if (element >= 0 && (parameter || variable.category() == category)) {
        long row = parameter ? 0 : result.row(position);
        lines.add(
            variable.label()
                + (parameter ? "" : "[" + row + "]")
                + " = "
                + Numbers.vector(argument, layout.start(element, row), layout.components()));
      }
    }
    return lines;
  }
}

package io.github.quern.api;

import io.github.quern.data.DType;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import io.github.quern.formula.Category;
import io.github.quern.formula.Span;
import io.github.quern.formula.Variable;
import io.github.quern.ir.Output;
import io.github.quern.ir.Program;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What goes into a reduction that is computed in parts, and what comes out.
 *
 * @param label of states
 * @param arguments the arguments, and the numbers of the first row and column
 * @param axis what is reduced over
 * @param dtype the type of the arguments
 */
record PartialForm(String label, List<Argument> arguments, int axis, DType dtype)
    implements Serializable {
  /** Copies the list. */
  PartialForm {
    arguments = List.copyOf(arguments);
  }

  /** A variable, by position. */
  record Argument(String name, int dimension, Category category) implements Serializable {
    static Argument of(Variable variable) {
      return new Argument(variable.label(), variable.dimension(), variable.category());
    }
  }

  /** The variables of a call. */
  List<Variable> variables() {
    List<Variable> variables = new ArrayList<>();
    for (Argument argument : arguments) {
      variables.add(
          new Variable(
              variables.size(),
              argument.dimension(),
              argument.category(),
              argument.name(),
              Span.NONE));
    }
    return variables;
  }

  /** The numbers of the first row and column, with as many batch axes as the arguments have. */
  Tensor first(Origin origin, Tensor... tensors) {
    int axes = 0;
    for (int position = 0; position < Math.min(tensors.length, arguments.size()); position++) {
      int own = arguments.get(position).category().arrayAxes();
      axes = Math.max(axes, tensors[position].shape().rank() - own);
    }
    long[] shape = new long[axes + 1];
    Arrays.fill(shape, 1);
    shape[axes] = 2;
    return Tensor.of(new long[] {origin.row(), origin.column()}, shape);
  }

  /** Where the outputs of a program go, for so many rows. */
  List<Tensor> zeros(Program program, List<Long> batch, long rows) {
    List<Tensor> zeros = new ArrayList<>();
    for (Output output : program.outputs()) {
      List<Long> shape = new ArrayList<>(batch);
      shape.add(rows);
      output.axes().forEach(size -> shape.add((long) size));
      zeros.add(Tensor.zeros(dtype.holding(output.type()), new Shape(shape)));
    }
    return zeros;
  }
}

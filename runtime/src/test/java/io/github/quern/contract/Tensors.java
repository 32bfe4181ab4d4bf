package io.github.quern.contract;

import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import io.github.quern.formula.Variable;
import io.github.quern.testing.RandomInputs;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Arguments for calls. */
public final class Tensors {
  private Tensors() {}

  /**
   * Random arguments between 0 and 1, see {@link RandomInputs#withoutPoles}.
   *
   * @param variables what they are for, by position
   * @param m the number of rows of {@code Vi} variables
   * @param n the number of rows of {@code Vj} variables
   * @param dtype their type
   * @param seed decides the numbers
   */
  public static Tensor[] random(List<Variable> variables, int m, int n, DType dtype, long seed) {
    List<double[]> numbers = RandomInputs.withoutPoles(variables, m, n, seed);
    return IntStream.range(0, variables.size())
        .mapToObj(position -> argument(variables.get(position), numbers.get(position), dtype))
        .toArray(Tensor[]::new);
  }

  private static Tensor argument(Variable variable, double[] numbers, DType dtype) {
    long rows = numbers.length / variable.dimension();
    return switch (variable.category()) {
      case PM -> of(dtype, numbers, variable.dimension());
      case VI, VJ -> of(dtype, numbers, rows, variable.dimension());
    };
  }

  /**
   * A tensor over new memory of a type, with these numbers rounded to it, see {@link Tensor#cast}.
   */
  public static Tensor of(DType dtype, double[] numbers, long... shape) {
    return Tensor.of(numbers.clone(), shape).cast(dtype);
  }

  /** The same for a shape given as a list. */
  public static Tensor of(DType dtype, double[] numbers, List<Long> shape) {
    return of(dtype, numbers, shape.stream().mapToLong(Long::longValue).toArray());
  }

  /** Every argument replaced. */
  public static Tensor[] map(Tensor[] arguments, UnaryOperator<Tensor> change) {
    Tensor[] changed = new Tensor[arguments.length];
    for (int position = 0; position < arguments.length; position++) {
      changed[position] = change.apply(arguments[position]);
    }
    return changed;
  }
}

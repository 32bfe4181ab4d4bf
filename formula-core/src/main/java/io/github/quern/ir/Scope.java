package io.github.quern.ir;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What operators and reductions write their instructions with.
 *
 * <p>Operands of different types are brought to a common one: integers become real, reals become
 * double. Sums, differences and products of integers are integers; a whole constant beside an
 * integer counts as one. So is what is written to an array or stored to an output, but a real
 * number does not become an integer by itself.
 *
 * <p>The scope decides what its users need not know: whether a sweep over components becomes
 * straight-line code or a loop, in which block a value is computed (terms without the reduced index
 * are computed once per row, terms of parameters alone once per call), and that equal terms are
 * computed once.
 */
public interface Scope {
  /** A number. */
  Value constant(double number);

  /** A component index as a real number. */
  Value position(Index index);

  /** One component of an input's current row. */
  Value load(int input, Index component);

  /** The number of the current row or column that an index has, an integer. */
  Value ordinal(Axis index);

  /** The number of the current column, an integer: the index that is reduced over. */
  Value columnNumber();

  /** A user's function of real numbers. */
  Value call(ExternalFunction function, List<Value> operands);

  /**
   * An entry of a matrix in a row that the kernel computes; NaN where there is no such row.
   *
   * @param matrix the matrix, row-major
   * @param columns its number of columns
   * @param row a whole number of any type, which may be out of range or NaN
   * @param column which column
   */
  Value lookup(Vector matrix, int columns, Value row, Index column);

  /** The same number in another type; a real number that becomes an integer must be whole. */
  Value convert(Value value, ValueType type);

  /** {@code function(operand)}. */
  Value unary(UnaryFunction function, Value operand);

  /** {@code function(left, right)}. */
  Value binary(BinaryFunction function, Value left, Value right);

  /** {@code comparison(left, right) ? whenTrue : whenFalse}. */
  Value choose(Comparison comparison, Value left, Value right, Value whenTrue, Value whenFalse);

  /**
   * Threads values through a sweep over {@code 0 … count - 1}.
   *
   * @param count number of steps, at least 0
   * @param start the values before the first step
   * @param step from the index and the values so far to the values after the step
   * @return the values after the last step
   */
  List<Value> fold(int count, List<Value> start, BiFunction<Index, List<Value>, List<Value>> step);

  /** The same, as a loop however small the count is: for long steps that run seldom. */
  List<Value> foldInLoop(
      int count, List<Value> start, BiFunction<Index, List<Value>, List<Value>> step);

  /** A vector whose components are computed on demand, again for each use within a loop. */
  Vector vector(int dimension, Function<Index, Value> component);

  /**
   * The same vector, each component computed at most once even where loops ask for it again. The
   * vector's components must not depend on the counter of a loop that is being written.
   */
  Vector stored(Vector vector);

  /** The vectors one after the other. */
  Vector concatenate(List<Vector> parts);

  /**
   * A vector of {@code rows * columns} components, given by row and column: component {@code row *
   * columns + column}.
   */
  default Vector table(int rows, int columns, BiFunction<Index, Index, Value> entry) {
    return tensor(List.of(rows, columns), indices -> entry.apply(indices.get(0), indices.get(1)));
  }

  /**
   * The components of the vectors in turn: all first components, then all second ones, and so on.
   *
   * @param parts vectors of one dimension
   */
  Vector interleave(List<Vector> parts);

  /**
   * A vector of as many components as a tensor of that shape has entries, row-major: the last axis
   * runs fastest.
   *
   * @param shape the lengths of the axes; without any there is one entry
   * @param entry from one index per axis to the entry
   */
  Vector tensor(List<Integer> shape, Function<List<Index>, Value> entry);

  /**
   * A vector that is written step by step, so that later components can use earlier ones.
   *
   * @param dimension number of components
   * @param fill writes them by {@link #write}, in loops of {@link #forEach}, and may {@link #read}
   *     what is written already
   */
  Vector filled(int dimension, Consumer<Array> fill);

  /** One entry of a state array, as it is now. */
  Value read(Array state, Index index);

  /** Sets one entry of a state array. */
  void write(Array state, Index index, Value value);

  /** Sets one component of the row of an output. */
  void store(int output, Index component, Value value);

  /** Runs {@code body} for each index in {@code 0 … count - 1}, in order. */
  void forEach(int count, Consumer<Index> body);

  /** The same, as a loop however small the count is: for long bodies that run seldom. */
  void repeat(int count, Consumer<Index> body);

  /**
   * Runs {@code body} where a comparison holds, if only to save work: elsewhere it must leave all
   * that is read later as it is, and may run all the same.
   */
  void when(Comparison comparison, Value left, Value right, Runnable body);

  /** The sum of {@code term} over {@code 0 … count - 1}, from the left; 0 if count is 0. */
  default Value sum(int count, Function<Index, Value> term) {
    if (count == 0) {
      return constant(0);
    }
    Value first = term.apply(Index.fixed(0));
    return fold(
            count - 1,
            List.of(first),
            (index, soFar) -> List.of(add(soFar.getFirst(), term.apply(index.plus(1)))))
        .getFirst();
  }

  /** {@code left + right}. */
  default Value add(Value left, Value right) {
    return binary(BinaryFunction.ADD, left, right);
  }

  /** {@code left - right}. */
  default Value subtract(Value left, Value right) {
    return binary(BinaryFunction.SUBTRACT, left, right);
  }

  /** {@code left * right}. */
  default Value multiply(Value left, Value right) {
    return binary(BinaryFunction.MULTIPLY, left, right);
  }

  /** {@code left / right}. */
  default Value divide(Value left, Value right) {
    return binary(BinaryFunction.DIVIDE, left, right);
  }

  /**
   * {@code value} to a fixed whole power, by repeated multiplication; 1 for exponent 0. Powers of
   * integers above the square are real: those of row numbers soon exceed 64 bits.
   */
  default Value power(Value value, long exponent) {
    if (value.type() == ValueType.INTEGER && Math.abs(exponent) > 2) {
      return power(convert(value, ValueType.REAL), exponent);
    }
    if (exponent <= 0) {
      Value one = constant(1);
      return exponent == 0 ? one : divide(one, power(value, -exponent));
    }
    if (exponent == 1) {
      return value;
    }
    Value half = power(value, exponent / 2);
    Value square = multiply(half, half);
    return exponent % 2 == 0 ? square : multiply(square, value);
  }
}

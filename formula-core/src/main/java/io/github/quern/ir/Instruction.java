package io.github.quern.ir;

import java.io.Serializable;
import java.util.List;

/**
 * One step of a kernel. The kinds are few and closed; backends switch over them without a default
 * branch, so that a new kind does not compile until every backend knows it.
 */
public sealed interface Instruction extends Serializable {

  /** An instruction that only computes a value, from values and inputs that never change. */
  sealed interface Pure extends Instruction {
    /** The value that it defines. */
    Value result();
  }

  /**
   * A number.
   *
   * @param result the value defined
   * @param number in double precision; narrower programs round it once; whole if the result is an
   *     integer
   */
  record Constant(Value result, double number) implements Pure {}

  /**
   * A component index as a real number.
   *
   * @param result the value defined
   * @param index the index
   */
  record Position(Value result, Index index) implements Pure {}

  /**
   * One component of the current row of an input.
   *
   * @param result the value defined
   * @param input position of the input in the program
   * @param component which component
   */
  record Load(Value result, int input, Index component) implements Pure {}

  /**
   * One component of the current row of an input, chosen by a value that the kernel computes. It
   * must lie within the row: {@link Scope#lookup} sees to that.
   *
   * @param result the value defined
   * @param input position of the input in the program
   * @param component which component, an integer
   */
  record Lookup(Value result, int input, Value component) implements Pure {}

  /**
   * The number of the current row or column, an integer.
   *
   * @param result the value defined
   * @param role row or column
   */
  record Ordinal(Value result, Role role) implements Pure {}

  /**
   * The same number in another type. Real numbers that become integers are whole.
   *
   * @param result the value defined, of the new type
   * @param operand of another type
   */
  record Convert(Value result, Value operand) implements Pure {}

  /**
   * A user's function.
   *
   * @param result the value defined, of type real
   * @param function what to call
   * @param operands its arguments, of type real
   */
  record Call(Value result, ExternalFunction function, List<Value> operands) implements Pure {
    /** Copies the list. */
    public Call {
      operands = List.copyOf(operands);
    }
  }

  /**
   * A function of one value.
   *
   * @param result the value defined
   * @param function what to apply
   * @param operand to what
   */
  record Unary(Value result, UnaryFunction function, Value operand) implements Pure {}

  /**
   * A function of two values.
   *
   * @param result the value defined
   * @param function what to apply
   * @param left first operand
   * @param right second operand
   */
  record Binary(Value result, BinaryFunction function, Value left, Value right) implements Pure {}

  /**
   * {@code comparison(left, right) ? whenTrue : whenFalse}. Both alternatives are values, computed
   * in either case.
   *
   * @param result the value defined
   * @param comparison the test
   * @param left its first operand
   * @param right its second operand
   * @param whenTrue the result if the comparison holds
   * @param whenFalse the result otherwise
   */
  record Choose(
      Value result, Comparison comparison, Value left, Value right, Value whenTrue, Value whenFalse)
      implements Pure {}

  /**
   * One entry of a private array, as it is at this moment.
   *
   * @param result the value defined
   * @param array from where
   * @param index which entry
   */
  record Read(Value result, Array array, Index index) implements Instruction {}

  /**
   * Sets one entry of a private array.
   *
   * @param array where to
   * @param index which entry
   * @param value the new content
   */
  record Write(Array array, Index index, Value value) implements Instruction {}

  /** An instruction with a block of its own. */
  sealed interface Nested extends Instruction {
    /** Its block; what it defines is not known outside. */
    Block body();
  }

  /**
   * Runs the body once for each value of the counter.
   *
   * @param variable the counter and the number of iterations
   * @param body what is repeated
   */
  record Loop(LoopVariable variable, Block body) implements Nested {}

  /**
   * Saves work: where {@code comparison(left, right)} does not hold, the body would change nothing
   * that is read later, so it need not run. A tier that computes several rows at once runs it for
   * all of them where it holds for one.
   *
   * @param comparison the test
   * @param left its first operand
   * @param right its second operand
   * @param body what is skipped
   */
  record When(Comparison comparison, Value left, Value right, Block body) implements Nested {}

  /**
   * Sets one component of the current row of an output.
   *
   * @param output position of the output in the program
   * @param component which component
   * @param value its value
   */
  record Store(int output, Index component, Value value) implements Instruction {}
}

package io.github.quern.bytecode;

import io.github.quern.ir.BinaryFunction;
import io.github.quern.ir.Comparison;
import io.github.quern.ir.Role;
import io.github.quern.ir.UnaryFunction;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;

/** What differs between the places that emitted code runs in. */
public interface Target {
  /**
   * Pushes a number, rounded to the type.
   *
   * @param code where to emit
   * @param type the type
   * @param number in double precision
   */
  default void constant(CodeBuilder code, NumberType type, double number) {
    type.constant(code, number);
  }

  /**
   * Pushes one component of an input's current row.
   *
   * @param code where to emit
   * @param input position of the input
   * @param component pushes the component's index, an int
   */
  void load(CodeBuilder code, int input, Runnable component);

  /**
   * Pushes the number of the current row or column, a long.
   *
   * @param code where to emit
   * @param role row or column
   */
  void ordinal(CodeBuilder code, Role role);

  /**
   * Sets one component of the current row of an output.
   *
   * @param code where to emit
   * @param output position of the output
   * @param component pushes the component's index, an int
   * @param value pushes its value
   */
  void store(CodeBuilder code, int output, Runnable component, Runnable value);

  /** Emits the function: its argument is on the stack, its value of that type replaces it. */
  void unary(CodeBuilder code, NumberType type, UnaryFunction function);

  /** Emits the function: its arguments are on the stack, its value of that type replaces them. */
  void binary(CodeBuilder code, NumberType type, BinaryFunction function);

  /**
   * Branches if a comparison holds, else goes on with the next instruction. The operands are on the
   * stack.
   *
   * @param code where to emit
   * @param type the type of the operands
   * @param comparison what to test
   * @param whenTrue where to go
   */
  default void branch(CodeBuilder code, NumberType type, Comparison comparison, Label whenTrue) {
    // NaN compares as greater: less and less-or-equal are then false, equal too, not-equal true.
    type.compareNanGreater(code);
    switch (comparison) {
      case LESS -> code.iflt(whenTrue);
      case LESS_OR_EQUAL -> code.ifle(whenTrue);
      case EQUAL -> code.ifeq(whenTrue);
      case NOT_EQUAL -> code.ifne(whenTrue);
    }
  }
}

package io.github.quern.bytecode;

import io.github.quern.ir.BinaryFunction;
import io.github.quern.ir.UnaryFunction;
import java.lang.classfile.CodeBuilder;

/** What differs between the places that emitted code runs in. */
public interface Target {
  /**
   * Pushes one component of an input's current row.
   *
   * @param code where to emit
   * @param input position of the input
   * @param component pushes the component's index, an int
   */
  void load(CodeBuilder code, int input, Runnable component);

  /**
   * Sets one component of the current output row.
   *
   * @param code where to emit
   * @param component pushes the component's index, an int
   * @param value pushes its value
   */
  void store(CodeBuilder code, Runnable component, Runnable value);

  /** Emits the function: its argument is on the stack, its value replaces it. */
  void unary(CodeBuilder code, UnaryFunction function);

  /** Emits the function: its arguments are on the stack, its value replaces them. */
  void binary(CodeBuilder code, BinaryFunction function);
}

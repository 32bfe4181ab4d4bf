package io.github.quern.bytecode;

import io.github.quern.ir.BinaryFunction;
import io.github.quern.ir.UnaryFunction;
import java.lang.classfile.CodeBuilder;

/** What differs between the places that emitted code runs in. */
public interface Target {
  /** Pushes what must lie below a component's index on the stack, such as array and base. */
  void beforeLoad(CodeBuilder code, int input);

  /** Replaces that, and the component's index on top of it, by the component. */
  void afterLoad(CodeBuilder code, int input);

  /** Pushes what must lie below an output component's index and its value on the stack. */
  void beforeStore(CodeBuilder code);

  /** Consumes that, the component's index and its value. */
  void afterStore(CodeBuilder code);

  /** Emits the function: its argument is on the stack, its value replaces it. */
  void unary(CodeBuilder code, UnaryFunction function);

  /** Emits the function: its arguments are on the stack, its value replaces them. */
  void binary(CodeBuilder code, BinaryFunction function);
}

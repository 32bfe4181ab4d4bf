package io.github.quern.bytecode;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;

/** Counted loops. */
public final class Loops {
  private Loops() {}

  /**
   * Emits {@code for (int counter = 0; counter < limit; counter++) body}.
   *
   * @param code where to emit
   * @param counter the local variable of the counter
   * @param limit pushes the limit, an int
   * @param body emits the body
   */
  public static void count(CodeBuilder code, int counter, Runnable limit, Runnable body) {
    Label start = code.newLabel();
    Label end = code.newLabel();
    code.iconst_0().istore(counter);
    code.labelBinding(start);
    code.iload(counter);
    limit.run();
    code.if_icmpge(end);
    body.run();
    code.iinc(counter, 1);
    code.goto_(start);
    code.labelBinding(end);
  }
}

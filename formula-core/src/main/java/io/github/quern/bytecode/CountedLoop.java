package io.github.quern.bytecode;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;

/**
 * A loop {@code for (int counter = 0; counter < limit; counter++)} that is being emitted: what is
 * emitted before it is closed is its body.
 *
 * <p>It takes no lambda with the body, since that would often hold the number of a local variable.
 * For each new order of the types of what lambdas hold, Java makes code of its own, in a
 * millisecond or two, unless they are all references; a first call would meet dozens.
 */
public final class CountedLoop implements AutoCloseable {
  private final CodeBuilder code;
  private final int counter;
  private final Label start;
  private final Label end;

  private CountedLoop(CodeBuilder code, int counter) {
    this.code = code;
    this.counter = counter;
    this.start = code.newLabel();
    this.end = code.newLabel();
    code.iconst_0().istore(counter);
    code.labelBinding(start);
    code.iload(counter);
  }

  /**
   * Begins a loop.
   *
   * @param code where to emit
   * @param counter the local variable of the counter
   * @param limit how many rounds there are
   */
  public static CountedLoop upTo(CodeBuilder code, int counter, int limit) {
    CountedLoop loop = new CountedLoop(code, counter);
    code.loadConstant(limit).if_icmpge(loop.end);
    return loop;
  }

  /**
   * Begins a loop.
   *
   * @param code where to emit
   * @param counter the local variable of the counter
   * @param limit the local variable with the number of rounds, an int
   */
  public static CountedLoop upToLocal(CodeBuilder code, int counter, int limit) {
    CountedLoop loop = new CountedLoop(code, counter);
    code.iload(limit).if_icmpge(loop.end);
    return loop;
  }

  /** Emits the end of the loop. */
  @Override
  public void close() {
    code.iinc(counter, 1);
    code.goto_(start);
    code.labelBinding(end);
  }
}

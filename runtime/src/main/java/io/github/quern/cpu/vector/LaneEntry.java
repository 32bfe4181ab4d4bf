package io.github.quern.cpu.vector;

import java.lang.classfile.CodeBuilder;

/**
 * Pushes a Java array and the index of an entry that has all lanes, which lie lane after lane.
 *
 * @param code where to emit
 * @param array local variable of the array
 * @param position pushes which entry, an int
 * @param lanes how many lanes an entry has
 */
record LaneEntry(CodeBuilder code, int array, Runnable position, int lanes) implements Runnable {
  @Override
  public void run() {
    code.aload(array);
    position.run();
    code.loadConstant(lanes).imul();
  }
}

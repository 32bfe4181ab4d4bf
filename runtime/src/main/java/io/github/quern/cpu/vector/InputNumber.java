package io.github.quern.cpu.vector;

import java.lang.classfile.CodeBuilder;

/**
 * Pushes one component of a row of an input.
 *
 * @param code where to emit
 * @param place the input
 * @param base local variable with the index of the row's first component
 * @param component pushes which component, an int
 */
record InputNumber(CodeBuilder code, TileInputs.Place place, int base, Runnable component)
    implements Runnable {
  @Override
  public void run() {
    code.aload(place.array()).iload(base);
    component.run();
    code.iadd().arrayLoad(place.type().kind());
  }
}

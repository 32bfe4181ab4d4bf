package io.github.quern.cpu.parallel;

import io.github.quern.backend.KernelSpec;
import io.github.quern.backend.Storage;
import io.github.quern.ir.Program;
import io.github.quern.ir.ValueType;

/**
 * The generated code of a kernel.
 *
 * @param spec what was compiled
 * @param tiles the code
 * @param fewRows the same for few rows
 */
record KernelCode(KernelSpec spec, TileCode tiles, FewRows fewRows) {
  Program program() {
    return spec.program();
  }

  /** Arrays for the states of some rows. */
  Object[] newState(int rows) {
    return program().total().stream()
        .map(array -> newRows(rows, array.type(), array.length()))
        .toArray();
  }

  /** Arrays for the results of some rows. */
  Object[] newOutputs(int rows) {
    return program().outputs().stream()
        .map(output -> newRows(rows, output.type(), output.dimension()))
        .toArray();
  }

  /** An array for some rows of numbers. */
  Object newRows(int rows, ValueType type, int dimension) {
    return Numbers.array(Storage.of(type, spec.precision()), Math.multiplyExact(rows, dimension));
  }
}

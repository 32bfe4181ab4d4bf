package io.github.quern.cpu.parallel;

import io.github.quern.backend.KernelSpec;
import io.github.quern.backend.Storage;
import io.github.quern.ir.Program;
import io.github.quern.ir.Role;
import io.github.quern.ir.ValueType;
import java.util.List;

/** The generated code of a kernel, and what of its program each call needs. */
final class KernelCode {
  private final KernelSpec spec;
  private final TileCode tiles;
  private final FewRows fewRows;
  private final List<Integer> usedInputs;
  private final List<Integer> columnInputs;
  private final boolean dealsColumns;

  /**
   * Of a kernel.
   *
   * @param spec what was compiled
   * @param tiles the code
   * @param fewRows the same for few rows
   */
  KernelCode(KernelSpec spec, TileCode tiles, FewRows fewRows) {
    this.spec = spec;
    this.tiles = tiles;
    this.fewRows = fewRows;
    this.usedInputs = program().usedInputs();
    this.columnInputs =
        usedInputs.stream()
            .filter(input -> program().inputs().get(input).role() == Role.COLUMN)
            .toList();
    this.dealsColumns = FewRows.dealsColumns(program());
  }

  KernelSpec spec() {
    return spec;
  }

  Program program() {
    return spec.program();
  }

  TileCode tiles() {
    return tiles;
  }

  FewRows fewRows() {
    return fewRows;
  }

  /** The inputs that the program uses. */
  List<Integer> usedInputs() {
    return usedInputs;
  }

  /** Those of them that are indexed by columns. */
  List<Integer> columnInputs() {
    return columnInputs;
  }

  /** Whether {@linkplain FewRows#dealsColumns columns are dealt} where there are few rows. */
  boolean dealsColumns() {
    return dealsColumns;
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

package io.github.quern.api;

import io.github.quern.backend.Coverage;
import io.github.quern.backend.KernelCall;
import io.github.quern.backend.Monitor;
import io.github.quern.data.Ranges;
import io.github.quern.data.Sizes;
import io.github.quern.data.Tensor;
import io.github.quern.interpret.Interpreter;
import io.github.quern.interpret.Rounding;
import io.github.quern.ir.Program;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The values F(p, x_i, y_j) of a formula for the arguments of one call, in double precision. Not
 * for use by several threads at once.
 */
public final class PairValues {
  private final KernelCall call;
  private final InterpretedCall interpreted;

  /** By batch element. */
  private final Map<Long, Interpreter> interpreters = new HashMap<>();

  PairValues(ReductionKernel kernel, Optional<Ranges> ranges, List<Tensor> arguments) {
    Sizes sizes = Sizes.check(kernel.variables(), arguments);
    ReductionKernel values = kernel.ofValues();
    long rows = kernel.rows(sizes);
    long columns = kernel.columns(sizes);
    Coverage coverage =
        ranges
            .map(pattern -> pattern.coverage(kernel.axis(), rows, columns))
            .orElseGet(() -> Coverage.dense(rows, columns));
    Program program = values.program(sizes.types());
    this.call = values.call(sizes, coverage, arguments, List.of(), Monitor.NONE);
    this.interpreted = new InterpretedCall(program, call, Rounding.NONE);
  }

  /**
   * The value for one pair.
   *
   * @param element the batch element, 0 where there are no batch axes
   * @param row the output row: i for axis 1, j for axis 0
   * @param column what is reduced over: j for axis 1, i for axis 0
   * @return as many numbers as the formula has components; nothing if the row is not reduced over
   *     that column
   */
  public Optional<double[]> at(long element, long row, long column) {
    if (!isCovered(row, column)) {
      return Optional.empty();
    }
    Interpreter interpreter = interpreters.computeIfAbsent(element, interpreted::interpreter);
    IntStream single = IntStream.of(Math.toIntExact(column));
    return Optional.of(interpreter.rows(Math.toIntExact(row), single).getFirst());
  }

  private boolean isCovered(long row, long column) {
    Coverage coverage = call.coverage();
    for (int block = 0; block < coverage.blocks(); block++) {
      if (coverage.firstRow(block) <= row && row < coverage.endRow(block)) {
        return IntStream.range(coverage.firstRange(block), coverage.endRange(block))
            .anyMatch(range ->
                coverage.firstColumn(range) <= column && column < coverage.endColumn(range));
      }
    }
    return false;
  }
}

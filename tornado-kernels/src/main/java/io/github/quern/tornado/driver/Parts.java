package io.github.quern.tornado.driver;

import io.github.quern.backend.Batches;
import io.github.quern.backend.Coverage.Range;
import io.github.quern.backend.KernelCall;
import io.github.quern.backend.Operand;
import io.github.quern.ir.Input;
import io.github.quern.ir.Program;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Divides a part of a call, by its batch elements, its rows and its columns. */
public final class Parts {
  private final Program program;
  private final Part part;
  private final KernelCall call;
  private final boolean resident;

  /**
   * A division.
   *
   * @param program what is computed
   * @param part what is divided, in one slice
   * @param resident whether inputs keep their versions; not where they take turns on a device, each
   *     in the place of another
   */
  public Parts(Program program, Part part, boolean resident) {
    this.program = program;
    this.part = part;
    this.resident = resident;
    this.call = part.call();
  }

  /** Stands for some entries of numbers that another version stands for. */
  private record PartialVersion(Object whole, long first, long count) {}

  /** The number of batch elements. */
  public long elements() {
    return call.batches().count();
  }

  /** The number of rows of each. */
  public long rows() {
    return call.rows();
  }

  /** The number of columns. */
  public long columns() {
    return call.columns();
  }

  /**
   * Some rows of a batch element.
   *
   * @param element the element
   * @param rows which of its rows
   * @param slice the number of columns in a slice, at least 1
   */
  public Part of(long element, Range rows, long slice) {
    List<Part.Slice> slices = new ArrayList<>();
    long first = part.slices().getFirst().firstColumn();
    for (long from = 0; from == 0 || from < columns(); from += slice) {
      Range own = new Range(from, Math.min(columns(), from + slice));
      slices.add(new Part.Slice(call(element, rows, own), first + from));
    }
    return new Part(part.whole(), part.firstRow() + rows.start(), slices);
  }

  private KernelCall call(long element, Range rows, Range columns) {
    List<Operand> inputs = new ArrayList<>();
    for (int position = 0; position < call.inputs().size(); position++) {
      inputs.add(input(position, element, rows, columns));
    }
    long all = Math.multiplyExact(elements(), rows());
    long first = element * rows() + rows.start();
    long count = rows.end() - rows.start();
    return new KernelCall(
        inputs,
        columns.end() - columns.start(),
        call.coverage().within(rows, columns),
        Batches.NONE,
        call.outputs().stream()
            .map(output -> {
              long row = all == 0 ? 0 : output.count() / all;
              return entries(output, first * row, count * row);
            })
            .toList(),
        call.monitor());
  }

  private Operand input(int position, long element, Range rows, Range columns) {
    Input input = program.inputs().get(position);
    Operand operand = call.inputs().get(position);
    long number = call.batches().part(position, element);
    Range own =
        switch (input.role()) {
          case PARAMETER -> new Range(number, number + 1);
          case ROW -> new Range(number * rows() + rows.start(), number * rows() + rows.end());
          case COLUMN ->
              new Range(number * columns() + columns.start(), number * columns() + columns.end());
        };
    return entries(
        operand, own.start() * input.dimension(), (own.end() - own.start()) * input.dimension());
  }

  private Operand entries(Operand operand, long first, long count) {
    long bytes = operand.storage().bytes();
    @Nullable Object version = operand.version();
    return new Operand(
        operand.data().asSlice(first * bytes, count * bytes),
        operand.storage(),
        version == null || !resident ? null : new PartialVersion(version, first, count));
  }
}

package io.github.quern.tornado.driver;

import io.github.quern.backend.KernelCall;
import io.github.quern.backend.Operand;
import io.github.quern.ir.Array;
import io.github.quern.ir.Output;
import io.github.quern.ir.Program;
import io.github.quern.ir.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Which buffer each output is in. Outputs of the same type share one, row by row: a TornadoVM task
 * takes few arguments, a kernel may have any number of outputs.
 *
 * @param buffers the buffers, in the order of the task's arguments
 * @param sections the outputs, by their positions in the program
 */
public record OutputPacking(List<Buffer> buffers, List<Section> sections) {
  /** Copies the lists. */
  public OutputPacking {
    buffers = List.copyOf(buffers);
    sections = List.copyOf(sections);
  }

  /**
   * A buffer.
   *
   * @param type what its numbers are
   * @param rowLength the number of components that the rows of its outputs have together
   */
  public record Buffer(ValueType type, int rowLength) {}

  /**
   * An output.
   *
   * @param buffer the position of its buffer
   * @param offset where in a row of the buffer its row starts
   * @param dimension the number of components of its row
   */
  public record Section(int buffer, int offset, int dimension) {}

  /** The buffers of a program. */
  public static OutputPacking of(Program program) {
    return of(program.outputs(), Output::type, Output::dimension);
  }

  /** Buffers of a program, one for each output. */
  public static OutputPacking separate(Program program) {
    List<Buffer> buffers = new ArrayList<>();
    List<Section> sections = new ArrayList<>();
    for (Output output : program.outputs()) {
      sections.add(new Section(buffers.size(), 0, output.dimension()));
      buffers.add(new Buffer(output.type(), output.dimension()));
    }
    return new OutputPacking(buffers, sections);
  }

  /** The buffers of the states that are to be joined, one section for each array of a state. */
  public static OutputPacking ofStates(Program program) {
    return of(program.total(), Array::type, Array::length);
  }

  private static <T> OutputPacking of(
      List<T> parts, Function<T, ValueType> type, ToIntFunction<T> length) {
    Map<ValueType, Integer> lengths = new LinkedHashMap<>();
    List<Section> sections = new ArrayList<>();
    for (T part : parts) {
      int own = length.applyAsInt(part);
      int offset = lengths.merge(type.apply(part), own, Math::addExact) - own;
      int buffer = List.copyOf(lengths.keySet()).indexOf(type.apply(part));
      sections.add(new Section(buffer, offset, own));
    }
    List<Buffer> buffers =
        lengths.entrySet().stream()
            .map(entry -> new Buffer(entry.getKey(), entry.getValue()))
            .toList();
    return new OutputPacking(buffers, sections);
  }

  /**
   * Copies some rows from a buffer to the caller's arrays.
   *
   * @param call whose outputs
   * @param buffer the position of the buffer
   * @param memory its memory
   * @param firstRow the first row
   * @param rows how many
   */
  public void unpack(KernelCall call, int buffer, Operand memory, long firstRow, long rows) {
    for (int output = 0; output < sections.size(); output++) {
      Section section = sections.get(output);
      if (section.buffer() == buffer) {
        Numbers.narrow(
            memory,
            call.outputs().get(output),
            new Numbers.Rows(
                firstRow,
                rows,
                section.dimension(),
                section.offset(),
                buffers.get(buffer).rowLength()));
      }
    }
  }
}

package io.github.quern.tornado.driver;

import io.github.quern.backend.KernelCall;
import io.github.quern.backend.Operand;
import io.github.quern.backend.Storage;
import io.github.quern.ir.Input;
import io.github.quern.ir.Program;
import io.github.quern.ir.Role;
import io.github.quern.ir.ValueType;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which buffer each input that a kernel uses is in. Inputs of the same role and type share one, as
 * sections one after the other: a TornadoVM task takes few arguments, a formula any number of
 * inputs.
 *
 * @param buffers the buffers, in the order of the task's arguments
 * @param sections the inputs used, by their positions in the program
 */
public record Packing(List<Buffer> buffers, List<Section> sections) {
  /** Copies the lists. */
  public Packing {
    buffers = List.copyOf(buffers);
    sections = List.copyOf(sections);
  }

  /**
   * A buffer.
   *
   * @param role what the inputs in it are indexed by
   * @param type what their numbers are
   * @param resident whether the device keeps them between calls, as all of them have versions
   */
  public record Buffer(Role role, ValueType type, boolean resident) {}

  /**
   * An input.
   *
   * @param input its position in the program
   * @param dimension the number of components of one of its rows
   * @param buffer the position of its buffer
   */
  public record Section(int input, int dimension, int buffer) {}

  /** The buffers of a program whose inputs may all change. */
  public static Packing of(Program program) {
    return of(program, Set.of());
  }

  /**
   * The buffers of a program, where inputs that stay on the device are apart from others.
   *
   * @param program the program
   * @param resident the positions of the inputs that have versions
   */
  public static Packing of(Program program, Set<Integer> resident) {
    List<Buffer> buffers = new ArrayList<>();
    List<Section> sections = new ArrayList<>();
    for (int position : program.usedInputs()) {
      Input input = program.inputs().get(position);
      Buffer buffer = new Buffer(input.role(), input.type(), resident.contains(position));
      if (!buffers.contains(buffer)) {
        buffers.add(buffer);
      }
      sections.add(new Section(position, input.dimension(), buffers.indexOf(buffer)));
    }
    return new Packing(buffers, sections);
  }

  /** Buffers of a program, one for each input. */
  public static Packing separate(Program program) {
    List<Buffer> buffers = new ArrayList<>();
    List<Section> sections = new ArrayList<>();
    for (int position : program.usedInputs()) {
      Input input = program.inputs().get(position);
      sections.add(new Section(position, input.dimension(), buffers.size()));
      buffers.add(new Buffer(input.role(), input.type(), false));
    }
    return new Packing(buffers, sections);
  }

  /** The role of a section's input. */
  public Role role(Section section) {
    return buffers.get(section.buffer()).role();
  }

  /** The versions of the inputs that are in a buffer. */
  public List<@Nullable Object> versions(KernelCall call, int buffer) {
    return sections.stream()
        .filter(section -> section.buffer() == buffer)
        .<@Nullable Object>map(section -> call.inputs().get(section.input()).version())
        .toList();
  }

  /** Where each section starts in its buffer, for the arrays of a call. */
  public List<Long> starts(KernelCall call) {
    long[] ends = new long[buffers.size()];
    List<Long> starts = new ArrayList<>();
    for (Section section : sections) {
      starts.add(ends[section.buffer()]);
      ends[section.buffer()] += call.inputs().get(section.input()).count();
    }
    return starts;
  }

  /** The number of entries of each buffer, for the arrays of a call. */
  public List<Long> lengths(KernelCall call) {
    return IntStream.range(0, buffers.size())
        .mapToObj(buffer ->
            sections.stream()
                .filter(section -> section.buffer() == buffer)
                .mapToLong(section -> call.inputs().get(section.input()).count())
                .sum())
        .toList();
  }

  /**
   * Copies the inputs of one buffer.
   *
   * @param call whose inputs
   * @param buffer the position of the buffer
   * @param storage how numbers lie in it
   * @param target its memory
   */
  public void fill(KernelCall call, int buffer, Storage storage, MemorySegment target) {
    long start = 0;
    for (Section section : sections) {
      if (section.buffer() == buffer) {
        Operand input = call.inputs().get(section.input());
        Numbers.widen(input, new Operand(target.asSlice(start), storage));
        start += input.count() * storage.bytes();
      }
    }
  }
}

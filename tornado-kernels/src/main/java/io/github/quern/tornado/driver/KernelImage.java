package io.github.quern.tornado.driver;

import io.github.quern.backend.Storage;
import java.util.List;

/**
 * A kernel as TornadoVM takes it: class files and how to call them.
 *
 * <p>The first task's arguments are, in order: the kernel context, an {@code IntArray} with the
 * {@link GroupTable} of a launch, the buffers of the inputs, those of the outputs, and those of the
 * states that are to be joined.
 *
 * @param kernel the class with the kernel method
 * @param task the class of the task object, which calls the kernel
 * @param packing where the inputs are
 * @param inputs the types of the input buffers
 * @param results where the outputs are
 * @param outputs the types of the output buffers
 * @param shape what a work group takes; the grid must be a multiple of its threads
 * @param join the second stage
 * @param fastMath whether arithmetic may be less exact where that is faster
 * @param visible classes that the kernel calls besides TornadoVM's: those of users' functions
 */
public record KernelImage(
    GeneratedClass kernel,
    GeneratedClass task,
    Packing packing,
    List<Storage> inputs,
    OutputPacking results,
    List<Storage> outputs,
    GroupShape shape,
    Join join,
    boolean fastMath,
    List<Class<?>> visible) {
  /** Copies the lists. */
  public KernelImage {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    visible = List.copyOf(visible);
  }

  /** Threads of one work group, in both stages. */
  public int groupSize() {
    return shape.threads();
  }

  /**
   * The second stage, which joins the states that groups of the first leave, and finishes rows.
   *
   * <p>Its task's arguments are, in order: the kernel context, an {@code IntArray} with the {@link
   * JoinTable} of a launch, the buffers of the states, and those of the outputs. Entry e of states
   * number s is, for the row at position r of its group, at index {@code (s * length + e) * rows +
   * r} of its buffer, where length is the {@linkplain OutputPacking.Buffer#rowLength row length} of
   * the buffer and rows the number of rows of a group.
   *
   * @param kernel the class with the kernel method
   * @param task the class of the task object, which calls the kernel
   * @param packing where the arrays of a state are
   * @param states the types of their buffers
   */
  public record Join(
      GeneratedClass kernel, GeneratedClass task, OutputPacking packing, List<Storage> states) {
    /** Copies the list. */
    public Join {
      states = List.copyOf(states);
    }
  }

  /** The number of entries of a buffer of states, for so many groups that leave some. */
  public long stateEntries(int buffer, long groups) {
    long length = join.packing().buffers().get(buffer).rowLength();
    return Math.multiplyExact(groups, length * shape.rows());
  }
}

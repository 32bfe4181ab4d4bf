package io.github.quern.tornado.driver;

import io.github.quern.backend.Storage;
import java.util.List;

/**
 * A kernel as TornadoVM takes it: two class files and how to call them.
 *
 * <p>The task's arguments are, in order: the kernel context, an {@code IntArray} with the {@link
 * GroupTable} of a launch, the buffers of the inputs, and those of the outputs.
 *
 * @param kernel the class with the kernel method
 * @param task the class of the task object, which calls the kernel
 * @param packing where the inputs are
 * @param inputs the types of the input buffers
 * @param results where the outputs are
 * @param outputs the types of the output buffers
 * @param groupSize threads of one work group; the grid must be a multiple of it
 * @param visible classes that the kernel calls besides TornadoVM's: those of users' functions
 */
public record KernelImage(
    GeneratedClass kernel,
    GeneratedClass task,
    Packing packing,
    List<Storage> inputs,
    OutputPacking results,
    List<Storage> outputs,
    int groupSize,
    List<Class<?>> visible) {
  /** Copies the lists. */
  public KernelImage {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    visible = List.copyOf(visible);
  }
}

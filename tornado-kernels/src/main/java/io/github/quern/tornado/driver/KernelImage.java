package io.github.quern.tornado.driver;

import io.github.quern.ir.Precision;
import java.util.List;

/**
 * A kernel as TornadoVM takes it: two class files and how to call them.
 *
 * <p>The task's arguments are, in order: the kernel context, an {@code IntArray} with the numbers
 * of rows and columns, one array for each input used, and the output array.
 *
 * @param kernel the class with the kernel method
 * @param task the class of the task object, which calls the kernel
 * @param precision the type of inputs and output
 * @param inputs positions of the inputs that are passed, ascending
 * @param dimensions the numbers of components of these inputs
 * @param outputDimension the number of components of one output row
 * @param groupSize threads of one work group; the grid must be a multiple of it
 */
public record KernelImage(
    GeneratedClass kernel,
    GeneratedClass task,
    Precision precision,
    List<Integer> inputs,
    List<Integer> dimensions,
    int outputDimension,
    int groupSize) {
  /** Copies the lists. */
  public KernelImage {
    inputs = List.copyOf(inputs);
    dimensions = List.copyOf(dimensions);
  }
}

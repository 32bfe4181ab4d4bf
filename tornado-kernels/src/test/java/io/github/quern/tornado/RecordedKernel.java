package io.github.quern.tornado;

import io.github.quern.backend.Device;
import io.github.quern.backend.DeviceKind;
import io.github.quern.backend.KernelCall;
import io.github.quern.backend.Operand;
import io.github.quern.backend.Storage;
import io.github.quern.tornado.driver.DeviceKernel;
import io.github.quern.tornado.driver.OutOfDeviceMemoryException;
import io.github.quern.tornado.driver.Part;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Queue;
import java.util.stream.Collectors;

/** A kernel that computes nothing, and writes down what it was asked for. */
class RecordedKernel implements DeviceKernel {
  private final String name;
  private final Queue<String> events;

  /** The most numbers that fit. */
  private final long memory;

  RecordedKernel(String name, Queue<String> events, long memory) {
    this.name = name;
    this.events = events;
    this.memory = memory;
    events.add("new " + name);
  }

  @Override
  public Device device() {
    return new Device(3, DeviceKind.GPU, name);
  }

  @Override
  public boolean fits(Part part) {
    return needs(part) <= memory;
  }

  /** All arrays, and a state for each row and slice. */
  private static long needs(Part part) {
    KernelCall first = part.slices().getFirst().call();
    long arrays =
        first.inputs().stream().mapToLong(input -> input.count()).sum()
            + first.outputs().stream().mapToLong(output -> output.count()).sum();
    return arrays + (part.slices().size() > 1 ? first.rows() * part.slices().size() : 0);
  }

  @Override
  public void run(Part part) {
    if (!fits(part)) {
      throw new OutOfDeviceMemoryException(needs(part) + " numbers are needed", null);
    }
    events.add(
        name
            + " rows "
            + part.firstRow()
            + " + "
            + part.slices().getFirst().call().rows()
            + ", columns "
            + part.slices().stream()
                .map(slice -> slice.firstColumn() + " + " + slice.call().columns())
                .collect(Collectors.joining(", ")));
  }

  @Override
  public void close() {
    events.add("close " + name);
  }

  /** A call of one number for each row and column. */
  static KernelCall call(int rows, int columns) {
    return KernelCall.dense(
        List.of(floats(rows), floats(columns)), rows, columns, List.of(floats(rows)));
  }

  private static Operand floats(int count) {
    return new Operand(MemorySegment.ofArray(new float[count]), Storage.FLOAT32);
  }
}

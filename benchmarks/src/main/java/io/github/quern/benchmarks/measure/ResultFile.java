package io.github.quern.benchmarks.measure;

import io.github.quern.data.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The last result of another process, as doubles in native byte order, so that it can be compared.
 *
 * @param path where it is
 */
record ResultFile(Path path) {
  /** Names the file in a JVM that JMH starts; there is no file where it is not set. */
  static final String PROPERTY = "quern.benchmarks.result";

  void write(Tensor result) {
    double[] numbers = result.toDoubleArray();
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(numbers.length, Double.BYTES))
            .order(ByteOrder.nativeOrder());
    bytes.asDoubleBuffer().put(numbers);
    try {
      Files.write(path, bytes.array());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The numbers; the file is deleted, so that no later task can take it for its own. */
  double[] take() {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.nativeOrder());
      Files.delete(path);
      double[] numbers = new double[bytes.capacity() / Double.BYTES];
      bytes.asDoubleBuffer().get(numbers);
      return numbers;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

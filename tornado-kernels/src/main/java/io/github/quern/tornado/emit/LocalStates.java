package io.github.quern.tornado.emit;

import io.github.quern.backend.Storage;
import io.github.quern.bytecode.BlockEmitter;
import io.github.quern.bytecode.NumberType;
import io.github.quern.ir.Array;
import io.github.quern.ir.Precision;
import io.github.quern.tornado.emit.TornadoTarget.InputPlace;
import java.lang.classfile.CodeBuilder;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One state for each thread of a group in local memory: entry e of an array of thread t's state is
 * at index {@code e * threads + t}.
 */
final class LocalStates {
  private final CodeBuilder code;
  private final Precision precision;
  private final int threads;
  private final int[] memory;

  /**
   * Allocates the memory.
   *
   * @param code where to emit
   * @param precision the type of real entries
   * @param threads the number of threads
   * @param arrays the arrays of a state
   */
  LocalStates(CodeBuilder code, Precision precision, int threads, List<Array> arrays) {
    this.code = code;
    this.precision = precision;
    this.threads = threads;
    this.memory =
        arrays.stream()
            .mapToInt(array ->
                TornadoTypes.allocateLocal(
                    code, NumberType.of(array.type(), precision), threads * array.length()))
            .toArray();
  }

  /** The bytes that states take. */
  static long bytes(Precision precision, int threads, List<Array> arrays) {
    return arrays.stream()
        .mapToLong(
            array -> (long) threads * array.length() * Storage.of(array.type(), precision).bytes())
        .sum();
  }

  /** Emits the copying of arrays to the state of a thread, whose number is pushed. */
  void save(BlockEmitter emitter, List<Array> arrays, Runnable thread) {
    for (int position = 0; position < memory.length; position++) {
      int place = memory[position];
      emitter.forEachEntry(
          arrays.get(position),
          (array, index) -> {
            code.aload(place);
            emitter.index(index.times(threads));
            thread.run();
            code.iadd();
            emitter.read(array, index);
            code.arrayStore(type(array).kind());
          });
    }
  }

  /**
   * Where each array of the state of a thread is.
   *
   * @param arrays the arrays
   * @param thread local variable with the thread's number
   */
  List<InputPlace> places(List<Array> arrays, int thread) {
    return IntStream.range(0, memory.length)
        .mapToObj(position -> {
          Array array = arrays.get(position);
          return new InputPlace(
              type(array), array.length(), memory[position], true, thread, threads);
        })
        .toList();
  }

  private NumberType type(Array array) {
    return NumberType.of(array.type(), precision);
  }
}

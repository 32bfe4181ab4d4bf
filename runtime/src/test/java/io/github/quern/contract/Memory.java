package io.github.quern.contract;

import io.github.quern.data.Tensor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** The places where the numbers of an argument can be. */
public enum Memory {
  /** Off the heap. */
  OFF_HEAP {
    @Override
    MemorySegment room(long bytes, int entry) {
      return Arena.ofAuto().allocate(bytes, entry);
    }
  },
  /** Off the heap, where no number is aligned. */
  OFF_HEAP_UNALIGNED {
    @Override
    MemorySegment room(long bytes, int entry) {
      return Arena.ofAuto().allocate(bytes + 1, entry).asSlice(1);
    }
  },
  /** The middle of a larger array of the same type. */
  SLICE_OF_ARRAY {
    @Override
    MemorySegment room(long bytes, int entry) {
      int length = Math.toIntExact(bytes / entry) + 20;
      return array(entry, length).asSlice(7L * entry, bytes);
    }
  },
  /** A part of an array of the same type that starts within a number. */
  UNALIGNED_SLICE_OF_ARRAY {
    @Override
    MemorySegment room(long bytes, int entry) {
      int length = Math.toIntExact(bytes / entry) + 20;
      return array(entry, length).asSlice(7L * entry + 3, bytes);
    }
  },
  /** A part of an array of bytes. */
  SLICE_OF_BYTES {
    @Override
    MemorySegment room(long bytes, int entry) {
      return MemorySegment.ofArray(new byte[Math.toIntExact(bytes) + 5]).asSlice(5);
    }
  };

  abstract MemorySegment room(long bytes, int entry);

  private static MemorySegment array(int entry, int length) {
    return entry == Float.BYTES
        ? MemorySegment.ofArray(new float[length])
        : MemorySegment.ofArray(new double[length]);
  }

  /** A copy of a tensor in that place, which nobody can write to. */
  public Tensor copy(Tensor tensor) {
    MemorySegment source = tensor.segment();
    MemorySegment target = room(source.byteSize(), tensor.dtype().bytes());
    target.copyFrom(source);
    long[] shape = tensor.shape().sizes().stream().mapToLong(Long::longValue).toArray();
    return Tensor.of(target, tensor.dtype(), shape);
  }
}

package io.github.quern.contract;

import io.github.quern.data.DType;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** The places where the numbers of an argument can be. */
public enum Memory {
  /** Off the heap. */
  OFF_HEAP {
    @Override
    MemorySegment room(long bytes, DType dtype) {
      return Arena.ofAuto().allocate(bytes, dtype.bytes());
    }
  },
  /** Off the heap, where no number is aligned. */
  OFF_HEAP_UNALIGNED {
    @Override
    MemorySegment room(long bytes, DType dtype) {
      return Arena.ofAuto().allocate(bytes + 1, dtype.bytes()).asSlice(1);
    }
  },
  /** The middle of a larger array of the same type. */
  SLICE_OF_ARRAY {
    @Override
    MemorySegment room(long bytes, DType dtype) {
      return longer(bytes, dtype).asSlice(7L * dtype.bytes(), bytes);
    }
  },
  /** A part of an array of the same type that starts within a number. */
  UNALIGNED_SLICE_OF_ARRAY {
    @Override
    MemorySegment room(long bytes, DType dtype) {
      return longer(bytes, dtype).asSlice(7L * dtype.bytes() + 3, bytes);
    }
  },
  /** A part of an array of bytes. */
  SLICE_OF_BYTES {
    @Override
    MemorySegment room(long bytes, DType dtype) {
      return MemorySegment.ofArray(new byte[Math.toIntExact(bytes) + 5]).asSlice(5);
    }
  };

  abstract MemorySegment room(long bytes, DType dtype);

  private static MemorySegment longer(long bytes, DType dtype) {
    return Tensor.zeros(dtype, Shape.of(bytes / dtype.bytes() + 20)).segment();
  }

  /** A copy of a tensor in that place, which nobody can write to. */
  public Tensor copy(Tensor tensor) {
    MemorySegment source = tensor.segment();
    MemorySegment target = room(source.byteSize(), tensor.dtype());
    target.copyFrom(source);
    long[] shape = tensor.shape().sizes().stream().mapToLong(Long::longValue).toArray();
    return Tensor.of(target, tensor.dtype(), shape);
  }
}

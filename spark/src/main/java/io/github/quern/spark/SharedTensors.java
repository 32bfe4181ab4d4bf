package io.github.quern.spark;

import io.github.quern.data.PackedTensors;
import io.github.quern.data.Tensor;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tensors that are broadcast: they travel as bytes and are unpacked once for all tasks of an
 * executor; devices keep them.
 */
final class SharedTensors implements Serializable {
  private static final long serialVersionUID = 1L;

  private final byte[] bytes;
  private transient volatile @Nullable List<Tensor> unpacked;

  SharedTensors(List<Tensor> tensors) {
    this.bytes = new PackedTensors("shared", tensors).toBytes();
  }

  List<Tensor> tensors() {
    List<Tensor> known = unpacked;
    if (known == null) {
      synchronized (this) {
        known = unpacked;
        if (known == null) {
          known = PackedTensors.of(bytes).tensors().stream().map(Tensor::frozen).toList();
          unpacked = known;
        }
      }
    }
    return known;
  }
}

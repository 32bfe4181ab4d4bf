package io.github.quern.spark;

import io.github.quern.api.PartialReduction;
import io.github.quern.data.PackedTensors;
import io.github.quern.data.Tensor;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all tasks of a reduction share, broadcast: each executor reads it once. Tensors travel as
 * bytes and are unpacked by the first task that asks for them; devices keep them.
 */
final class Shared implements Serializable {
  private static final long serialVersionUID = 1L;

  private final PartialReduction reduction;
  private final byte[] bytes;
  private transient volatile @Nullable List<Tensor> unpacked;

  Shared(PartialReduction reduction, List<Tensor> tensors) {
    this.reduction = reduction;
    this.bytes = new PackedTensors("shared", tensors).toBytes();
  }

  PartialReduction reduction() {
    return reduction;
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

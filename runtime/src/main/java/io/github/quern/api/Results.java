package io.github.quern.api;

import io.github.quern.data.DType;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the results of a call go: new tensors, or the caller's own.
 *
 * @param tensors one for each result
 * @param owned whether they are the caller's
 */
record Results(List<Tensor> tensors, boolean owned) {
  /**
   * What a result is.
   *
   * @param dtype its type
   * @param shape its shape
   */
  record Place(DType dtype, Shape shape) {
    // Written out: what Java makes of records takes a new JVM milliseconds to link.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Place place && dtype == place.dtype && shape.equals(place.shape);
    }

    @Override
    public int hashCode() {
      return Objects.hash(dtype, shape);
    }
  }

  static Results prepare(List<Tensor> out, List<Place> places, List<Tensor> arguments) {
    if (out.isEmpty()) {
      return new Results(
          places.stream().map(place -> Tensor.zeros(place.dtype(), place.shape())).toList(), false);
    }
    if (out.size() != places.size()) {
      throw new IllegalArgumentException(
          "The call has "
              + places.size()
              + (places.size() == 1 ? " result" : " results")
              + ", but "
              + out.size()
              + (out.size() == 1 ? " tensor is" : " tensors are")
              + " given for them.");
    }
    for (int number = 0; number < out.size(); number++) {
      check(number, out.get(number), places.get(number), others(out, number, arguments));
    }
    return new Results(out, true);
  }

  private static List<Tensor> others(List<Tensor> out, int number, List<Tensor> arguments) {
    List<Tensor> others = new ArrayList<>(arguments);
    others.addAll(out.subList(0, number));
    return others;
  }

  private static void check(int number, Tensor tensor, Place place, List<Tensor> others) {
    if (tensor.dtype() != place.dtype() || !tensor.shape().equals(place.shape())) {
      throw new IllegalArgumentException(
          "Result "
              + number
              + " is of type "
              + place.dtype()
              + " and shape "
              + place.shape()
              + ", but the tensor given for it is of type "
              + tensor.dtype()
              + " and shape "
              + tensor.shape()
              + ".");
    }
    if (tensor.segment().isReadOnly()) {
      throw new IllegalArgumentException(
          "The tensor given for result " + number + " is read-only.");
    }
    for (Tensor other : others) {
      if (tensor.segment().asOverlappingSlice(other.segment()).isPresent()) {
        throw new IllegalArgumentException(
            "The tensor given for result "
                + number
                + " shares memory with an argument or another result.");
      }
    }
  }

  /** Runs what computes them; if it fails, the caller's tensors are marked as not computed. */
  void fill(Runnable computation) {
    boolean complete = false;
    try {
      computation.run();
      complete = true;
    } finally {
      if (!complete && owned) {
        tensors.forEach(Tensor::invalidate);
      }
    }
  }
}

package io.github.quern.spark;

import io.github.quern.data.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The arguments of a distributed call, by the names of the variables. Immutable.
 *
 * <pre>{@code
 * SparkArguments.of().i(points).j(others).with("G", Tensor.of(new double[] {0.5}, 1))
 * }</pre>
 *
 * @param rowsI the rows of {@code Vi} variables, if they are distributed
 * @param rowsJ the rows of {@code Vj} variables, if they are distributed
 * @param tensors what the driver holds: parameters, perhaps with batch axes, and whole arrays of
 *     other variables
 */
public record SparkArguments(
    Optional<DistributedRows> rowsI, Optional<DistributedRows> rowsJ, Map<String, Tensor> tensors) {
  /** Copies the map. */
  public SparkArguments {
    Objects.requireNonNull(rowsI);
    Objects.requireNonNull(rowsJ);
    tensors = Map.copyOf(tensors);
  }

  /** No arguments yet. */
  public static SparkArguments of() {
    return new SparkArguments(Optional.empty(), Optional.empty(), Map.of());
  }

  /** The same arguments with distributed rows for variables that are indexed by i. */
  public SparkArguments i(DistributedRows rows) {
    return new SparkArguments(Optional.of(rows), rowsJ, tensors);
  }

  /** The same arguments with distributed rows for variables that are indexed by j. */
  public SparkArguments j(DistributedRows rows) {
    return new SparkArguments(rowsI, Optional.of(rows), tensors);
  }

  /**
   * The same arguments with a tensor that the driver holds.
   *
   * @param variable the name of any variable
   * @param tensor shaped as for {@code Genred.call}; only parameters make batch axes
   */
  public SparkArguments with(String variable, Tensor tensor) {
    Map<String, Tensor> more = new LinkedHashMap<>(tensors);
    more.put(variable, tensor);
    return new SparkArguments(rowsI, rowsJ, more);
  }
}

package io.github.quern.spark;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Origin;
import io.github.quern.api.PartialReduction;
import io.github.quern.data.PackedTensors;
import io.github.quern.data.Tensor;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;

/**
 * What one tile computes: which numbers are the arguments of the kernel, and where the tile lies.
 *
 * @param inputs where each argument comes from
 * @param shared what all tiles share
 * @param rows how output rows are cut
 * @param columns how that is cut which is reduced over
 * @param batchAxes the number of batch axes of the call
 * @param backend the tier
 */
record TileTask(
    List<Input> inputs,
    Broadcast<Shared> shared,
    Cut rows,
    Cut columns,
    int batchAxes,
    String backend)
    implements Serializable {
  /** Where a tensor is. */
  enum Place {
    /** Among those that all tiles share. */
    SHARED,
    /** In the block of output rows. */
    ROW_BLOCK,
    /** In the block of what is reduced over. */
    COLUMN_BLOCK
  }

  /**
   * Where an argument comes from.
   *
   * @param place where its tensor is
   * @param number its number there
   * @param role what its rows are: output rows, what is reduced over, or neither
   */
  record Input(Place place, int number, Role role) implements Serializable {}

  /** What the rows of an argument are. */
  enum Role {
    /** It has none. */
    PARAMETER,
    /** Output rows. */
    ROWS,
    /** What is reduced over. */
    COLUMNS
  }

  /** Copies the list. */
  TileTask {
    inputs = List.copyOf(inputs);
  }

  private PartialReduction reduction() {
    return shared.value().reduction();
  }

  private CallOptions options() {
    return CallOptions.DEFAULT.withBackend(backend);
  }

  /** The results of a block of rows, all columns being there. */
  byte[] results(int row, byte @Nullable [] rowBlock) {
    return new PackedTensors(
            Long.toString(rows.first(row)),
            reduction()
                .results(
                    Executor.engine(),
                    options(),
                    origin(row, 0),
                    arguments(row, rowBlock, 0, null)))
        .toBytes();
  }

  /** The state of a tile. */
  byte[] state(int row, byte @Nullable [] rowBlock, int column, byte @Nullable [] columnBlock) {
    return reduction()
        .state(
            Executor.engine(),
            options(),
            origin(row, column),
            arguments(row, rowBlock, column, columnBlock))
        .toBytes();
  }

  private Origin origin(int row, int column) {
    return new Origin(rows.first(row), columns.first(column));
  }

  private Tensor[] arguments(
      int row, byte @Nullable [] rowBlock, int column, byte @Nullable [] columnBlock) {
    List<Tensor> ofRows = tensors(rowBlock);
    List<Tensor> ofColumns = tensors(columnBlock);
    List<Tensor> arguments = new ArrayList<>();
    for (int position = 0; position < inputs.size(); position++) {
      Input input = inputs.get(position);
      Tensor tensor =
          switch (input.place()) {
            case SHARED -> part(shared.value().tensors().get(input.number()), input, row, column);
            case ROW_BLOCK -> ofRows.get(input.number());
            case COLUMN_BLOCK -> ofColumns.get(input.number());
          };
      int own = reduction().arguments().get(position).category().arrayAxes();
      arguments.add(Slices.withBatch(tensor, own, batchAxes));
    }
    return arguments.toArray(Tensor[]::new);
  }

  /** The rows of a shared tensor that belong to a tile. */
  private Tensor part(Tensor whole, Input input, int row, int column) {
    int axis = whole.shape().rank() - 2;
    return switch (input.role()) {
      case PARAMETER -> whole;
      case ROWS -> Slices.rows(whole, axis, rows.first(row), rows.size(row));
      case COLUMNS -> Slices.rows(whole, axis, columns.first(column), columns.size(column));
    };
  }

  private static List<Tensor> tensors(byte @Nullable [] block) {
    return block == null ? List.of() : PackedTensors.of(block).tensors();
  }
}

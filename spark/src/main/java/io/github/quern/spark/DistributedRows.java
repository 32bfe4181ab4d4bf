package io.github.quern.spark;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The data of the variables that are indexed by i, or of those indexed by j: distributed rows, in a
 * definite order, which gives them their numbers from 0 on.
 *
 * <pre>{@code
 * DistributedRows flowers =
 *     DistributedRows.of(spark.read().parquet("flowers")).bind("X", "features").id("name");
 * }</pre>
 *
 * <p>Immutable. The data are read again for each call, twice: once to count the rows of partitions.
 * So they must come in the same order each time, as files do, and what {@code Dataset.sort} or
 * {@code persist} give; what a shuffle left may not.
 */
public final class DistributedRows {
  private final RowSource source;

  private DistributedRows(RowSource source) {
    this.source = source;
  }

  /** Rows of a dataset, no variable being bound to a column yet. */
  public static DistributedRows of(Dataset<Row> data) {
    return new DistributedRows(new DatasetSource(data, Map.of(), List.of()));
  }

  /**
   * Blocks of rows, one after the other in the order of the RDD.
   *
   * @param blocks for each block {@link io.github.quern.data.PackedTensors} as bytes, with a tensor
   *     (rows, dimension) for each variable
   * @param variables the names of the variables, in the order of the tensors
   */
  public static DistributedRows ofBlocks(JavaRDD<byte[]> blocks, String... variables) {
    return new DistributedRows(new BlockSource(blocks, List.of(variables)));
  }

  /**
   * The same rows with a variable bound to a column of the dataset: an array of float, double, int
   * or bigint, of as many entries as the variable has components, or a single number for a variable
   * of dimension 1. What is null or of another length fails the call, which names the row.
   *
   * @param variable the variable's alias in the formula
   * @param column the column's name
   * @throws IllegalArgumentException if there is no such column, or these are no rows of a dataset
   */
  public DistributedRows bind(String variable, String column) {
    DatasetSource dataset = dataset("bound to columns");
    Map<String, String> columns = new LinkedHashMap<>(dataset.columns());
    columns.put(variable, column);
    return new DistributedRows(new DatasetSource(dataset.data(), columns, dataset.ids()));
  }

  /**
   * The same rows with columns that stay with the rows of the results. Messages about bad rows
   * quote the first one.
   *
   * @param columns their names
   * @throws IllegalArgumentException if there is no such column, or these are no rows of a dataset
   */
  public DistributedRows id(String... columns) {
    DatasetSource dataset = dataset("given IDs");
    return new DistributedRows(
        new DatasetSource(dataset.data(), dataset.columns(), Arrays.asList(columns)));
  }

  /**
   * The numbers of the rows with their IDs: a column {@code row}, and those of {@link #id}. Joined
   * with the positions that a reduction gives, it says which rows these are.
   *
   * @throws IllegalArgumentException if there are no IDs
   */
  public Dataset<Row> numbers() {
    DatasetSource dataset = dataset("numbered");
    if (dataset.ids().isEmpty()) {
      throw new IllegalArgumentException("Rows that are to be numbered need IDs: call id(…).");
    }
    return dataset.numbers();
  }

  private DatasetSource dataset(String what) {
    if (source instanceof DatasetSource dataset) {
      return dataset;
    }
    throw new IllegalArgumentException("Only rows of a dataset can be " + what + ".");
  }

  RowSource source() {
    return source;
  }

  /** The dataset that has IDs for results, if there are any. */
  Optional<DatasetSource> identified() {
    return source instanceof DatasetSource dataset && !dataset.ids().isEmpty()
        ? Optional.of(dataset)
        : Optional.empty();
  }

  /** The number of the first row of each partition. */
  static long[] firstRows(List<Long> counts) {
    long[] firstRows = new long[counts.size()];
    for (int partition = 1; partition < firstRows.length; partition++) {
      firstRows[partition] = firstRows[partition - 1] + counts.get(partition - 1);
    }
    return firstRows;
  }
}

package io.github.quern.spark;

import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import io.github.quern.formula.Category;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * The results of a distributed call, in the order of {@code Genred.callAll}. They are computed when
 * the call returns, and kept by the executors until this is closed; what an executor held that is
 * lost is computed again.
 */
public final class SparkResult implements AutoCloseable {
  private final SparkSession session;
  private final Resolution resolution;
  private final List<Part> parts;
  private final List<JavaPairRDD<Integer, byte[]>> kept;
  private final SparkPlan plan;

  /**
   * One result.
   *
   * @param name its name
   * @param category what its rows are
   * @param tensor its numbers, where the driver holds them
   * @param blocks its numbers by blocks of rows, where it does not
   * @param cut the blocks
   * @param axis which axis the rows are, after any batch axes
   */
  record Part(
      String name,
      Category category,
      DType dtype,
      @Nullable Tensor tensor,
      @Nullable JavaPairRDD<Integer, byte[]> blocks,
      @Nullable Cut cut,
      int axis) {
    /** A result that the driver holds. */
    static Part of(String name, Category category, Tensor tensor, int axis) {
      return new Part(name, category, tensor.dtype(), tensor, null, null, axis);
    }
  }

  SparkResult(
      SparkSession session,
      Resolution resolution,
      List<Part> parts,
      List<JavaPairRDD<Integer, byte[]>> kept,
      SparkPlan plan) {
    this.session = session;
    this.resolution = resolution;
    this.parts = List.copyOf(parts);
    this.kept = List.copyOf(kept);
    this.plan = plan;
  }

  /** How the call was distributed. */
  public SparkPlan plan() {
    return plan;
  }

  /** The names of the results, such as {@code sum}, or {@code values} and {@code positions}. */
  public List<String> names() {
    return parts.stream().map(Part::name).toList();
  }

  /**
   * A result as a tensor of the driver: its rows in the order of the input, after any batch axes.
   *
   * @param number which result, from 0
   */
  public Tensor tensor(int number) {
    Part part = parts.get(number);
    if (part.tensor() != null) {
      return part.tensor();
    }
    JavaPairRDD<Integer, byte[]> blocks = blocksOf(part);
    return Slices.joinedBlocks(Failures.unwrapped(() -> Blocks.collected(blocks)), part.axis())
        .getFirst();
  }

  /**
   * A result as blocks of rows, in their order.
   *
   * @param number which result, from 0
   * @return {@link io.github.quern.data.PackedTensors} of one tensor each, with the number of the
   *     first row for a label
   */
  public JavaRDD<byte[]> blocks(int number) {
    return blocksOf(parts.get(number)).values();
  }

  private JavaPairRDD<Integer, byte[]> blocksOf(Part part) {
    return part.blocks() != null ? part.blocks() : ResultRows.blocks(session, part);
  }

  /**
   * The results as a dataset, one row for each row of the input: the ID columns of that, or a
   * column {@code row} with the row's number where there are none, and for each result a column of
   * its name with an array of the row's entries, row-major, those of batch elements one after the
   * other. The order of the rows is that of the input.
   *
   * @throws IllegalStateException if the results are not all of the same rows, see {@link
   *     #dataset(int)}
   */
  public Dataset<Row> dataset() {
    List<Category> categories = parts.stream().map(Part::category).distinct().toList();
    if (categories.size() > 1) {
      throw new IllegalStateException(
          "The results have different rows: "
              + parts.stream()
                  .map(part -> part.name() + " by " + part.category().keyword())
                  .collect(Collectors.joining(", "))
              + "; use dataset(number).");
    }
    return dataset(parts);
  }

  /**
   * One result as a dataset, see {@link #dataset()}.
   *
   * @param number which result, from 0
   */
  public Dataset<Row> dataset(int number) {
    return dataset(List.of(parts.get(number)));
  }

  private Dataset<Row> dataset(List<Part> some) {
    Category category = some.getFirst().category();
    if (category == Category.PM) {
      throw new IllegalStateException(
          "The result " + some.getFirst().name() + " has no rows; use tensor(number).");
    }
    return new ResultRows(session, resolution, category)
        .dataset(some, some.stream().map(this::blocksOf).toList());
  }

  /** Releases what executors keep. */
  @Override
  public void close() {
    kept.forEach(JavaPairRDD::unpersist);
  }
}

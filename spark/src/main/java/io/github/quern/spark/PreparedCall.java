package io.github.quern.spark;

import io.github.quern.api.PartialSequence;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import io.github.quern.formula.Category;
import io.github.quern.formula.Variable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * A call whose distributed rows are cut into blocks and kept by the executors, for several calls
 * that differ in what the driver holds, such as the iterations of a solver. Closing it releases the
 * blocks.
 *
 * <p>For use by one thread at a time.
 */
public final class PreparedCall implements AutoCloseable {
  private final SparkSession session;
  private final PartialSequence sequence;
  private final Resolution resolution;
  private final SparkOptions options;
  private final SparkPlan plan;

  /** Of the distributed categories. */
  private final Map<Category, BlockSet> blocks = new EnumMap<>(Category.class);

  /** What is broadcast: the driver's own tensors, and rows that were collected. */
  private final Map<Variable, Tensor> tensors;

  PreparedCall(
      SparkSession session,
      PartialSequence sequence,
      Resolution resolution,
      SparkOptions options,
      SparkPlan plan) {
    this.session = session;
    this.sequence = sequence;
    this.resolution = resolution;
    this.options = options;
    this.plan = plan;
    this.tensors = new HashMap<>(resolution.tensors());
    resolution.sides().forEach(this::read);
  }

  private void read(Category category, Resolution.Side side) {
    if (side.count() == 0) {
      for (Field field : side.fields()) {
        tensors.put(
            side.variables().get(side.fields().indexOf(field)),
            Tensor.zeros(field.dtype(), Shape.of(0, field.dimension())));
      }
      return;
    }
    Cut cut = plan.cut(category);
    JavaPairRDD<Integer, byte[]> read =
        Blocks.assembled(side.rows().source().pieces(cut, side.counts(), side.fields()), cut);
    if (plan.distributes(category)) {
      read.persist(StorageLevel.MEMORY_AND_DISK());
      // Read now, so that what is wrong with a row is said before anything is computed.
      Failures.unwrapped(read::count);
      blocks.put(category, new BlockSet(cut, read, side.variables()));
    } else {
      List<Tensor> whole = Slices.joinedBlocks(Failures.unwrapped(() -> Blocks.collected(read)), 0);
      for (int number = 0; number < whole.size(); number++) {
        tensors.put(side.variables().get(number), whole.get(number));
      }
    }
  }

  /** How the call is distributed. */
  public SparkPlan plan() {
    return plan;
  }

  /** The number of entries of the first result, if its rows have as many components. */
  long resultEntries(int dimension) {
    Category rows = sequence.results().getFirst().source().category();
    long count = Objects.requireNonNull(resolution.counts().get(rows));
    for (long size : resolution.batchSizes()) {
      count = Math.multiplyExact(count, size);
    }
    return Math.multiplyExact(count, dimension);
  }

  /** Computes the results. */
  public SparkResult call() {
    return call(Map.of());
  }

  /**
   * Computes the results with other tensors in place of some.
   *
   * @param changed by the names of variables, each of the type and shape of the tensor that it
   *     replaces
   * @throws IllegalArgumentException if it does not, or the driver holds no such tensor
   * @throws io.github.quern.backend.BackendException if an executor has not the tier asked for, or
   *     fails
   */
  public SparkResult call(Map<String, Tensor> changed) {
    Map<Variable, Tensor> own = new HashMap<>(tensors);
    changed.forEach((name, tensor) -> {
      Variable variable =
          resolution.tensors().keySet().stream()
              .filter(known -> known.label().equals(name))
              .findFirst()
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "The call was prepared without a tensor for '" + name + "'."));
      Tensor before = Objects.requireNonNull(own.get(variable));
      if (before.dtype() != tensor.dtype() || !before.shape().equals(tensor.shape())) {
        throw new IllegalArgumentException(
            "The call was prepared for " + name + " as " + before + ", not " + tensor + ".");
      }
      own.put(variable, tensor);
    });
    Evaluation evaluation =
        new Evaluation(
            session,
            resolution,
            options,
            plan.estimate().isComputedMuchLongerThanMoved(options.cost()),
            own,
            new EnumMap<>(blocks));
    for (PartialSequence.Run run : sequence.runs()) {
      Failures.unwrapped(() -> {
        evaluation.run(run);
        return run;
      });
    }
    List<SparkResult.Part> parts = new ArrayList<>();
    for (PartialSequence.Result result : sequence.results()) {
      parts.add(evaluation.deliver(result));
    }
    return new SparkResult(session, resolution, parts, evaluation.kept(), plan);
  }

  /** Releases the blocks. */
  @Override
  public void close() {
    blocks.values().forEach(set -> set.rows().unpersist());
  }
}

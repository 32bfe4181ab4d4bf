package io.github.quern.spark;

import io.github.quern.api.Folding;
import io.github.quern.api.PartialSequence.Result;
import io.github.quern.api.PartialSequence.Run;
import io.github.quern.data.DType;
import io.github.quern.data.PackedTensors;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import io.github.quern.formula.Category;
import io.github.quern.formula.Variable;
import io.github.quern.spark.TileTask.Input;
import io.github.quern.spark.TileTask.Place;
import io.github.quern.spark.TileTask.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/** One distributed call: its reductions one after the other, each a job. */
final class Evaluation {
  private final JavaSparkContext context;
  private final Resolution resolution;
  private final SparkOptions options;
  private final boolean anywhere;

  /** Arrays that the driver holds. */
  private final Map<Variable, Tensor> tensors;

  /** Arrays that are distributed. */
  private final Map<Category, BlockSet> blocks;

  /** Where distributed results are, by themselves. */
  private final Map<Variable, BlockSet> computed = new HashMap<>();

  private final List<JavaPairRDD<Integer, byte[]>> kept = new ArrayList<>();

  /**
   * A call that begins.
   *
   * @param session the cluster
   * @param resolution where the data are
   * @param options how it is distributed
   * @param anywhere whether tiles may be computed far from where their blocks are kept
   * @param tensors arrays that the driver holds
   * @param blocks arrays that are distributed
   */
  Evaluation(
      SparkSession session,
      Resolution resolution,
      SparkOptions options,
      boolean anywhere,
      Map<Variable, Tensor> tensors,
      Map<Category, BlockSet> blocks) {
    this.context = JavaSparkContext.fromSparkContext(session.sparkContext());
    this.resolution = resolution;
    this.options = options;
    this.anywhere = anywhere;
    this.tensors = tensors;
    this.blocks = blocks;
  }

  /** What is kept by the executors for the results. */
  List<JavaPairRDD<Integer, byte[]>> kept() {
    return kept;
  }

  /** Computes one reduction. */
  void run(Run run) {
    boolean distributesRows = distributes(run, run.rows());
    boolean distributesColumns = distributes(run, run.columns());
    TileTask task = task(run);
    JavaPairRDD<Integer, byte[]> results;
    if (distributesColumns) {
      results =
          new StateMerger(task.shared(), task.rows(), options.fanIn())
              .results(states(task, run, distributesRows), task.columns().blocks());
    } else {
      JavaPairRDD<Integer, byte[]> rows = distributesRows ? set(run.rows()).rows() : single();
      results =
          placed(run, rows)
              .mapPartitionsToPair(
                  each ->
                      Blocks.mapped(
                          each, (row, block) -> task.results(row, distributesRows ? block : null)),
                  true);
    }
    if (distributesRows) {
      results.persist(StorageLevel.MEMORY_AND_DISK());
      results.count();
      kept.add(results);
      keep(run, results);
    } else {
      keep(run, PackedTensors.of(results.first()._2()).tensors());
    }
  }

  /** A block of nothing, for what the driver's tensors suffice for. */
  private JavaPairRDD<Integer, byte[]> single() {
    return context.parallelizePairs(List.of(new Tuple2<>(0, new byte[0])), 1);
  }

  private JavaPairRDD<Integer, Tuple2<Integer, byte[]>> states(
      TileTask task, Run run, boolean distributesRows) {
    JavaPairRDD<Integer, byte[]> columns = set(run.columns()).rows();
    return distributesRows
        ? placed(run, set(run.rows()).rows().cartesian(columns))
            .mapToPair(tile -> {
              int row = tile._1()._1();
              int column = tile._2()._1();
              return new Tuple2<>(
                  row,
                  new Tuple2<>(column, task.state(row, tile._1()._2(), column, tile._2()._2())));
            })
        : placed(run, columns)
            .mapToPair(block ->
                new Tuple2<>(
                    0, new Tuple2<>(block._1(), task.state(0, null, block._1(), block._2()))));
  }

  private <K, V> JavaPairRDD<K, V> placed(Run run, JavaPairRDD<K, V> tiles) {
    return anywhere && run.overPairs() ? AnywhereRdd.of(tiles) : tiles;
  }

  private static boolean uses(Run run, Category category) {
    return run.overPairs() || run.inputs().stream().anyMatch(input -> input.category() == category);
  }

  private boolean distributes(Run run, Category category) {
    return uses(run, category) && blocks.containsKey(category);
  }

  private BlockSet set(Category category) {
    return Objects.requireNonNull(blocks.get(category));
  }

  private Cut cut(Run run, Category category) {
    if (distributes(run, category)) {
      return set(category).cut();
    }
    long count =
        uses(run, category) ? Objects.requireNonNull(resolution.counts().get(category)) : 1;
    return new Cut(count, Math.toIntExact(Math.max(1, count)));
  }

  private TileTask task(Run run) {
    List<Tensor> shared = new ArrayList<>();
    List<Input> inputs = new ArrayList<>();
    for (Variable variable : run.inputs()) {
      Role role =
          variable.category() == Category.PM
              ? Role.PARAMETER
              : variable.category() == run.rows() ? Role.ROWS : Role.COLUMNS;
      Tensor tensor = tensors.get(variable);
      if (tensor != null) {
        inputs.add(new Input(Place.SHARED, shared.size(), role));
        shared.add(tensor);
      } else {
        int number = set(variable.category()).variables().indexOf(variable);
        inputs.add(
            new Input(role == Role.ROWS ? Place.ROW_BLOCK : Place.COLUMN_BLOCK, number, role));
      }
    }
    return new TileTask(
        inputs,
        context.broadcast(new Shared(run.reduction(), shared)),
        cut(run, run.rows()),
        cut(run, run.columns()),
        resolution.batchAxes(),
        options.backend());
  }

  /** Keeps the results of a reduction whose rows are distributed. */
  private void keep(Run run, JavaPairRDD<Integer, byte[]> results) {
    if (run.outputs().stream().anyMatch(output -> output.category() == Category.PM)) {
      List<List<Tensor>> sums =
          Blocks.collected(results.mapValues(Evaluation::rowSums)).stream()
              .map(block -> PackedTensors.of(block).tensors())
              .toList();
      for (int number = 0; number < run.outputs().size(); number++) {
        if (run.outputs().get(number).category() == Category.PM) {
          int position = number;
          tensors.put(
              run.outputs().get(number),
              sum(sums.stream().map(block -> block.get(position)).toList()));
        }
      }
    }
    BlockSet before = set(run.rows());
    BlockSet own = new BlockSet(before.cut(), results, run.outputs());
    run.outputs().forEach(output -> computed.put(output, own));
    blocks.put(run.rows(), before.with(own));
  }

  /** The sums of all rows of a block, in double precision. */
  private static byte[] rowSums(byte[] block) {
    PackedTensors packed = PackedTensors.of(block);
    return new PackedTensors(
            packed.label(),
            packed.tensors().stream()
                .map(tensor -> Folding.overRows(tensor.cast(DType.FLOAT64)))
                .toList())
        .toBytes();
  }

  private Tensor sum(List<Tensor> parts) {
    double[] sum = new double[Math.toIntExact(parts.getFirst().count())];
    for (Tensor part : parts) {
      for (int entry = 0; entry < sum.length; entry++) {
        sum[entry] += part.at(entry);
      }
    }
    return parts.getFirst().holding(sum).cast(resolution.dtype());
  }

  /** Keeps the results of a reduction whose rows are not. */
  private void keep(Run run, List<Tensor> results) {
    for (int number = 0; number < results.size(); number++) {
      Variable output = run.outputs().get(number);
      Tensor computed = results.get(number);
      tensors.put(output, output.category() == Category.PM ? Folding.overRows(computed) : computed);
    }
  }

  /** A result of the call. */
  SparkResult.Part deliver(Result result) {
    Variable source = result.source();
    String name = result.output().name();
    int batchAxes = resolution.batchAxes();
    boolean folds = result.like().isPresent() && batchAxes > 0;
    List<Long> like = result.like().map(this::batchLike).orElse(List.of());
    int axis = folds ? like.size() : batchAxes;
    Tensor tensor = tensors.get(source);
    if (tensor != null) {
      return SparkResult.Part.of(
          name, source.category(), folds ? folded(tensor, like, batchAxes) : tensor, axis);
    }
    BlockSet set = Objects.requireNonNull(computed.get(source));
    int number = set.variables().indexOf(source);
    JavaPairRDD<Integer, byte[]> rows =
        set.rows()
            .mapValues(block -> {
              PackedTensors packed = PackedTensors.of(block);
              Tensor own = packed.tensors().get(number);
              return new PackedTensors(
                      packed.label(), List.of(folds ? folded(own, like, batchAxes) : own))
                  .toBytes();
            });
    DType dtype = resolution.dtype().holding(result.output().type());
    return new SparkResult.Part(name, source.category(), dtype, null, rows, set.cut(), axis);
  }

  /** The batch axes that an argument has. */
  private List<Long> batchLike(Variable argument) {
    Tensor tensor = resolution.tensors().get(argument);
    if (tensor == null) {
      return List.of();
    }
    List<Long> sizes = tensor.shape().sizes();
    return List.copyOf(sizes.subList(0, sizes.size() - argument.category().arrayAxes()));
  }

  /** The sum over the batch axes that an argument has not, which are gone then. */
  private static Tensor folded(Tensor tensor, List<Long> like, int batchAxes) {
    List<Long> sizes = new ArrayList<>(tensor.shape().sizes());
    if (like.isEmpty()) {
      for (int axis = 0; axis < batchAxes; axis++) {
        sizes.set(axis, 1L);
      }
      Tensor sum = Folding.to(tensor, new Shape(sizes));
      return sum.reshaped(new Shape(sizes.subList(batchAxes, sizes.size())));
    }
    for (int axis = 0; axis < like.size(); axis++) {
      sizes.set(axis, like.get(axis));
    }
    return Folding.to(tensor, new Shape(sizes));
  }
}

package io.github.quern.spark;

import io.github.quern.data.DType;
import io.github.quern.data.PackedTensors;
import io.github.quern.data.Tensor;
import io.github.quern.formula.Category;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/** Rows of datasets from blocks of results. */
final class ResultRows {
  /** The most rows of a block of what the driver holds. */
  private static final int LOCAL_BLOCK = 1 << 16;

  private final SparkSession session;
  private final Optional<Resolution.Side> side;

  ResultRows(SparkSession session, Resolution resolution, Category category) {
    this.session = session;
    this.side = Optional.ofNullable(resolution.sides().get(category));
  }

  private static Cut cut(SparkResult.Part part) {
    return part.cut() != null
        ? part.cut()
        : new Cut(Objects.requireNonNull(part.tensor()).shape().size(part.axis()), LOCAL_BLOCK);
  }

  /** What the driver holds as blocks. */
  static JavaPairRDD<Integer, byte[]> blocks(SparkSession session, SparkResult.Part part) {
    Tensor tensor = Objects.requireNonNull(part.tensor());
    Cut cut = cut(part);
    List<Tuple2<Integer, byte[]>> blocks = new ArrayList<>();
    for (int block = 0; block < cut.blocks(); block++) {
      Tensor some = Slices.rows(tensor, part.axis(), cut.first(block), cut.size(block));
      blocks.add(
          new Tuple2<>(
              block, new PackedTensors(Long.toString(cut.first(block)), List.of(some)).toBytes()));
    }
    return JavaSparkContext.fromSparkContext(session.sparkContext())
        .parallelizePairs(blocks, blocks.size())
        .partitionBy(new BlockPartitioner(cut.blocks()));
  }

  Dataset<Row> dataset(List<SparkResult.Part> parts, List<JavaPairRDD<Integer, byte[]>> blocks) {
    JavaPairRDD<Integer, List<byte[]>> all = blocks.getFirst().mapValues(List::of);
    for (JavaPairRDD<Integer, byte[]> more : blocks.subList(1, blocks.size())) {
      all =
          all.join(more)
              .mapValues(both -> {
                List<byte[]> longer = new ArrayList<>(both._1());
                longer.add(both._2());
                return longer;
              });
    }
    List<Integer> axes = new ArrayList<>(parts.stream().map(SparkResult.Part::axis).toList());
    Optional<DatasetSource> identified = side.flatMap(own -> own.rows().identified());
    StructType schema =
        identified
            .map(DatasetSource::identityTypes)
            .orElseGet(() -> new StructType().add("row", DataTypes.LongType, false));
    for (int number = 0; number < parts.size(); number++) {
      schema =
          schema.add(
              parts.get(number).name(),
              DataTypes.createArrayType(type(parts.get(number).dtype()), false),
              false);
    }
    JavaRDD<Row> result =
        identified.isPresent()
            ? withIds(all, cut(parts.getFirst()), identified.get(), axes)
            : all.flatMap(block -> rows(block._2(), axes, null));
    return session.createDataFrame(result, schema);
  }

  private JavaRDD<Row> withIds(
      JavaPairRDD<Integer, List<byte[]>> blocks,
      Cut cut,
      DatasetSource source,
      List<Integer> axes) {
    return blocks
        .join(
            source
                .identities(side.orElseThrow().counts())
                .mapToPair(row -> new Tuple2<>(cut.block(row._1()), row))
                .groupByKey(new BlockPartitioner(cut.blocks())))
        .flatMap(both -> {
          List<Tuple2<Long, Row>> ids = new ArrayList<>();
          both._2()._2().forEach(ids::add);
          ids.sort(Comparator.comparing(Tuple2::_1));
          return rows(both._2()._1(), axes, ids.stream().map(Tuple2::_2).toList());
        });
  }

  /** The rows of a block, with their IDs, or their numbers where there are none. */
  private static Iterator<Row> rows(
      List<byte[]> results, List<Integer> axes, @Nullable List<Row> ids) {
    List<Tensor> tensors = new ArrayList<>();
    for (byte[] result : results) {
      tensors.add(PackedTensors.of(result).tensors().getFirst());
    }
    long first = Long.parseLong(PackedTensors.of(results.getFirst()).label());
    int count = Math.toIntExact(tensors.getFirst().shape().size(axes.getFirst()));
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row < count; row++) {
      List<Object> values = new ArrayList<>();
      if (ids == null) {
        values.add(first + row);
      } else {
        DatasetSource.addValues(values, ids.get(row));
      }
      for (int number = 0; number < tensors.size(); number++) {
        values.add(entries(Slices.rows(tensors.get(number), axes.get(number), row, 1)));
      }
      rows.add(RowFactory.create(values.toArray()));
    }
    return rows.iterator();
  }

  private static Object entries(Tensor row) {
    return switch (row.dtype()) {
      case FLOAT32, FLOAT16 -> row.toFloatArray();
      case FLOAT64 -> row.toDoubleArray();
      case INT32, INT64 -> row.toLongArray();
    };
  }

  private static DataType type(DType dtype) {
    return switch (dtype) {
      case FLOAT32, FLOAT16 -> DataTypes.FloatType;
      case FLOAT64 -> DataTypes.DoubleType;
      case INT32, INT64 -> DataTypes.LongType;
    };
  }
}

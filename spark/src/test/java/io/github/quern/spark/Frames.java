package io.github.quern.spark;

import io.github.quern.api.Genred;
import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import io.github.quern.formula.Category;
import io.github.quern.formula.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Datasets made of tensors, and the arguments of distributed calls. */
final class Frames {
  private Frames() {}

  /** A sum of shape (M, 2). */
  static Genred gaussian() {
    return Genred.of("Exp(-G * SqDist(X,Y)) * B")
        .aliases("G = Pm(1)", "X = Vi(3)", "Y = Vj(3)", "B = Vj(2)")
        .axis(1)
        .build();
  }

  /** All arguments of a call distributed but for parameters; rows have IDs r0, r1, … */
  static SparkArguments distributed(SparkSession session, Genred genred, Tensor... arguments) {
    SparkArguments distributed = SparkArguments.of();
    for (Variable variable : genred.arguments()) {
      if (variable.category() == Category.PM) {
        distributed = distributed.with(variable.label(), arguments[variable.position()]);
      }
    }
    Optional<DistributedRows> i = rows(session, genred, Category.VI, arguments);
    Optional<DistributedRows> j = rows(session, genred, Category.VJ, arguments);
    return new SparkArguments(i, j, distributed.tensors());
  }

  private static Optional<DistributedRows> rows(
      SparkSession session, Genred genred, Category category, Tensor... arguments) {
    List<String> names = new ArrayList<>();
    List<Tensor> tensors = new ArrayList<>();
    for (Variable variable : genred.arguments()) {
      if (variable.category() == category) {
        names.add(variable.label());
        tensors.add(arguments[variable.position()]);
      }
    }
    if (names.isEmpty()) {
      return Optional.empty();
    }
    DistributedRows rows = DistributedRows.of(frame(session, names, tensors));
    for (String name : names) {
      rows = rows.bind(name, name);
    }
    return Optional.of(rows.id("id"));
  }

  /** Columns of arrays, and one of IDs; in three partitions of unequal size. */
  static Dataset<Row> frame(SparkSession session, List<String> names, List<Tensor> tensors) {
    StructType schema = new StructType().add("id", DataTypes.StringType);
    for (int column = 0; column < names.size(); column++) {
      schema =
          schema.add(
              names.get(column),
              DataTypes.createArrayType(type(tensors.get(column).dtype()), true),
              true);
    }
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row < tensors.getFirst().shape().size(0); row++) {
      Object[] values = new Object[1 + names.size()];
      values[0] = "r" + row;
      for (int column = 0; column < names.size(); column++) {
        Tensor own = Slices.rows(tensors.get(column), 0, row, 1);
        values[1 + column] =
            switch (own.dtype()) {
              case FLOAT32 -> own.toFloatArray();
              case FLOAT64 -> own.toDoubleArray();
              case INT32 -> own.toIntArray();
              case INT64 -> own.toLongArray();
              case FLOAT16 -> throw new IllegalArgumentException("not in Spark");
            };
      }
      rows.add(RowFactory.create(values));
    }
    return session.createDataFrame(rows, schema).coalesce(3);
  }

  private static DataType type(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> DataTypes.FloatType;
      case FLOAT64 -> DataTypes.DoubleType;
      case INT32 -> DataTypes.IntegerType;
      case INT64 -> DataTypes.LongType;
      case FLOAT16 -> throw new IllegalArgumentException("not in Spark");
    };
  }
}

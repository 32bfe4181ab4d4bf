package io.github.quern.spark;

import io.github.quern.data.DType;
import io.github.quern.formula.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.Tuple2;

/**
 * Columns of a dataset.
 *
 * @param data the dataset
 * @param columns the column of each variable, by the variable's name
 * @param ids the columns that stay with the results
 */
record DatasetSource(Dataset<Row> data, Map<String, String> columns, List<String> ids)
    implements RowSource {
  /** Copies the collections. */
  DatasetSource {
    columns = new LinkedHashMap<>(columns);
    ids = List.copyOf(ids);
    requireColumns(data, columns.values());
    requireColumns(data, ids);
  }

  private static void requireColumns(Dataset<Row> data, Iterable<String> names) {
    List<String> known = Arrays.asList(data.columns());
    for (String name : names) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "The dataset has no column '" + name + "'; there are " + known + ".");
      }
    }
  }

  @Override
  public List<String> names() {
    return List.copyOf(columns.keySet());
  }

  /** The columns that are read, each once: the first ID, for messages, comes first. */
  private List<String> selected() {
    Set<String> selected = new LinkedHashSet<>(ids.subList(0, Math.min(1, ids.size())));
    selected.addAll(columns.values());
    return List.copyOf(selected);
  }

  private JavaRDD<Row> rows(List<String> names) {
    // Back-quotes keep dots in names from being read as paths.
    return data.select(
            names.stream().map(name -> data.col("`" + name + "`")).toArray(Column[]::new))
        .javaRDD();
  }

  @Override
  public List<Field> fields(List<Variable> variables) {
    StructType schema = data.schema();
    List<Field> fields = new ArrayList<>();
    for (Variable variable : variables) {
      String column = Objects.requireNonNull(columns.get(variable.label()));
      DataType type = schema.apply(column).dataType();
      DataType entry = type instanceof ArrayType array ? array.elementType() : type;
      DType dtype =
          dtype(entry)
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "The column '"
                          + column
                          + "' for "
                          + variable.declaration()
                          + " is of type "
                          + type.simpleString()
                          + "; it must hold float, double, int or bigint, or an array of these."));
      if (!(type instanceof ArrayType) && variable.dimension() != 1) {
        throw new IllegalArgumentException(
            "The column '"
                + column
                + "' holds single numbers, but "
                + variable.declaration()
                + " needs an array of "
                + variable.dimension()
                + " in each row.");
      }
      fields.add(
          new Field(
              variable.declaration(),
              variable.dimension(),
              column,
              selected().indexOf(column),
              dtype));
    }
    return fields;
  }

  private static Optional<DType> dtype(DataType type) {
    if (type.equals(DataTypes.FloatType)) {
      return Optional.of(DType.FLOAT32);
    }
    if (type.equals(DataTypes.DoubleType)) {
      return Optional.of(DType.FLOAT64);
    }
    if (type.equals(DataTypes.IntegerType)) {
      return Optional.of(DType.INT32);
    }
    return type.equals(DataTypes.LongType) ? Optional.of(DType.INT64) : Optional.empty();
  }

  @Override
  public List<Long> counts() {
    return rows(selected())
        .mapPartitions(each -> {
          long count = 0;
          while (each.hasNext()) {
            each.next();
            count++;
          }
          return List.of(count).iterator();
        })
        .collect();
  }

  @Override
  public JavaPairRDD<Integer, byte[]> pieces(Cut cut, List<Long> counts, List<Field> fields) {
    long[] firstRows = DistributedRows.firstRows(counts);
    long[] sizes = counts.stream().mapToLong(Long::longValue).toArray();
    List<Field> copy = new ArrayList<>(fields);
    int id = ids.isEmpty() ? -1 : 0;
    return JavaPairRDD.fromJavaRDD(
        rows(selected())
            .mapPartitionsWithIndex(
                (partition, rows) ->
                    new RowReader(cut, firstRows[partition], sizes[partition], copy, id).read(rows),
                false));
  }

  /** The IDs of all rows by their numbers. */
  JavaPairRDD<Long, Row> identities(List<Long> counts) {
    long[] firstRows = DistributedRows.firstRows(counts);
    return JavaPairRDD.fromJavaRDD(
        rows(ids)
            .mapPartitionsWithIndex(
                (partition, rows) -> new Numbered<>(firstRows[partition], rows), false));
  }

  /** The numbers of all rows with their IDs. */
  Dataset<Row> numbers() {
    StructType types = identityTypes(new StructType().add("row", DataTypes.LongType, false));
    return data.sparkSession()
        .createDataFrame(
            identities(counts())
                .map(row -> {
                  List<Object> values = new ArrayList<>(List.of(row._1()));
                  addValues(values, row._2());
                  return RowFactory.create(values.toArray());
                }),
            types);
  }

  /** The types of the IDs. */
  StructType identityTypes() {
    return identityTypes(new StructType());
  }

  private StructType identityTypes(StructType before) {
    StructType types = before;
    for (String id : ids) {
      types = types.add(data.schema().apply(id));
    }
    return types;
  }

  /** Adds the values of all columns of a row. */
  static void addValues(List<Object> values, Row row) {
    for (int column = 0; column < row.size(); column++) {
      values.add(row.get(column));
    }
  }

  /** Rows with their numbers. */
  private static final class Numbered<T> implements Iterator<Tuple2<Long, T>> {
    private final Iterator<T> rows;
    private long next;

    Numbered(long first, Iterator<T> rows) {
      this.next = first;
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public Tuple2<Long, T> next() {
      return new Tuple2<>(next++, rows.next());
    }
  }
}

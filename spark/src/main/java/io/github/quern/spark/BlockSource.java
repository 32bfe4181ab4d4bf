package io.github.quern.spark;

import io.github.quern.data.PackedTensors;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import io.github.quern.formula.Variable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/** Blocks of rows as packed tensors, one tensor (rows, dimension) for each variable. */
record BlockSource(JavaRDD<byte[]> blocks, List<String> names) implements RowSource {
  @Override
  public List<Field> fields(List<Variable> variables) {
    List<byte[]> any = blocks.take(1);
    if (any.isEmpty()) {
      throw new IllegalArgumentException(
          "There is no block of rows for " + names + "; one of no rows tells the types at least.");
    }
    List<Tensor> tensors = PackedTensors.of(any.getFirst()).tensors();
    List<Field> fields = new ArrayList<>();
    for (Variable variable : variables) {
      int position = names.indexOf(variable.label());
      if (position >= tensors.size()) {
        throw new IllegalArgumentException(
            "Blocks need a tensor for each of " + names + ", but have " + tensors.size() + ".");
      }
      fields.add(
          new Field(
              variable.declaration(),
              variable.dimension(),
              "tensor " + position,
              position,
              tensors.get(position).dtype()));
    }
    return fields;
  }

  @Override
  public List<Long> counts() {
    return blocks
        .mapPartitions(each -> {
          long rows = 0;
          while (each.hasNext()) {
            rows += PackedTensors.of(each.next()).tensors().getFirst().shape().size(0);
          }
          return List.of(rows).iterator();
        })
        .collect();
  }

  @Override
  public JavaPairRDD<Integer, byte[]> pieces(Cut cut, List<Long> counts, List<Field> fields) {
    long[] firstRows = DistributedRows.firstRows(counts);
    List<Field> copy = new ArrayList<>(fields);
    return JavaPairRDD.fromJavaRDD(
        blocks.mapPartitionsWithIndex(
            (partition, each) -> pieces(cut, firstRows[partition], each, copy), false));
  }

  private static Iterator<Tuple2<Integer, byte[]>> pieces(
      Cut cut, long firstRow, Iterator<byte[]> blocks, List<Field> fields) {
    List<Tuple2<Integer, byte[]>> pieces = new ArrayList<>();
    long row = firstRow;
    while (blocks.hasNext()) {
      List<Tensor> all = PackedTensors.of(blocks.next()).tensors();
      long count = all.getFirst().shape().size(0);
      for (Field field : fields) {
        check(field, all, row, count);
      }
      List<Tensor> tensors = fields.stream().map(field -> all.get(field.position())).toList();
      for (long from = row; from < row + count; ) {
        int block = cut.block(from);
        int some = (int) (Math.min(cut.first(block) + cut.size(block), row + count) - from);
        long start = from - row;
        pieces.add(
            new Tuple2<>(
                block,
                new PackedTensors(
                        Long.toString(from),
                        tensors.stream()
                            .map(tensor -> Slices.rows(tensor, 0, start, some))
                            .toList())
                    .toBytes()));
        from += some;
      }
      row += count;
    }
    return pieces.iterator();
  }

  private static void check(Field field, List<Tensor> tensors, long row, long count) {
    Shape expected = Shape.of(count, field.dimension());
    if (field.position() >= tensors.size()
        || !tensors.get(field.position()).shape().equals(expected)
        || tensors.get(field.position()).dtype() != field.dtype()) {
      throw new IllegalArgumentException(
          "The block that begins at row "
              + row
              + " needs, for "
              + field.variable()
              + ", a tensor of "
              + field.dtype()
              + " and shape "
              + expected
              + " at position "
              + field.position()
              + ", but has "
              + (field.position() < tensors.size()
                  ? tensors.get(field.position())
                  : tensors.size() + " tensors")
              + ".");
    }
  }
}

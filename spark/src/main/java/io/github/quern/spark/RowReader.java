package io.github.quern.spark;

import io.github.quern.data.PackedTensors;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import java.io.Serializable;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/**
 * Turns the rows of a partition into pieces of blocks.
 *
 * @param cut the blocks
 * @param firstRow the number of the partition's first row
 * @param count how many rows it has
 * @param fields what to read; positions are those in the rows
 * @param id the position of a column that tells people which row it is; -1 if there is none
 */
record RowReader(Cut cut, long firstRow, long count, List<Field> fields, int id)
    implements Serializable {
  Iterator<Tuple2<Integer, byte[]>> read(Iterator<Row> rows) {
    return new Iterator<>() {
      private long next = firstRow;

      @Override
      public boolean hasNext() {
        if (next == firstRow + count && rows.hasNext()) {
          throw changed();
        }
        return next < firstRow + count;
      }

      @Override
      public Tuple2<Integer, byte[]> next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        int block = cut.block(next);
        int size = (int) (Math.min(cut.first(block) + cut.size(block), firstRow + count) - next);
        byte[] piece = piece(rows, next, size);
        next += size;
        return new Tuple2<>(block, piece);
      }
    };
  }

  private byte[] piece(Iterator<Row> rows, long from, int size) {
    List<Tensor> tensors =
        fields.stream()
            .map(field -> Tensor.zeros(field.dtype(), Shape.of(size, field.dimension())))
            .toList();
    for (int number = 0; number < size; number++) {
      if (!rows.hasNext()) {
        throw changed();
      }
      Row row = rows.next();
      for (int position = 0; position < fields.size(); position++) {
        read(fields.get(position), row, from + number, tensors.get(position).segment(), number);
      }
    }
    return new PackedTensors(Long.toString(from), tensors).toBytes();
  }

  private static IllegalArgumentException changed() {
    return new IllegalArgumentException(
        "The dataset gave other rows when it was read again; write it to a file, or make its order"
            + " definite, before it is used.");
  }

  private void read(Field field, Row row, long number, MemorySegment target, int place) {
    Object content = row.get(field.position());
    List<?> numbers;
    if (content instanceof scala.collection.Seq<?>) {
      numbers = row.getList(field.position());
    } else if (content != null) {
      numbers = List.of(content);
    } else {
      throw bad(field, row, number, "is null");
    }
    if (numbers.size() != field.dimension()) {
      throw bad(field, row, number, "has " + count(numbers.size()));
    }
    int component = 0;
    for (Object entry : numbers) {
      if (!(entry instanceof Number value)) {
        throw bad(field, row, number, "has null for number " + component);
      }
      long index = (long) place * field.dimension() + component;
      switch (field.dtype()) {
        case FLOAT32 -> target.setAtIndex(ValueLayout.JAVA_FLOAT, index, value.floatValue());
        case FLOAT64 -> target.setAtIndex(ValueLayout.JAVA_DOUBLE, index, value.doubleValue());
        case INT32 -> target.setAtIndex(ValueLayout.JAVA_INT, index, value.intValue());
        case INT64 -> target.setAtIndex(ValueLayout.JAVA_LONG, index, value.longValue());
        case FLOAT16 -> throw new IllegalStateException("Spark has no type float16.");
      }
      component++;
    }
  }

  private IllegalArgumentException bad(Field field, Row row, long number, String what) {
    return new IllegalArgumentException(
        "Row "
            + number
            + (id < 0 ? "" : " (" + row.schema().fieldNames()[id] + " = " + row.get(id) + ")")
            + " of the column '"
            + field.source()
            + "' "
            + what
            + "; "
            + field.variable()
            + " needs "
            + count(field.dimension())
            + " in each row.");
  }

  private static String count(int numbers) {
    return numbers + (numbers == 1 ? " number" : " numbers");
  }
}

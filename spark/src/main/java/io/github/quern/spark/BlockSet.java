package io.github.quern.spark;

import io.github.quern.data.PackedTensors;
import io.github.quern.data.Tensor;
import io.github.quern.formula.Variable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;

/**
 * Distributed arrays of one index, in blocks of equal rows.
 *
 * @param cut how rows are cut
 * @param rows for each block its arrays, packed
 * @param variables what the arrays are, in their order
 */
record BlockSet(Cut cut, JavaPairRDD<Integer, byte[]> rows, List<Variable> variables) {
  /** Copies the list. */
  BlockSet {
    variables = List.copyOf(variables);
  }

  /** The same with further arrays, of the same blocks. */
  BlockSet with(BlockSet more) {
    List<Variable> all = new ArrayList<>(variables);
    all.addAll(more.variables);
    return new BlockSet(
        cut, rows.join(more.rows).mapValues(both -> joined(both._1(), both._2())), all);
  }

  private static byte[] joined(byte[] left, byte[] right) {
    PackedTensors first = PackedTensors.of(left);
    List<Tensor> tensors = new ArrayList<>(first.tensors());
    tensors.addAll(PackedTensors.of(right).tensors());
    return new PackedTensors(first.label(), tensors).toBytes();
  }
}

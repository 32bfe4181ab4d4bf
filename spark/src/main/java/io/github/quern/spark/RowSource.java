package io.github.quern.spark;

import io.github.quern.formula.Variable;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;

/** Where distributed rows come from. */
interface RowSource {
  /**
   * The fields of variables.
   *
   * @throws IllegalArgumentException if a variable is bound to something that does not fit
   */
  List<Field> fields(List<Variable> variables);

  /** The names of the variables that are bound. */
  List<String> names();

  /** The number of rows in each partition; runs a job. */
  List<Long> counts();

  /**
   * The rows cut at the ends of blocks and of partitions: for each piece its block, and its tensors
   * packed, with the number of its first row for a label.
   *
   * @param cut the blocks
   * @param counts the number of rows in each partition
   * @param fields what to read, in the order of the tensors
   */
  JavaPairRDD<Integer, byte[]> pieces(Cut cut, List<Long> counts, List<Field> fields);
}

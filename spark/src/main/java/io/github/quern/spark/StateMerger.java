package io.github.quern.spark;

import io.github.quern.api.PartialReduction;
import io.github.quern.api.PartialState;
import io.github.quern.data.PackedTensors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/**
 * Adds the states of tiles, as a tree whose shape depends on the number of blocks alone: a task
 * adds some states of neighbouring columns, in the order of the columns, whatever order they come
 * in. So equal input gives equal bits.
 *
 * @param shared holds the reduction
 * @param rows how output rows are cut
 * @param fanIn how many states a task adds
 */
record StateMerger(Broadcast<Shared> shared, Cut rows, int fanIn) {
  /**
   * The results of each block of rows.
   *
   * @param states for each block of rows the states of the blocks of columns, by their numbers
   * @param columnBlocks how many blocks of columns there are
   */
  JavaPairRDD<Integer, byte[]> results(
      JavaPairRDD<Integer, Tuple2<Integer, byte[]>> states, int columnBlocks) {
    JavaPairRDD<Integer, Tuple2<Integer, byte[]>> level = states;
    int left = columnBlocks;
    do {
      int groups = Math.ceilDiv(left, fanIn);
      level = merged(level, groups);
      left = groups;
    } while (left > 1);
    Broadcast<Shared> copy = shared;
    Cut cut = rows;
    return level.mapPartitionsToPair(
        each ->
            Blocks.mapped(
                each, (block, state) -> finished(copy.value().reduction(), cut, block, state._2())),
        true);
  }

  private JavaPairRDD<Integer, Tuple2<Integer, byte[]>> merged(
      JavaPairRDD<Integer, Tuple2<Integer, byte[]>> states, int groups) {
    Broadcast<Shared> copy = shared;
    int size = fanIn;
    BlockPartitioner partitioner = new BlockPartitioner(Math.multiplyExact(rows.blocks(), groups));
    JavaPairRDD<Integer, Tuple2<Integer, byte[]>> grouped =
        states
            .mapToPair(
                state -> new Tuple2<>(state._1() * groups + state._2()._1() / size, state._2()))
            .groupByKey(partitioner)
            .mapPartitionsToPair(
                each ->
                    Blocks.mapped(
                        each,
                        (key, some) ->
                            new Tuple2<>(key % groups, sum(copy.value().reduction(), some))),
                true);
    return groups == 1
        ? grouped
        : grouped.mapToPair(state -> new Tuple2<>(state._1() / groups, state._2()));
  }

  private static byte[] sum(PartialReduction reduction, Iterable<Tuple2<Integer, byte[]>> states) {
    List<Tuple2<Integer, byte[]>> sorted = new ArrayList<>();
    states.forEach(sorted::add);
    sorted.sort(Comparator.comparing(Tuple2::_1));
    if (sorted.size() == 1) {
      return sorted.getFirst()._2();
    }
    PartialState sum = PartialState.of(sorted.getFirst()._2());
    for (Tuple2<Integer, byte[]> state : sorted.subList(1, sorted.size())) {
      sum = reduction.merge(Executor.engine(), sum, PartialState.of(state._2()));
    }
    return sum.toBytes();
  }

  private static byte[] finished(PartialReduction reduction, Cut rows, int block, byte[] state) {
    return new PackedTensors(
            Long.toString(rows.first(block)),
            reduction.finish(Executor.engine(), PartialState.of(state)))
        .toBytes();
  }
}

package io.github.quern.spark;

import io.github.quern.data.PackedTensors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import scala.Tuple2;

/** Blocks of rows: packed tensors, by the number of the block. */
final class Blocks {
  private Blocks() {}

  /** Whole blocks, one in each partition, from pieces that may come in any order. */
  static JavaPairRDD<Integer, byte[]> assembled(JavaPairRDD<Integer, byte[]> pieces, Cut cut) {
    return pieces
        .groupByKey(new BlockPartitioner(cut.blocks()))
        .mapPartitionsToPair(blocks -> mapped(blocks, (block, parts) -> assembled(parts)), true);
  }

  private static byte[] assembled(Iterable<byte[]> pieces) {
    List<PackedTensors> sorted = new ArrayList<>();
    for (byte[] piece : pieces) {
      sorted.add(PackedTensors.of(piece));
    }
    sorted.sort(Comparator.comparingLong(piece -> Long.parseLong(piece.label())));
    return new PackedTensors(sorted.getFirst().label(), Slices.joinedEach(sorted, 0)).toBytes();
  }

  /** What is made of a block. */
  interface BlockFunction<A, B> {
    B apply(int block, A content);
  }

  /** The blocks of a partition, each turned into something under the same number. */
  static <A, B> Iterator<Tuple2<Integer, B>> mapped(
      Iterator<Tuple2<Integer, A>> blocks, BlockFunction<A, B> function) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return blocks.hasNext();
      }

      @Override
      public Tuple2<Integer, B> next() {
        Tuple2<Integer, A> block = blocks.next();
        return new Tuple2<>(block._1(), function.apply(block._1(), block._2()));
      }
    };
  }

  /** All blocks in order. */
  static List<byte[]> collected(JavaPairRDD<Integer, byte[]> blocks) {
    return blocks.collect().stream()
        .sorted(Comparator.comparing(Tuple2::_1))
        .map(Tuple2::_2)
        .toList();
  }
}

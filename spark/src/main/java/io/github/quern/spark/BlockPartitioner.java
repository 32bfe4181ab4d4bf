package io.github.quern.spark;

import org.apache.spark.Partitioner;
import org.jspecify.annotations.Nullable;

/** Every block a partition of its own, in order. */
final class BlockPartitioner extends Partitioner {
  private static final long serialVersionUID = 1L;

  private final int blocks;

  BlockPartitioner(int blocks) {
    this.blocks = blocks;
  }

  @Override
  public int numPartitions() {
    return blocks;
  }

  @Override
  public int getPartition(Object key) {
    return (Integer) key;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BlockPartitioner partitioner && partitioner.blocks == blocks;
  }

  @Override
  public int hashCode() {
    return blocks;
  }
}

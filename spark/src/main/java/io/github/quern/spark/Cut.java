package io.github.quern.spark;

import java.io.Serializable;

/**
 * How rows are cut into blocks: by their numbers alone, so that blocks do not depend on the
 * partitions that rows came in.
 *
 * @param rows how many rows there are
 * @param blockRows how many rows each block has but the last, at least 1
 */
record Cut(long rows, int blockRows) implements Serializable {
  /** The number of blocks, at least 1. */
  int blocks() {
    return Math.toIntExact(Math.max(1, Math.ceilDiv(rows, blockRows)));
  }

  /** The number of the first row of a block. */
  long first(int block) {
    return (long) block * blockRows;
  }

  /** The number of rows of a block. */
  int size(int block) {
    return (int) Math.min(blockRows, rows - first(block));
  }

  /** The block that a row is in. */
  int block(long row) {
    return Math.toIntExact(row / blockRows);
  }
}

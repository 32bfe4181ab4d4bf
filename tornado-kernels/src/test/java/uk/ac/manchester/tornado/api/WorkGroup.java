package uk.ac.manchester.tornado.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;

/** What the threads of a group share: local memory and a barrier. */
public final class WorkGroup {
  private final CyclicBarrier barrier;
  private final List<Object> arrays = new ArrayList<>();

  /** A group of that many threads. */
  public WorkGroup(int threads) {
    barrier = new CyclicBarrier(threads);
  }

  /**
   * The group's array of that number: the first one offered, filled with what nobody computes with.
   */
  synchronized Object array(int number, Object offered) {
    if (number == arrays.size()) {
      // Local memory holds anything at first.
      switch (offered) {
        case float[] floats -> Arrays.fill(floats, Float.NaN);
        case double[] doubles -> Arrays.fill(doubles, Double.NaN);
        case long[] longs -> Arrays.fill(longs, Long.MIN_VALUE);
        default -> throw new IllegalArgumentException();
      }
      arrays.add(offered);
    }
    return arrays.get(number);
  }

  void await() {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException("another thread of the group failed", e);
    }
  }

  /** Makes the barrier fail for all threads, now and later; called by one that cannot go on. */
  public void breakUp() {
    Thread.currentThread().interrupt();
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException expected) {
      // An interrupted thread breaks the barrier.
    }
  }
}

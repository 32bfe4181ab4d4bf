package uk.ac.manchester.tornado.api;

/** One thread of a work group. The field and method names are TornadoVM's. */
public final class KernelContext {
  public final Integer groupIdx;
  public final Integer localIdx;

  private final WorkGroup group;
  private int allocated;

  /**
   * A thread.
   *
   * @param group the group that it belongs to
   * @param groupIdx the number of the group
   * @param localIdx its number within the group
   */
  public KernelContext(WorkGroup group, int groupIdx, int localIdx) {
    this.group = group;
    this.groupIdx = groupIdx;
    this.localIdx = localIdx;
  }

  public float[] allocateFloatLocalArray(int size) {
    return (float[]) group.array(allocated++, new float[size]);
  }

  public double[] allocateDoubleLocalArray(int size) {
    return (double[]) group.array(allocated++, new double[size]);
  }

  public long[] allocateLongLocalArray(int size) {
    return (long[]) group.array(allocated++, new long[size]);
  }

  public void localBarrier() {
    group.await();
  }
}

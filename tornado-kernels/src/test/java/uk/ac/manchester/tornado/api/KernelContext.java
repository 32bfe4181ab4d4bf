package uk.ac.manchester.tornado.api;

/** One thread of a work group. The field and method names are TornadoVM's. */
public final class KernelContext {
  public final Integer globalIdx;
  public final Integer localIdx;

  private final WorkGroup group;
  private int allocated;

  /**
   * A thread.
   *
   * @param group the group that it belongs to
   * @param globalIdx its number among all threads
   * @param localIdx its number within the group
   */
  public KernelContext(WorkGroup group, int globalIdx, int localIdx) {
    this.group = group;
    this.globalIdx = globalIdx;
    this.localIdx = localIdx;
  }

  public float[] allocateFloatLocalArray(int size) {
    return (float[]) group.array(allocated++, new float[size]);
  }

  public double[] allocateDoubleLocalArray(int size) {
    return (double[]) group.array(allocated++, new double[size]);
  }

  public void localBarrier() {
    group.await();
  }
}

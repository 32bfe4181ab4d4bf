package io.github.quern.benchmarks.results;

/**
 * How many instructions a device might execute. What it says of itself is multiplied with what is
 * assumed of its kind.
 *
 * @param device its name
 * @param computeUnits the number of its multiprocessors or cores, as it says
 * @param clockMhz their highest frequency, in MHz, as it says
 * @param lanes how many single-precision instructions a unit executes at once, as is assumed
 * @param specialLanes the same for special functions; 0 where there is no unit for them
 * @param arithmeticPerS billions of single-precision instructions per second
 * @param specialPerS billions of special functions per second
 */
public record DeviceLimit(
    String device,
    int computeUnits,
    int clockMhz,
    int lanes,
    int specialLanes,
    double arithmeticPerS,
    double specialPerS) {
  private static final double GIGA_PER_MEGA = 1e-3;

  /** The products. */
  public static DeviceLimit of(
      String device, int computeUnits, int clockMhz, int lanes, int specialLanes) {
    double clocks = computeUnits * (clockMhz * GIGA_PER_MEGA);
    return new DeviceLimit(
        device, computeUnits, clockMhz, lanes, specialLanes, clocks * lanes, clocks * specialLanes);
  }
}

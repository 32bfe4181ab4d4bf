package io.github.quern.benchmarks.results;

import org.jspecify.annotations.Nullable;

/**
 * How long kernels took on a device, and whole calls around them.
 *
 * @param kernel the call, with the time that the device computed, by its own clock
 * @param callMs the median time of the same calls as a whole, in milliseconds
 * @param arithmetic instructions of arithmetic that a pair takes at least
 * @param special special functions that a pair takes at least
 * @param arithmeticShare the fraction of the device's limit of arithmetic that the kernel reached;
 *     none where the limit is not known, or not that of the kernel's precision
 * @param specialShare the same for special functions
 */
public record DeviceTime(
    Cell kernel,
    @Nullable Double callMs,
    long arithmetic,
    long special,
    @Nullable Double arithmeticShare,
    @Nullable Double specialShare) {
  /**
   * What was measured.
   *
   * @param kernel the call, with the device's time
   * @param callMs the whole call's
   * @param arithmetic instructions of a pair
   * @param special special functions of a pair
   * @param limit what the device might do of both, if that is known
   */
  public static DeviceTime of(
      Cell kernel,
      @Nullable Double callMs,
      long arithmetic,
      long special,
      @Nullable DeviceLimit limit) {
    Double speed = kernel.gpairsPerS();
    return new DeviceTime(
        kernel,
        callMs,
        arithmetic,
        special,
        limit == null ? null : share(speed, arithmetic, limit.arithmeticPerS()),
        limit == null ? null : share(speed, special, limit.specialPerS()));
  }

  private static @Nullable Double share(@Nullable Double speed, long instructions, double limit) {
    return speed == null || instructions == 0 || limit == 0 ? null : speed * instructions / limit;
  }
}

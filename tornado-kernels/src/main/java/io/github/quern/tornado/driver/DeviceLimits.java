package io.github.quern.tornado.driver;

/**
 * What a device can do.
 *
 * @param doubles whether it computes in double precision; some GPUs of laptops and phones do not
 * @param localBytes the size of the local memory that a work group may use
 * @param groupThreads the most threads of a work group
 */
public record DeviceLimits(boolean doubles, long localBytes, long groupThreads) {}

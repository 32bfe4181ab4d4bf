package io.github.quern.tornado.driver;

/**
 * What a device can do.
 *
 * @param doubles whether it computes in double precision; some GPUs of laptops and phones do not
 * @param localBytes the size of the local memory that a work group may use
 * @param groupThreads the most threads of a work group
 * @param exactFunctions whether its functions, such as exp, are as exact as their type; those of
 *     TornadoVM's PTX backend are not
 */
public record DeviceLimits(
    boolean doubles, long localBytes, long groupThreads, boolean exactFunctions) {}

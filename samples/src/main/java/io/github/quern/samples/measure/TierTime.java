package io.github.quern.samples.measure;

/**
 * What a tier took for a workload, times in milliseconds.
 *
 * @param tier the name of the tier
 * @param firstMillis from building the reduction to its first result
 * @param medianMillis median of the later calls
 * @param calls how many later calls there were
 * @param error the largest difference to the double oracle over the checked rows, divided by the
 *     oracle's largest entry; see {@link io.github.quern.api.Oracle#relativeError}
 */
public record TierTime(
    String tier, double firstMillis, double medianMillis, int calls, double error) {}

package io.github.quern.benchmarks.measure;

/**
 * What was measured.
 *
 * @param medianMillis the median time of a call, in milliseconds
 * @param calls of how many calls
 * @param result what the last call gave
 */
record Timing(double medianMillis, long calls, ResultFile result) {}

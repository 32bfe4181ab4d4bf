package io.github.quern.benchmarks.results;

import org.jspecify.annotations.Nullable;

/**
 * A call in a JVM with a small heap.
 *
 * @param cell the call
 * @param heapLimitMib the largest heap that the JVM may have, in MiB
 * @param peakMib the sum of the peaks of all memory pools of the JVM: heap with garbage, classes
 *     and compiled code, in MiB
 */
public record MemoryUse(Cell cell, int heapLimitMib, @Nullable Double peakMib) {}

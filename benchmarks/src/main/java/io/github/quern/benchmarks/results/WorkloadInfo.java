package io.github.quern.benchmarks.results;

/**
 * A workload as it appears in the tables.
 *
 * @param name its short name
 * @param title what it computes
 */
public record WorkloadInfo(String name, String title) {}

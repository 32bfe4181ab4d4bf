package io.github.quern.benchmarks.results;

/**
 * A workload as it appears in the tables.
 *
 * @param name its short name
 * @param title what it computes
 * @param tier the tier that it runs on when any of the CPU's may be taken
 */
public record WorkloadInfo(String name, String title, String tier) {}

package io.github.quern.benchmarks.results;

/**
 * The first call of a JVM and its later ones.
 *
 * @param cold the first call, from the construction of the engine and the reduction to the result
 * @param warm the later calls
 */
public record ColdAndWarm(Cell cold, Cell warm) {}

package io.github.quern.benchmarks.results;

/**
 * How fast the C program reads the arrays of a call with one row from memory, which bounds every
 * computation over them.
 *
 * @param bytes how many bytes it reads
 * @param bytesPerPair how many of them a pair (i, j) needs
 * @param bestMs the shortest time of several, in milliseconds
 * @param gbPerS billions of bytes per second
 * @param gpairsPerS billions of pairs per second that these are read for
 */
public record MemorySpeed(
    long bytes, int bytesPerPair, double bestMs, double gbPerS, double gpairsPerS) {
  private static final double GIGA_PER_SECOND = 1e-6;

  /** What a time says. */
  public static MemorySpeed of(long bytes, int bytesPerPair, double bestMs) {
    double speed = bytes / bestMs * GIGA_PER_SECOND;
    return new MemorySpeed(bytes, bytesPerPair, bestMs, speed, speed / bytesPerPair);
  }
}

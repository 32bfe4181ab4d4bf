package io.github.quern.cli.conformance;

/**
 * What makes a case a linear system instead of a reduction.
 *
 * @param unknown the variable to solve for, {@code varinvalias}
 * @param alpha the number added to the diagonal
 * @param eps the tolerance
 */
public record CaseSystem(String unknown, double alpha, double eps) {}

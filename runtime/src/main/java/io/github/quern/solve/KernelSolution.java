package io.github.quern.solve;

import io.github.quern.data.Tensor;

/**
 * The solution of a linear system.
 *
 * @param tensor a, of the type and shape of the right-hand side
 * @param iterations how many iterations it took
 * @param residual |b - (alpha I + K) a|, as the iteration carried it along; in single precision
 *     that of the rounded products
 */
public record KernelSolution(Tensor tensor, int iterations, double residual) {}

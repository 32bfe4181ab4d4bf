/**
 * The tier {@code simd}: kernels that compute several output rows at once, one per lane of the
 * Vector API.
 *
 * <p>Only {@code tile}, where the time goes, is emitted for lanes; states are initialised, merged
 * and finished row by row, as on the tier {@code scalar}.
 */
package io.github.quern.cpu.vector;

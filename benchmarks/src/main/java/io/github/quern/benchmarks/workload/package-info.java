/**
 * What is timed: a reduction for Quern, its data, and the same computation as a plain Java loop.
 * The plain C of each is in {@code kernels.c}, under the same name.
 */
@NullMarked
package io.github.quern.benchmarks.workload;

import org.jspecify.annotations.NullMarked;

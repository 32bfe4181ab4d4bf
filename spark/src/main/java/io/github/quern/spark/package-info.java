/**
 * The same reductions on Apache Spark: distributed arrays, plans, tiles and the merging of their
 * states. It takes {@code Genred}s and gives distributed results; formulas, kernels and tiers are
 * the matter of the runtime, which runs inside of Spark's executors.
 */
@NullMarked
package io.github.quern.spark;

import org.jspecify.annotations.NullMarked;

/**
 * How it is timed: tiers and Java loops by JMH, each in a JVM of its own, and the C program in a
 * process of its own; what to leave out since it would take too long; and that all give the same
 * values.
 */
@NullMarked
package io.github.quern.benchmarks.measure;

import org.jspecify.annotations.NullMarked;

/** A program that shows distributed reductions, on this machine or on a cluster. */
@NullMarked
package io.github.quern.spark.samples;

import org.jspecify.annotations.NullMarked;

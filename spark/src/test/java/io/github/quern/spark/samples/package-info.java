/** The sample's numbers are right. */
@NullMarked
package io.github.quern.spark.samples;

import org.jspecify.annotations.NullMarked;

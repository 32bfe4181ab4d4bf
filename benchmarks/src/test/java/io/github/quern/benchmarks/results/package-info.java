/** Tests of what results say. */
@NullMarked
package io.github.quern.benchmarks.results;

import org.jspecify.annotations.NullMarked;

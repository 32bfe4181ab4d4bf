/** Fast tests, at tiny sizes; nothing is timed. */
@NullMarked
package io.github.quern.benchmarks;

import org.jspecify.annotations.NullMarked;

/** Fast tests, at tiny sizes; nothing is timed. */
@NullMarked
package io.github.quern.benchmarks.measure;

import org.jspecify.annotations.NullMarked;

/** What was measured, as it is written to {@code results.json}; this package knows nobody. */
@NullMarked
package io.github.quern.benchmarks.results;

import org.jspecify.annotations.NullMarked;

/**
 * The command behind {@code scripts/bench}. An application on the class path: JMH's JVMs are
 * started there, and JMH and XChart are no modules, so this one is none either.
 */
@NullMarked
package io.github.quern.benchmarks;

import org.jspecify.annotations.NullMarked;

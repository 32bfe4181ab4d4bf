/**
 * The command behind {@code scripts/fuzz}, which looks for faults by random input. An application
 * on the class path, since it shares packages with the tests whose generators it uses.
 */
@NullMarked
package io.github.quern.fuzz;

import org.jspecify.annotations.NullMarked;

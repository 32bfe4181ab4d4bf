/**
 * The conformance cases on the scalar tier, and tests of the tools that run them; they need no
 * device.
 */
@NullMarked
package io.github.quern.cli.conformance;

import org.jspecify.annotations.NullMarked;

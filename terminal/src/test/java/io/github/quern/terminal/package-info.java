/** Tests of what only a terminal is shown. */
@org.jspecify.annotations.NullMarked
package io.github.quern.terminal;

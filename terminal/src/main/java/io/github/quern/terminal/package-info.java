/**
 * What only a terminal is shown: colours and progress. Takes what is known of the standard streams;
 * must not know the commands.
 */
@org.jspecify.annotations.NullMarked
package io.github.quern.terminal;

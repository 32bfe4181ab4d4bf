/**
 * The commands, one small class each, and the options they share. They turn words into calls of the
 * library and results into text; numbers in files are read by {@link io.github.quern.cli.io}.
 */
package io.github.quern.cli;

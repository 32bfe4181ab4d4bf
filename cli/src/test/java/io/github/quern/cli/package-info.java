/** Tests of the commands, run in this JVM with captured output; they need no device. */
@NullMarked
package io.github.quern.cli;

import org.jspecify.annotations.NullMarked;
